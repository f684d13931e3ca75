using AnSinh.Core.Demo;
using AnSinh.Web.Tests.Running;
using Microsoft.Playwright;

namespace AnSinh.Journeys.Tests;

/// <summary>
/// Debian's Chromium over a site of its own; one per test class. Where no browser is installed the tests are
/// skipped, said aloud. CHROMIUM names another executable.
/// </summary>
public sealed class Browser : IAsyncLifetime
{
    public static readonly ViewportSize Desk = new() { Width = 1366, Height = 768 };
    public static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };

    private IPlaywright? playwright;
    private IBrowser? browser;

    public Site Site { get; } = new();

    private static string Executable => Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";

    public async ValueTask InitializeAsync()
    {
        await Site.InitializeAsync();
        if (File.Exists(Executable))
        {
            playwright = await Playwright.CreateAsync();
            browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = Executable,
                Args =
                [
                    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
                    "--disable-sync", "--no-first-run",
                ],
            });
        }
    }

    /// <summary>A new visitor with an empty page and no cookies.</summary>
    public async Task<IPage> NewPageAsync(ViewportSize? size = null, bool script = true, Uri? at = null)
    {
        if (browser is null)
        {
            Assert.Skip($"no browser at {Executable}");
        }

        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = (at ?? Site.Address).ToString(),
            ViewportSize = size ?? Desk,
            Locale = "vi-VN",
            TimezoneId = "Asia/Ho_Chi_Minh",
            JavaScriptEnabled = script,
        });
        var page = await context.NewPageAsync();
        page.PageError += (_, error) => Assert.Fail("script failed: " + error);
        return page;
    }

    /// <summary>A page of a visitor who has signed in.</summary>
    public async Task<IPage> SignedInAsync(string login, ViewportSize? size = null) =>
        await SignInAsync(await NewPageAsync(size), login, Site.Password);

    /// <summary>A page of the demo, of one of its accounts.</summary>
    public async Task<IPage> SignedInAsync(string login, DemoSite demo) =>
        await SignInAsync(await NewPageAsync(at: demo.Address), login, DemoAccounts.Password);

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        await Site.DisposeAsync();
    }

    private static async Task<IPage> SignInAsync(IPage page, string login, string password)
    {
        await page.GotoAsync("/dang-nhap");
        await page.FillAsync("#Login", login);
        await page.FillAsync("#Password", password);
        await page.ClickAsync("main button");
        await page.WaitForSelectorAsync(".as-nav", new() { State = WaitForSelectorState.Attached });
        return page;
    }
}
