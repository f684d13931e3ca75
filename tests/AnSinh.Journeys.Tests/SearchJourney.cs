using AnSinh.Core.Shared;
using AnSinh.Web.Tests.Running;
using Microsoft.Playwright;

namespace AnSinh.Journeys.Tests;

/// <summary>
/// An officer looks for somebody: the results follow the typing, and an input method is left in peace.
/// </summary>
public sealed class SearchJourney(Browser browser) : IClassFixture<Browser>
{
    private const string Compose =
        """
        typed => {
        const box = document.querySelector('#tim');
        box.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
        box.value = typed;
        box.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
        }
        """;

    private const string Composed =
        "document.querySelector('#tim').dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))";

    private const string Kept = "[...Object.values(localStorage), ...Object.values(sessionStorage)]";

    [Theory]
    [InlineData(1366, 768, "Lường Thị")]
    [InlineData(390, 844, "Lăng Thị")]
    public async Task Results_follow_the_typing_and_wait_for_a_letter_in_the_making(
        int width, int height, string family)
    {
        await browser.Site.AddPersonAsync($"TV{width}", family + " Vẻ");
        await browser.Site.AddPersonAsync($"TS{width}", family + " Sưởng");
        var page = await browser.SignedInAsync("officer", new ViewportSize { Width = width, Height = height });
        var asked = new List<string>();
        var refused = new List<string>();
        page.Request += (_, request) =>
        {
            if (request.Url.Contains("/doi-tuong?", StringComparison.Ordinal))
            {
                asked.Add(request.Url);
            }
        };
        page.Console += (_, message) => refused.Add(message.Text);
        await page.GotoAsync("/doi-tuong");
        await page.FocusAsync("#tim");

        await page.Keyboard.TypeAsync(VietnameseText.SearchKey(family) + " suong");
        await Assertions.Expect(page.Locator("#ket-qua tbody th a")).ToHaveTextAsync([family + " Sưởng"]);
        asked.Count.ShouldBe(1);
        page.Url.ShouldContain("suong");
        (await page.InnerTextAsync("#nghe")).ShouldBe("1 người");
        (await page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("tim");

        await page.EvaluateAsync(Compose, VietnameseText.SearchKey(family) + " v");
        await page.WaitForTimeoutAsync(700);
        asked.Count.ShouldBe(1);
        await page.EvaluateAsync(Composed);
        await Assertions.Expect(page.Locator("#ket-qua tbody th a")).ToHaveTextAsync([family + " Vẻ"]);

        refused.ShouldBeEmpty();
        await page.IsAccessibleAsync();
        await page.FitsAsync();
        (await page.EvaluateAsync<string[]>(Kept)).ShouldNotContain(one => one.Contains("<section"));
    }

    [Fact]
    public async Task When_the_session_has_ended_the_whole_page_asks_to_sign_in()
    {
        var page = await browser.SignedInAsync("officer");
        await page.GotoAsync("/doi-tuong");
        await page.Context.ClearCookiesAsync();
        await page.FocusAsync("#tim");
        await page.Keyboard.TypeAsync("nong");
        await page.WaitForURLAsync("**/dang-nhap*");
        (await page.InnerTextAsync("h1")).ShouldBe("Đăng nhập");
    }

    [Fact]
    public async Task Without_script_the_same_form_is_sent()
    {
        await browser.Site.AddPersonAsync("TW0001", "Lành Thị Sửu");
        var page = await browser.NewPageAsync(script: false);
        await page.GotoAsync("/dang-nhap");
        await page.FillAsync("#Login", "officer");
        await page.FillAsync("#Password", Site.Password);
        await page.ClickAsync("main button");
        await page.GotoAsync("/doi-tuong");
        await page.FillAsync("#tim", "lanh thi suu");
        await page.PressAsync("#tim", "Enter");
        (await page.InnerTextAsync("#ket-qua")).ShouldContain("1 người");
    }
}
