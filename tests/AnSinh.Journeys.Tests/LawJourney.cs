using AnSinh.Web.Tests.Running;
using Microsoft.Playwright;

namespace AnSinh.Journeys.Tests;

/// <summary>An officer looks at a change of law, decides what it leaves open, tries a draft, records a death.</summary>
public sealed class LawJourney(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData(1366, 768)]
    [InlineData(390, 844)]
    public async Task A_change_of_law_is_seen_and_decided(int width, int height)
    {
        await new MonthOffice(browser.Site).ListedBeforeDecree335Async(browser.Site);
        var page = await SignedInAsync(width, height);
        await page.GotoAsync("/phap-luat/chuyen-muc/2026-08");
        await CheckAsync(page, "chuyen-muc");
        await page.ClickAsync("text=Hệ số thay đổi");
        await page.ClickAsync("td details summary");
        await CheckAsync(page, "chuyen-muc-phai-quyet");
        await page.ClickAsync("td .form-check >> nth=0");
        await page.FillAsync("td [name=Reason]", $"Công văn {width}/SYT");
        await page.NextPageAsync(() => page.ClickAsync("td form button"));
        (await page.InnerTextAsync("main")).ShouldContain($"Công văn {width}/SYT");
        await CheckAsync(page, "chuyen-muc-da-quyet");
    }

    [Theory]
    [InlineData(1366, 768)]
    [InlineData(390, 844)]
    public async Task A_draft_is_tried_and_what_happened_is_recorded(int width, int height)
    {
        await new MonthOffice(browser.Site).ListedBeforeDecree335Async(browser.Site);
        var page = await SignedInAsync(width, height);
        await page.GotoAsync("/phap-luat/thu");
        await page.FillAsync("#MonthText", "12/2026");
        await page.FillAsync("#Rate", "600.000");
        await page.NextPageAsync(() => page.ClickAsync("main form button"));
        (await page.InnerTextAsync(".as-proof")).ShouldContain("Khớp đến đồng");
        await CheckAsync(page, "thu-luat");

        await page.GotoAsync("/doi-tuong/W0001/bien-dong");
        await CheckAsync(page, "bien-dong");
        await page.NextPageAsync(() => page.ClickAsync("main form button"));
        (await page.InnerTextAsync(".as-summary")).ShouldContain("Chọn điều đã xảy ra");
        await CheckAsync(page, "bien-dong-sua");
    }

    private async Task<IPage> SignedInAsync(int width, int height)
    {
        var page = await browser.NewPageAsync(new ViewportSize { Width = width, Height = height }, true);
        await page.GotoAsync("/dang-nhap");
        await page.FillAsync("#Login", "officer");
        await page.FillAsync("#Password", Site.Password);
        await page.ClickAsync("main button");
        await page.WaitForSelectorAsync(".as-nav", new() { State = WaitForSelectorState.Attached });
        return page;
    }

    private static async Task CheckAsync(IPage page, string name)
    {
        await page.IsAccessibleAsync();
        await page.FitsAsync();
        await page.PictureAsync(name, whole: true);
    }
}
