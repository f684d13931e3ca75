using AnSinh.Web.Tests.Running;
using Microsoft.Playwright;

namespace AnSinh.Journeys.Tests;

/// <summary>
/// A month the whole way, by keyboard alone: prepared, submitted, approved by another, ordered, sent, answered, settled.
/// </summary>
public sealed class MonthJourney(Browser browser) : IClassFixture<Browser>
{
    private const string Board = "/ky-chi-tra/2026-12";
    private const string Results = "/doi-chieu/2026-12/vnpost";

    private readonly MonthOffice office = new(browser.Site);

    [Fact]
    public async Task A_month_by_keyboard_alone()
    {
        await office.PersonAsync("Nông Thị Mẩy");
        await office.PersonAsync("Vi Văn Chài");
        var officer = await browser.SignedInAsync("officer");
        await OpenAsync(officer, Board, "bang-thang-trong");
        await officer.PressAsync(".as-actions form button");
        await CheckAsync(officer, "bang-thang-da-lap");
        await OpenAsync(officer, Board + "/danh-sach?xa=05971", "danh-sach");
        await OpenAsync(officer, Board, "bang-thang");
        await officer.PressAsync(".as-actions form button");
        await TextAsync(officer, "chờ duyệt");

        var chair = await browser.SignedInAsync("chair");
        await OpenAsync(chair, Board + "/duyet", "duyet-chua-xem");
        await chair.PressAsync(".decide .btn-primary");
        await CheckAsync(chair, "chenh-lech");
        await chair.PressAsync(".as-actions .btn-primary");
        await CheckAsync(chair, "duyet");
        await chair.PressAsync("#duyet button");
        await CheckAsync(chair, "duyet-xong");
        await TextAsync(chair, "Đã duyệt 1 danh sách");

        var accountant = await browser.SignedInAsync("accountant");
        await OpenAsync(accountant, Board + "/chuyen-tien", "chuyen-tien-chua");
        await accountant.PressAsync("#lap-unc button");
        await accountant.PressAsync("#chuyen-vnpost button");
        await CheckAsync(accountant, "chuyen-tien");

        await AnswerAsync();
        await OpenAsync(accountant, "/doi-chieu", "doi-chieu-cac-ky");
        await OpenAsync(accountant, Results, "doi-chieu");
        await OpenAsync(accountant, Results + "/quyet-toan", "quyet-toan");
        await accountant.PressAsync("#quyet-toan button");
        await TextAsync(accountant, "Đã quyết toán kỳ 12/2026");
        await OpenAsync(accountant, "/ky-chi-tra/kiem-tra-so", "kiem-tra-so-chua");
        await accountant.PressAsync("main form button");
        await CheckAsync(accountant, "kiem-tra-so");
        await TextAsync(accountant, "Mọi điều đã kiểm đều đúng");
    }

    /// <summary>The Post mistypes a name, the accountant decides it, the Post sends the right file.</summary>
    private async Task AnswerAsync()
    {
        var post = await browser.SignedInAsync("post");
        await OpenAsync(post, Results + "/tep", "nhan-tep");
        await post.SetInputFilesAsync("#Upload", new FilePayload
        {
            Name = "ket-qua.csv",
            MimeType = "text/csv",
            Buffer = await office.ResultAsync("2026-12", (_, line) =>
                (line.PayeeName == "Vi Văn Chài" ? "Vi Văn Trài" : line.PayeeName, line.AmountVnd, "THANH_CONG")),
        });
        await post.PressAsync("#xem-truoc button");
        await CheckAsync(post, "nhan-tep-xem-truoc");
        await post.PressAsync("#ghi button");
        await TextAsync(post, "Đã nhận 2 dòng");

        var accountant = await browser.SignedInAsync("accountant");
        await OpenAsync(accountant, Results + "/can-xem?hang=NAME_MISMATCH", "can-xem");
        await accountant.FocusAsync("#Reason");
        await accountant.Keyboard.TypeAsync("đã gọi Bưu điện, gõ nhầm tên");
        await accountant.NextPageAsync(() => accountant.Keyboard.PressAsync("Control+Enter"));
        await TextAsync(accountant, "đã gọi Bưu điện, gõ nhầm tên");

        await post.GotoAsync(Results + "/tep");
        await post.SetInputFilesAsync("#Upload", new FilePayload
        {
            Name = "ket-qua-sua.csv",
            MimeType = "text/csv",
            Buffer = await office.AllPaidAsync("2026-12"),
        });
        await post.PressAsync("#xem-truoc button");
        await post.PressAsync("#ghi button");
        await TextAsync(post, "Đã nhận 2 dòng");
    }

    private static async Task OpenAsync(IPage page, string path, string name)
    {
        await page.GotoAsync(path);
        await CheckAsync(page, name);
    }

    private static async Task TextAsync(IPage page, string text) =>
        (await page.InnerTextAsync("main")).ShouldContain(text, Case.Sensitive, page.Url);

    private static async Task CheckAsync(IPage page, string name)
    {
        await page.IsAccessibleAsync();
        await page.FitsAsync();
        await page.PictureAsync("ky-" + name);
    }
}
