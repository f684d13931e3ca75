using AnSinh.Web.Tests.Running;
using Microsoft.Playwright;

namespace AnSinh.Journeys.Tests;

/// <summary>An officer comes to work: signs in by keyboard, sees what is to be done, leaves.</summary>
public sealed class SignInJourney(Browser browser) : IClassFixture<Browser>
{
    private static readonly string[] Paths = ["/", "/huong-dan", "/doi-mat-khau", "/loi/404"];

    [Fact]
    public async Task By_keyboard_alone_with_a_mistake_on_the_way()
    {
        var page = await browser.NewPageAsync();
        await page.GotoAsync("/dang-nhap");
        await TabToAsync(page, "Login");
        await page.Keyboard.TypeAsync("officer");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("sai mật khẩu");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".as-summary");
        (await FocusedAsync(page)).ShouldBe("as-summary");

        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        (await FocusedAsync(page)).ShouldBe("Password");
        await page.Keyboard.TypeAsync(Site.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/");

        await page.Keyboard.PressAsync("/");
        (await FocusedAsync(page)).ShouldBe("q");
        await page.Keyboard.TypeAsync("j/k?");
        (await page.InputValueAsync("#q")).ShouldBe("j/k?");
    }

    [Fact]
    public async Task Keys_rest_while_an_input_method_composes_and_when_turned_off()
    {
        var page = await browser.SignedInAsync("officer");
        await page.EvaluateAsync(
            "document.body.dispatchEvent(new KeyboardEvent('keydown', "
                + "{ key: '/', isComposing: true, bubbles: true }))");
        (await FocusedAsync(page)).ShouldNotBe("q");
        await page.GotoAsync("/huong-dan");
        await page.UncheckAsync("[data-keys]");
        await page.GotoAsync("/");
        await page.Keyboard.PressAsync("/");
        (await FocusedAsync(page)).ShouldNotBe("q");
    }

    [Fact]
    public async Task Without_script_the_same_works()
    {
        var page = await browser.NewPageAsync(script: false);
        await page.GotoAsync("/dang-nhap");
        await page.FillAsync("#Login", "officer");
        await page.FillAsync("#Password", Site.Password);
        await page.NextPageAsync(() => page.ClickAsync("main button"));
        (await page.InnerTextAsync("h1")).ShouldBe("Việc cần làm");
        await page.ClickAsync(".as-me summary");
        await page.NextPageAsync(() => page.ClickAsync(".as-drop button"));
        (await page.InnerTextAsync("h1")).ShouldBe("Đăng nhập");
    }

    [Fact]
    public async Task A_form_pressed_twice_is_sent_once()
    {
        var page = await browser.NewPageAsync();
        await page.GotoAsync("/dang-nhap");
        await page.FillAsync("#Login", "officer");
        await page.FillAsync("#Password", Site.Password);
        var sent = 0;
        page.Request += (_, request) => sent += request.Method == "POST" ? 1 : 0;
        await page.EvaluateAsync("const f = document.querySelector('main form'); "
            + "f.requestSubmit(); f.requestSubmit();");
        await page.WaitForURLAsync("**/");
        sent.ShouldBe(1);
    }

    [Theory]
    [InlineData(1366, 768)]
    [InlineData(390, 844)]
    public async Task Every_page_is_reachable_fits_and_is_pictured(int width, int height)
    {
        var size = new ViewportSize { Width = width, Height = height };
        await FillInboxAsync();
        var open = await browser.NewPageAsync(size);
        await open.GotoAsync("/dang-nhap");
        await CheckAsync(open, "dang-nhap");
        await open.ClickAsync("main button");
        await CheckAsync(open, "dang-nhap-loi");

        var page = await browser.SignedInAsync("officer", size);
        foreach (var path in Paths)
        {
            await page.GotoAsync(path);
            await CheckAsync(page, path == "/" ? "viec-can-lam" : path.Trim('/').Replace('/', '-'));
        }

        await page.GotoAsync("/");
        await page.ClickAsync(".as-me summary");
        await page.IsAccessibleAsync();
        await page.PictureAsync("tai-khoan");
        await page.GotoAsync("/#menu");
        await page.PictureAsync("menu");
    }

    [Fact]
    public async Task Pages_are_light()
    {
        var first = await (await browser.NewPageAsync()).WeightAsync("/dang-nhap");
        first.All.ShouldBeLessThan(150_000);
        var page = await browser.SignedInAsync("officer");
        (await page.WeightAsync("/")).Page.ShouldBeLessThan(30_000);
    }

    private static async Task CheckAsync(IPage page, string name)
    {
        await page.IsAccessibleAsync();
        await page.FitsAsync();
        await page.PictureAsync(name);
    }

    private async Task FillInboxAsync()
    {
        await browser.Site.AddWorkAsync("Trả lời Bưu điện về 7 dòng chưa khớp", new DateOnly(2026, 11, 17));
        await browser.Site.AddWorkAsync("Sửa tài khoản bị trả lại của Lý Văn Séng", new DateOnly(2026, 11, 20));
        await browser.Site.AddWorkAsync("Duyệt danh sách chi trả tháng 12/2026: 449 người", new DateOnly(2026, 11, 25));
        await browser.Site.AddWorkAsync("Chưa rõ căn cứ hưởng của Vi Thị Ếm, sinh 1950", null);
    }

    private static async Task TabToAsync(IPage page, string id)
    {
        for (var i = 0; i < 20 && await FocusedAsync(page) != id; i++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        (await FocusedAsync(page)).ShouldBe(id);
    }

    private static Task<string> FocusedAsync(IPage page) =>
        page.EvaluateAsync<string>("document.activeElement.id || document.activeElement.className");
}
