using System.Text;
using AnSinh.Web.Tests.Running;
using Microsoft.Playwright;

namespace AnSinh.Journeys.Tests;

/// <summary>
/// Pictures of every page for people who look, taken along one month of the demo. Runs only when ANSINH_GALLERY names
/// the folder that receives them; with ANSINH_GALLERY_WHOLE the pages are pictured to their end, for a close look.
/// </summary>
public sealed class Gallery(Browser browser) : IClassFixture<Browser>
{
    private const string Board = "/ky-chi-tra/" + DemoSite.Month;
    private const string Results = "/doi-chieu/" + DemoSite.Month + "/vnpost";
    private const string List =
        "UBND XÃ CAO LÂU,,,,,,\nDANH SÁCH CHI TRẢ TRỢ CẤP XÃ HỘI THÁNG 10/2020,,,,,,\n"
        + "STT,Họ và tên,Ngày sinh,Thôn,Hệ số,Số tiền,Ký nhận\n1,Nông Thị Mẩy,12/08/1956,Nà Mon,\"1,5\",405000,\n"
        + "2,Hứa Văn Páo,31/11/1950,Bản Rọi,\"1,5\",405000,\n3,Hoàng Thị Nái,01/01/1950,Nà Mon,1.7,405000,\n"
        + "4,Vi Thị Ếm,1948,Bản Rọi,\"1,5\",405.00,\n5,Lộc Văn Séng,03/02/1939,Nà Mon,\"1,5\",405000,\n";

    private static readonly ViewportSize[] Sizes = [Browser.Desk, Browser.Phone];

    private static string? Folder => Environment.GetEnvironmentVariable("ANSINH_GALLERY");

    private static bool Whole => Environment.GetEnvironmentVariable("ANSINH_GALLERY_WHOLE") is { Length: > 0 };

    [Fact]
    public async Task Every_page_is_pictured()
    {
        if (string.IsNullOrEmpty(Folder))
        {
            Assert.Skip("ANSINH_GALLERY names no folder");
        }

        Directory.CreateDirectory(Folder);
        await using var site = await DemoSite.StartAsync();
        await EnterAsync(site);
        var officer = await browser.SignedInAsync("canbo", site);
        await RegisterAsync(officer);
        await PrepareAsync(officer);
        await ApproveAsync(await browser.SignedInAsync("chutich", site));
        await TransferAsync(await browser.SignedInAsync("ketoan", site));
        site.Clock.Forward(TimeSpan.FromDays(27));
        await AnswerAsync(await browser.SignedInAsync("buudien", site), await site.AnswerAsync());
        await SettleAsync(await browser.SignedInAsync("ketoan", site));
        await KeepAsync(await browser.SignedInAsync("quantri", site));
        await new MonthOffice(browser.Site).ListedBeforeDecree335Async(browser.Site);
        await ChangeAsync(await browser.SignedInAsync("officer"));
    }

    /// <summary>On the site of the journeys: July 2026 was listed there before Decree 335 came.</summary>
    private static async Task ChangeAsync(IPage page)
    {
        const string Change = "/phap-luat/chuyen-muc/2026-08";
        await TakeAsync(page, Change, "chuyen-muc");
        await TakeAsync(page, Change + "/phai-quyet?loai=Coefficient", "chuyen-muc-phai-quyet");
        await page.GotoAsync("/phap-luat/thu");
        await page.FillAsync("#Rate", "600.000");
        await GoOnAsync(page, "main form button", "thu-luat");
    }

    private async Task EnterAsync(DemoSite site)
    {
        var page = await browser.NewPageAsync(at: site.Address);
        await TakeAsync(page, "/dang-nhap", "dang-nhap");
        await page.ClickAsync("main button");
        await PictureAsync(page, "dang-nhap-loi");
    }

    private static async Task RegisterAsync(IPage page)
    {
        await TakeAsync(page, "/", "viec-can-lam");
        await page.ClickAsync(".as-me summary");
        await PictureAsync(page, "danh-muc-tai-khoan");
        await TakeAsync(page, "/doi-mat-khau", "doi-mat-khau");
        await TakeAsync(page, "/huong-dan", "huong-dan");
        await TakeAsync(page, "/doi-tuong", "doi-tuong");
        await TakeAsync(page, "/doi-tuong?q=khong+co+ai", "doi-tuong-khong-thay");
        await TakeAsync(page, "/doi-tuong?q=nong+thi", "doi-tuong-tim");
        var person = await page.GetAttributeAsync("main tbody th a", "href");
        await TakeAsync(page, person!, "ho-so");
        await TakeAsync(page, person + "?thang=2020-12", "ho-so-vi-sao");
        foreach (var tab in new[] { "chi-tra", "ho-so", "ho-gia-dinh", "nhat-ky" })
        {
            await TakeAsync(page, $"{person}/{tab}", "ho-so-" + tab);
        }

        await TakeAsync(page, $"{person}/phieu", "ho-so-phieu");
        await TakeAsync(page, $"{person}/bien-dong", "ho-so-bien-dong");
        await TakeAsync(page, "/sap-thay-doi?han=3", "sap-thay-doi");
        await TakeAsync(page, "/lich-nghi", "lich-nghi");
        await TakeAsync(page, "/phap-luat", "phap-luat");
        await TakeAsync(page, "/phap-luat?thang=2026-12", "phap-luat-2026");
        await TakeAsync(page, "/nhap-tep", "nhap-tep");
        await page.SetInputFilesAsync("#Upload", File("ds-cao-lau-10-2020.csv", Encoding.UTF8.GetBytes(List)));
        await GoOnAsync(page, "main form[enctype] button", "nhap-tep-kiem-tra");
        if (await page.Locator("#ghi-so").CountAsync() > 0)
        {
            await GoOnAsync(page, "#ghi-so", "nhap-tep-ket-qua");
        }

        await TakeAsync(page, "/nhap-tep", "nhap-tep-cac-tep");
        await TakeAsync(page, "/tai-khoan", "loi-403");
        await TakeAsync(page, "/khong-co", "loi-404");
        await TakeAsync(page, "/loi/500", "loi-500");
    }

