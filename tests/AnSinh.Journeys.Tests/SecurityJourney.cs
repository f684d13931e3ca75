using AnSinh.Core.Access;
using AnSinh.Web.Tests.Running;
using Microsoft.Playwright;

namespace AnSinh.Journeys.Tests;

/// <summary>
/// The second factor in a real browser: the pages of the telephone, and passkeys of a virtual device.
/// </summary>
public sealed class SecurityJourney(Browser browser) : IClassFixture<Browser>
{
    private const string Mine = "/tai-khoan-cua-toi";

    [Theory]
    [InlineData(1366, 768)]
    [InlineData(390, 844)]
    public async Task Every_page_of_the_second_factor_is_reachable_fits_and_is_pictured(int width, int height)
    {
        var size = new ViewportSize { Width = width, Height = height };
        var login = "phone" + width;
        await browser.Site.AddUserAsync(login, Permissions.Administrator, "Nông Thị Mã", "person-" + login);
        var page = await browser.SignedInAsync(login, size);
        await page.GotoAsync(Mine);
        await CheckAsync(page, "bao-mat");
        await page.GotoAsync(Mine + "/ung-dung");
        await page.NextPageAsync(() => page.ClickAsync("#bat-dau button"));
        await CheckAsync(page, "ung-dung-tao-ma");
        var phone = new Phone(browser.Site.Clock, Base32.Bytes(await page.InnerTextAsync("#khoa")));
        await page.FillAsync("#Code", phone.Next());
        await page.NextPageAsync(() => page.ClickAsync("#xac-nhan-ma button"));
        await CheckAsync(page, "ma-du-phong");
        await page.GotoAsync("/tai-khoan/officer");
        await CheckAsync(page, "tai-khoan-mot-nguoi");
        await page.NextPageAsync(() => page.ClickAsync("#ket-thuc button"));
        await CheckAsync(page, "xac-nhan");
        await page.FillAsync("#Proof", phone.Next());
        await page.NextPageAsync(() => page.ClickAsync("#xac-nhan button.btn-primary"));
        (await page.InnerTextAsync("main")).ShouldContain("Đã kết thúc mọi phiên của officer");

        var again = await browser.NewPageAsync(size);
        await again.GotoAsync("/dang-nhap");
        await again.FillAsync("#Login", login);
        await again.FillAsync("#Password", Site.Password);
        await again.NextPageAsync(() => again.ClickAsync("main button"));
        await CheckAsync(again, "nhap-ma");
        await again.Keyboard.PressAsync("Tab");
        await again.FillAsync("#Code", phone.Next());
        await again.Keyboard.PressAsync("Enter");
        await again.WaitForURLAsync("**/");
    }

    [Fact]
    public async Task A_passkey_is_made_signs_in_without_a_password_and_proves_again()
    {
        await browser.Site.AddUserAsync("key", Permissions.Officer, "Nông Thị Khóa");
        var page = await browser.NewPageAsync(at: Localhost);
        await AddDeviceAsync(page);
        await page.GotoAsync("/dang-nhap");
        await page.FillAsync("#Login", "key");
        await page.FillAsync("#Password", Site.Password);
        await page.NextPageAsync(() => page.ClickAsync("main button"));
        await page.GotoAsync(Mine + "/khoa");
        await page.NextPageAsync(() => page.ClickAsync("#bat-dau button"));
        await page.FillAsync("#Name", "máy ở cơ quan");
        await page.NextPageAsync(() => page.ClickAsync("[data-passkey-go]"));
        page.Url.ShouldEndWith("/ma-du-phong");
        (await page.Locator(".as-codes li").CountAsync()).ShouldBe(FactorRules.RecoveryCodes);
        (await browser.Site.AccountAsync("key")).TwoFactorEnabled.ShouldBeTrue();

        await page.ClickAsync(".as-me summary");
        await page.NextPageAsync(() => page.ClickAsync(".as-drop button"));
        await page.NextPageAsync(() => page.ClickAsync("#khoa-truy-cap [data-passkey-go]"));
        (await page.InnerTextAsync("h1")).ShouldBe("Việc cần làm");

        browser.Site.Clock.Forward(TimeSpan.FromMinutes(6));
        await page.GotoAsync("/xac-nhan?den=/huong-dan");
        await page.NextPageAsync(() => page.ClickAsync("[data-passkey-go]"));
        page.Url.ShouldEndWith("/huong-dan");

        await page.GotoAsync(Mine);
        (await page.InnerTextAsync("main")).ShouldContain("máy ở cơ quan");
        await page.IsAccessibleAsync();
        await page.NextPageAsync(() => page.ClickAsync("form[action*=RemovePasskey] button"));
        (await browser.Site.AccountAsync("key")).TwoFactorEnabled.ShouldBeFalse();
    }

    [Trait("Check", "S12")]
    [Fact]
    public async Task A_passkey_of_somebody_else_is_not_the_second_factor_of_this_account()
    {
        var phone = await browser.Site.AddUserWithPhoneAsync("other");
        var page = await browser.NewPageAsync(at: Localhost);
        await AddDeviceAsync(page);
        await page.GotoAsync("/dang-nhap");
        await page.FillAsync("#Login", "other");
        await page.FillAsync("#Password", Site.Password);
        await page.NextPageAsync(() => page.ClickAsync("main button"));
        await page.ClickAsync("[data-passkey-go]");
        await page.WaitForFunctionAsync("document.querySelector('[data-passkey-told]').textContent !== ''");
        page.Url.ShouldContain("/dang-nhap/ma");
        await page.FillAsync("#Code", phone.Next());
        await page.NextPageAsync(() => page.ClickAsync("#nhap-ma button"));
        (await page.InnerTextAsync("h1")).ShouldBe("Việc cần làm");
    }

    [Fact]
    public async Task Without_script_no_button_of_a_passkey_is_shown()
    {
        var page = await browser.NewPageAsync(script: false);
        await page.GotoAsync("/dang-nhap");
        (await page.Locator("[data-passkey-go]").IsVisibleAsync()).ShouldBeFalse();
        var able = await browser.NewPageAsync(at: Localhost);
        await able.GotoAsync("/dang-nhap");
        (await able.Locator("[data-passkey-go]").IsVisibleAsync()).ShouldBeTrue();
    }

    /// <summary>A passkey belongs to a name; an address of numbers has none.</summary>
    private Uri Localhost => new UriBuilder(browser.Site.Address) { Host = "localhost" }.Uri;

    private static async Task AddDeviceAsync(IPage page)
    {
        var tools = await page.Context.NewCDPSessionAsync(page);
        await tools.SendAsync("WebAuthn.enable");
        await tools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }

    private static async Task CheckAsync(IPage page, string name)
    {
        await page.IsAccessibleAsync();
        await page.FitsAsync();
        await page.PictureAsync(name, whole: true);
    }
}
