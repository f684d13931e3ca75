using System.Text;
using AnSinh.Web.Tests.Running;
using Microsoft.Playwright;

namespace AnSinh.Journeys.Tests;

/// <summary>
/// What changes the register, by keyboard alone and with an input method: a strange list taken in and taken back, two
/// records that are one person, a change of somebody's course.
/// </summary>
public sealed class KeyboardJourney(Browser browser) : IClassFixture<Browser>
{
    private const string Strange =
        "UBND XÃ CAO LỘC,,,,\nBẢNG KÊ THÁNG 12/2026,,,,\nTT,Quý ông bà,Tuổi mụ,Ở đâu,Thuộc loại\n"
        + "1,Lộc Thị Lạ,1960,Nà Mon,Người khuyết tật nặng\n2,Hứa Văn Lạ,1970,Bản Rọi,Người khuyết tật nặng\n";

    [Fact]
    public async Task A_list_of_strange_headings_is_mapped_taken_in_and_taken_back()
    {
        var page = await browser.SignedInAsync("officer");
        await page.GotoAsync("/nhap-tep");
        await page.SetInputFilesAsync("#Upload", new FilePayload
        {
            Name = "la.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(Strange),
        });
        await page.PressAsync("main form[enctype] button");
        await page.PressAsync("#ghep-cot");
        await CheckAsync(page, "nhap-tep-ghep-cot");
        await page.ChooseAsync("#Cot-B", "full_name");
        await page.PressAsync("#ghep .btn-primary");
        await TextAsync(page, "Chưa chọn cột nào là “Ngày hoặc năm sinh”");
        foreach (var (column, field) in new[] { ("C", "dob"), ("D", "hamlet"), ("E", "category") })
        {
            await page.ChooseAsync("#Cot-" + column, field);
        }

        await page.PressAsync("#ghep .btn-primary");
        await TextAsync(page, "Đọc theo cách ghép cột đã nhớ");
        await CheckAsync(page, "nhap-tep-da-ghep");
        await page.PressAsync("#ghi-so");
        await CheckAsync(page, "nhap-tep-rut-lai");
        await page.TelexAsync("#Reason", "nhập nhầm tệp của xã khác");
        await page.PressAsync("#rut-lai button");
        await TextAsync(page, "2 người ra khỏi sổ");
        await CheckAsync(page, "nhap-tep-da-rut");
    }

    [Fact]
    public async Task Two_records_are_made_one_and_parted_again()
    {
        await browser.Site.AddPersonAsync("KB0001", "Lành Thị Đôi");
        await browser.Site.AddPersonAsync("KB0002", "Lành Thị Đôi");
        var page = await browser.SignedInAsync("officer");
        await page.GotoAsync("/doi-tuong/trung");
        await page.PressAsync("#tim-trung button");
        await CheckAsync(page, "doi-tuong-trung");
        await page.TabToAsync("#q-KB0001-KB0002 input[type=radio]");
        await page.Keyboard.PressAsync("Space");
        await page.TelexAsync("#r-KB0001-KB0002", "cùng một giấy khai sinh, nhập hai lần");
        await page.PressAsync("#q-KB0001-KB0002 button");
        await TextAsync(page, "Đã gộp KB0002 vào KB0001");
        await page.PressAsync(".as-actions a");
        await page.TelexAsync("#u-KB0001-KB0002", "gộp nhầm hai chị em");
        await CheckAsync(page, "doi-tuong-trung-da-gop");
        await page.PressAsync("form[action*=Undo] button");
        await TextAsync(page, "Đã tách lại hai hồ sơ");
    }

    [Fact]
    public async Task A_change_of_course_is_written_on_the_page_of_the_person()
    {
        await browser.Site.AddPersonAsync("KB0003", "Lường Thị Đổi");
        var page = await browser.SignedInAsync("officer");
        await page.GotoAsync("/doi-tuong/KB0003/bien-dong");
        await page.TelexAsync("#Reason", "đi khỏi");
        await page.PressAsync("form[action*=bien-dong] .btn-primary");
        await CheckAsync(page, "ho-so-bien-dong-sai");
        await page.TabToAsync("#Change");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.TabToAsync("#On");
        await page.Keyboard.TypeAsync("15/11/2026");
        await page.TelexAsync("#DecisionNo", "12/QĐ-UBND");
        await page.PressAsync("form[action*=bien-dong] .btn-primary");
        await TextAsync(page, "Tạm dừng");
        await page.GotoAsync("/doi-tuong/KB0003/nhat-ky");
        await TextAsync(page, "đi khỏi");
    }

    private static async Task TextAsync(IPage page, string text) =>
        (await page.InnerTextAsync("main")).ShouldContain(text, Case.Sensitive, page.Url);

    private static async Task CheckAsync(IPage page, string name)
    {
        await page.IsAccessibleAsync();
        await page.FitsAsync();
        await page.PictureAsync("phim-" + name, whole: true);
    }
}
