using System.Text;
using AnSinh.Core.Registry;
using AnSinh.Web.Tests.Running;
using Microsoft.Playwright;

namespace AnSinh.Journeys.Tests;

/// <summary>An officer takes a list in, finds a person, asks why, and opens what is closed.</summary>
public sealed class PeopleJourney(Browser browser) : IClassFixture<Browser>
{
    private const string List =
        "UBND XÃ CAO LỘC,,,,,,\nDANH SÁCH CHI TRẢ TRỢ CẤP XÃ HỘI THÁNG 12/2026,,,,,,\n"
        + "STT,Họ và tên,Ngày sinh,Thôn,Hệ số,Số tiền,Ký nhận\n1,Nông Thị Mẩy,12/08/1966,Nà Mon,\"1,5\",810000,\n"
        + "2,Hứa Văn Páo,05/09/1980,Bản Rọi,\"1,5\",810000,\n3,Hoàng Thị Nái,01/01/1950,Nà Mon,1.7,810000,\n";

    [Theory]
    [InlineData(1366, 768, true)]
    [InlineData(390, 844, false)]
    public async Task A_file_is_taken_in_and_every_step_is_reachable(int width, int height, bool script)
    {
        var page = await SignedInAsync("officer", new ViewportSize { Width = width, Height = height }, script);
        await page.GotoAsync("/nhap-tep");
        await CheckAsync(page, "nhap-tep", script);
        await page.SetInputFilesAsync("#Upload", new FilePayload
        {
            Name = $"ds-{width}.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(List + width),
        });
        await page.ClickAsync("main form[enctype] button");
        await page.WaitForSelectorAsync("#ghi-so");
        await CheckAsync(page, "nhap-tep-kiem-tra", script);
        await page.NextPageAsync(() => page.ClickAsync("#ghi-so"));
        (await page.InnerTextAsync("h1")).ShouldContain($"ds-{width}.csv");
        await CheckAsync(page, "nhap-tep-ket-qua", script);
    }

    [Theory]
    [InlineData(1366, 768)]
    [InlineData(390, 844)]
    public async Task A_person_is_found_and_explained(int width, int height)
    {
        var code = $"JN{width:0000}";
        var person = await browser.Site.AddPersonAsync(code, "Lý Thị Dén", citizenId: $"99916600{width:0000}");
        await browser.Site.AddFactAsync(person, FactKinds.Poverty, "poor");
        await browser.Site.AddWorkAsync("Đối chiếu ngày sinh của Lý Thị Dén", null, Site.Commune, person.Id);
        var page = await SignedInAsync("officer", new ViewportSize { Width = width, Height = height }, script: true);
        await CheckAsync(page, "viec-can-lam-nguoi", script: true);
        await page.FillAsync("#q", "ly thi den");
        await page.PressAsync("#q", "Enter");
        await page.WaitForURLAsync("**/doi-tuong?q=*");
        await CheckAsync(page, "doi-tuong", script: true);
        await page.GotoAsync($"/doi-tuong/{code}?thang=2026-12");
        await CheckAsync(page, "ho-so-huong", script: true);
        foreach (var tab in new[] { "chi-tra", "ho-so", "ho-gia-dinh", "nhat-ky" })
        {
            await page.GotoAsync($"/doi-tuong/{code}/{tab}");
            await CheckAsync(page, "ho-so-" + tab, script: true);
        }

        await page.GotoAsync("/phap-luat?thang=2026-12");
        await CheckAsync(page, "phap-luat", script: true);
        await page.GotoAsync("/sap-thay-doi?han=3");
        await CheckAsync(page, "sap-thay-doi", script: true);
        var keeper = await SignedInAsync("administrator", new ViewportSize { Width = width, Height = height },
            script: true);
        foreach (var path in new[] { "tai-khoan", "tai-khoan/them", "lich-nghi" })
        {
            await keeper.GotoAsync("/" + path);
            await CheckAsync(keeper, path.Replace('/', '-'), script: true);
        }
    }

    private async Task<IPage> SignedInAsync(string login, ViewportSize size, bool script)
    {
        var page = await browser.NewPageAsync(size, script);
        await page.GotoAsync("/dang-nhap");
        await page.FillAsync("#Login", login);
        await page.FillAsync("#Password", Site.Password);
        await page.ClickAsync("main button");
        await page.WaitForSelectorAsync(".as-nav", new() { State = WaitForSelectorState.Attached });
        return page;
    }

    private static async Task CheckAsync(IPage page, string name, bool script)
    {
        if (script)
        {
            await page.IsAccessibleAsync();
            await page.FitsAsync();
        }

        await page.PictureAsync(name, whole: true);
    }
}
