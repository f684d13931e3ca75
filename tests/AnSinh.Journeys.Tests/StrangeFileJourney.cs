using System.Text;
using AnSinh.Web.Tests.Running;
using Microsoft.Playwright;

namespace AnSinh.Journeys.Tests;

/// <summary>
/// The Post sends a file of lines that were never sent to it: the accountant finds it on the reconciliation page.
/// </summary>
public sealed class StrangeFileJourney(Browser browser) : IClassFixture<Browser>
{
    private const string Strange =
        "ma_ky,ma_lo,ma_dong,ho_ten,so_tk,so_tien,trang_thai,ma_loi,thoi_gian,ma_gd\r\n"
        + "2026-12,202612-vnpost-1,LA-0001,Hoàng Thị Nái,,540000,THANH_CONG,,,GDLA1\r\n"
        + "TONG,,1,,,540000,,,,\r\n";

    [Fact]
    public async Task It_is_found_and_read_at_both_widths()
    {
        var office = new MonthOffice(browser.Site);
        await office.PersonAsync("Nông Thị Mẩy");
        await office.SendAsync("2026-12");
        var post = await browser.SignedInAsync("post");
        await CheckAsync(post, "buoc-tiep-buu-dien");
        await post.ClickAsync(".as-next a");
        await post.SetInputFilesAsync("#Upload", new FilePayload
        {
            Name = "lo-khac.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(Strange),
        });
        await post.NextPageAsync(() => post.ClickAsync("#xem-truoc button"));
        await post.NextPageAsync(() => post.ClickAsync("#ghi button"));
        foreach (var size in new[] { Browser.Desk, Browser.Phone })
        {
            var accountant = await browser.SignedInAsync("accountant", size);
            await accountant.GotoAsync("/doi-chieu");
            await CheckAsync(accountant, "doi-chieu-tep-la");
            await accountant.NextPageAsync(() => accountant.ClickAsync("section[aria-labelledby=hk] tbody a"));
            (await accountant.InnerTextAsync("main")).ShouldContain("Hoàng Thị Nái");
            await CheckAsync(accountant, "tep-khong-khop");
            var officer = await browser.SignedInAsync("officer", size);
            await CheckAsync(officer, "buoc-tiep");
        }
    }

    private static async Task CheckAsync(IPage page, string name)
    {
        await page.IsAccessibleAsync();
        await page.FitsAsync();
        await page.PictureAsync(name);
    }
}
