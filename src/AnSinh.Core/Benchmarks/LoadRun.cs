using System.Globalization;
using AnSinh.Core.Shared;
using AnSinh.Policy;

namespace AnSinh.Core.Benchmarks;

/// <summary>What a load is made of; the seconds count from when all are in.</summary>
public sealed record LoadPlan(IReadOnlyList<Uri> Nodes, int Seconds, int ThinkMs, Month FirstMonth);

/// <summary>How a load went. Limits are counts of errors, never times.</summary>
public sealed record LoadResult(
    int Officers, int Seconds, int Requests, int Errors, IReadOnlyList<string> FirstErrors,
    IReadOnlyList<LoadPageFigures> Pages, IReadOnlyList<LoadOutage> Outages)
{
    /// <summary>Requests in ten seconds, a whole number.</summary>
    public int RequestsPerTenSeconds => Requests * 10 / Math.Max(1, Seconds);
}

/// <summary>
/// Officers at their browsers, all at once: they come in within half a minute, work in rounds until the day is over,
/// and at the end each opens the pages once more, which must answer: whatever was broken meanwhile works again by
/// itself, and nobody was signed out.
/// </summary>
public sealed class LoadRun(LoadPlan plan, LoadHistory history, TimeProvider clock, Action<string> tell)
{
    private const int ComingInMs = 20_000;

    private readonly LoadFigures figures = new();

    public async Task<LoadResult> RunAsync(IReadOnlyList<LoadAccount> accounts)
    {
        var day = new LoadDay(accounts.Count, plan.Seconds);
        await Task.WhenAll(accounts.Select(account => WorkAsync(account, accounts.Count, day)));
        return new LoadResult(
            accounts.Count, (int)(figures.Ms / 1000), figures.Requests, figures.Errors, figures.FirstErrors,
            figures.Pages(), figures.Outages());
    }

    private async Task WorkAsync(LoadAccount account, int of, LoadDay day)
    {
        using var browser = new LoadBrowser(plan.Nodes, account.Number, figures);
        var desk = new LoadDesk(account, browser, history, day, plan.ThinkMs);
        await Task.Delay((int)((long)ComingInMs * account.Number / of));
        var isIn = await SignInAsync(browser, account);
        if (day.CameIn(history.Ms))
        {
            tell($"{of} người đã vào, {figures.Ms / 1000} s");
        }

        if (!isIn)
        {
            figures.Failed("đăng nhập", account.Login + " không vào được");
            return;
        }

        var register = new LoadRegisterWork(desk)
        {
            Day = clock.Today().ToString("d/M/yyyy", CultureInfo.InvariantCulture),
        };
        var month = new LoadMonthWork(desk, plan.FirstMonth);
        while (!desk.IsOver)
        {
            await RoundAsync(account, register, month);
        }

        await LastLookAsync(browser);
    }

    private static async Task RoundAsync(LoadAccount account, LoadRegisterWork register, LoadMonthWork month)
    {
        if (account.Role != Access.Permissions.Officer || account.MakesLists)
        {
            await month.RoundAsync();
            await register.FindAsync();
        }
        else
        {
            await register.RoundAsync();
        }
    }

    private static async Task<bool> SignInAsync(LoadBrowser browser, LoadAccount account)
    {
        for (var tries = 0; tries < 5; tries++)
        {
            var page = await browser.OpenAsync("trang đăng nhập", "/dang-nhap");
            if (LoadForm.Find(page, "name=\"Password\"") is { } form
                && (await browser.SendAsync(
                    "đăng nhập", form, ("Login", account.Login), ("Password", LoadAccounts.Password))).End
                    == LoadEnd.Good)
            {
                return true;
            }
        }

        return false;
    }

    private async Task LastLookAsync(LoadBrowser browser)
    {
        foreach (var path in (string[])["/", "/doi-tuong?q=nong", "/ky-chi-tra"])
        {
            if ((await browser.OpenAsync("cuối buổi", path)).End == LoadEnd.Away)
            {
                figures.Failed("cuối buổi", path + " vẫn chưa trả lời");
            }
        }
    }
}