    private static async Task PrepareAsync(IPage page)
    {
        await TakeAsync(page, "/ky-chi-tra/2021-02", "bang-thang-thang-sau");
        await TakeAsync(page, Board, "bang-thang-chua-lap");
        await TakeAsync(page, Board + "/chenh-lech", "chenh-lech-chua-co");
        await page.GotoAsync(Board);
        await GoOnAsync(page, ".as-actions form button", "bang-thang-da-lap");
        await TakeAsync(page, (await page.GetAttributeAsync("main tbody th a", "href"))!, "danh-sach");
        await TakeAsync(page, Board + "/chenh-lech", "chenh-lech");
        await page.GotoAsync(Board);
        await GoOnAsync(page, ".as-actions form button", "bang-thang-da-trinh");
    }

    private static async Task ApproveAsync(IPage page)
    {
        await TakeAsync(page, "/", "viec-can-lam-chu-tich");
        await TakeAsync(page, Board + "/duyet", "duyet-chua-xem");
        await GoOnAsync(page, ".decide .btn-primary", "chenh-lech-nguoi-duyet");
        await GoOnAsync(page, ".as-actions .btn-primary", "duyet");
        await GoOnAsync(page, "#duyet button", "duyet-xong");
    }

    private static async Task TransferAsync(IPage page)
    {
        await TakeAsync(page, "/", "viec-can-lam-ke-toan");
        await TakeAsync(page, Board, "bang-thang-da-duyet");
        await TakeAsync(page, Board + "/chuyen-tien", "chuyen-tien-chua-lap");
        await GoOnAsync(page, "#lap-unc button", "chuyen-tien-da-lap");
        await GoOnAsync(page, "#chuyen-vnpost button", "chuyen-tien");
        await TakeAsync(page, Results, "doi-chieu-chua-co-tep");
    }

    private static async Task AnswerAsync(IPage page, byte[] answer)
    {
        await TakeAsync(page, "/", "viec-can-lam-buu-dien");
        await TakeAsync(page, Results + "/tep", "tep-ket-qua");
        await page.SetInputFilesAsync("#Upload", File("ket-qua-thang-01-2021.csv", answer));
        await GoOnAsync(page, "#xem-truoc button", "tep-ket-qua-xem-truoc");
        await GoOnAsync(page, "#ghi button", "doi-chieu-buu-dien");
        await page.GotoAsync(Results + "/tep");
        await page.SetInputFilesAsync("#Upload", File("ket-qua-lo-khac.csv", DemoSite.Strange()));
        await page.NextPageAsync(() => page.ClickAsync("#xem-truoc button"));
        await page.NextPageAsync(() => page.ClickAsync("#ghi button"));
    }

    private static async Task SettleAsync(IPage page)
    {
        await TakeAsync(page, "/", "viec-can-lam-doi-chieu");
        await TakeAsync(page, "/doi-chieu", "doi-chieu-cac-ky");
        await GoOnAsync(page, "section[aria-labelledby=hk] tbody a", "tep-khong-khop");
        await TakeAsync(page, Results, "doi-chieu");
        await TakeAsync(page, Results + "/can-xem?hang=NAME_MISMATCH", "can-xem-ten");
        await TakeAsync(page, Results + "/can-xem?hang=UNKNOWN_LINE", "can-xem-la");
        await TakeAsync(page, Results + "/quyet-toan", "quyet-toan-chua-duoc");
        await TakeAsync(page, "/doi-chieu/2020-12/vnpost/quyet-toan", "quyet-toan");
        await TakeAsync(page, Board, "bang-thang");
        await PictureAsync(page, "bang-thang-cac-thang", ".as-bars");
        await TakeAsync(page, "/ky-chi-tra/kiem-tra-so", "kiem-tra-so-chua-chay");
        await GoOnAsync(page, "main form button", "kiem-tra-so");
    }

    private static async Task KeepAsync(IPage page)
    {
        await TakeAsync(page, "/", "viec-can-lam-quan-tri");
        await TakeAsync(page, "/tai-khoan", "tai-khoan");
        await TakeAsync(page, "/tai-khoan/them", "tai-khoan-them");
    }

    private static FilePayload File(string name, byte[] content) =>
        new() { Name = name, MimeType = "text/csv", Buffer = content };

    private static async Task TakeAsync(IPage page, string path, string name)
    {
        await page.GotoAsync(path);
        await PictureAsync(page, name);
    }

    private static async Task GoOnAsync(IPage page, string selector, string name)
    {
        await page.NextPageAsync(() => page.ClickAsync(selector));
        await PictureAsync(page, name);
    }

    private static async Task PictureAsync(IPage page, string name, string? place = null)
    {
        foreach (var size in Sizes)
        {
            await page.SetViewportSizeAsync(size.Width, size.Height);
            if (place is not null)
            {
                await page.Locator(place).ScrollIntoViewIfNeededAsync();
            }

            var path = Path.Combine(Folder!, $"{name}-{size.Width}");
            await (Whole ? page.SaveWholeAsync(path + ".png") : page.SaveViewAsync(path + ".webp"));
        }

        await page.SetViewportSizeAsync(Browser.Desk.Width, Browser.Desk.Height);
    }
}
