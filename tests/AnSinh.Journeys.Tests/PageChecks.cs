using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace AnSinh.Journeys.Tests;

/// <summary>
/// What every page owes: reachable by everyone, no wider than the screen, light, and a picture of it to look at.
/// </summary>
public static class PageChecks
{
    private const int MostPixels = 2400;

    /// <summary>No finding of axe that is serious or worse, by WCAG 2.2 AA and good practice.</summary>
    public static async Task IsAccessibleAsync(this IPage page)
    {
        var result = await page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions
            {
                Type = "tag",
                Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
            },
        });
        var serious = result.Violations.Where(one => one.Impact is "serious" or "critical").Select(
            one => $"{one.Id}: {one.Help} at {string.Join(", ", one.Nodes.Select(node => node.Target))}");
        serious.ShouldBeEmpty(page.Url);
    }

    /// <summary>Nothing sticks out to the right, down to 320 px and up to a zoom of 200 %.</summary>
    public static async Task FitsAsync(this IPage page)
    {
        var before = page.ViewportSize!;
        foreach (var width in new[] { before.Width, 683, 320 })
        {
            await page.SetViewportSizeAsync(width, before.Height);
            var over = await page.EvaluateAsync<int>(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth");
            over.ShouldBeLessThanOrEqualTo(0, $"{page.Url} at {width} px");
        }

        await page.SetViewportSizeAsync(before.Width, before.Height);
    }

    /// <summary>Does something that leads to another page and waits for that page.</summary>
    public static async Task NextPageAsync(this IPage page, Func<Task> press)
    {
        // The next page is there when it says so itself: the state of the old one is "loaded" already.
        var loaded = new TaskCompletionSource();
        void Note(object? sender, IPage arrived) => loaded.TrySetResult();
        page.Load += Note;
        await press();
        await loaded.Task.WaitAsync(TimeSpan.FromSeconds(60));
        page.Load -= Note;
    }

    /// <summary>The page as seen, kept under artifacts/screens for a person to look at.</summary>
    public static async Task PictureAsync(this IPage page, string name, bool whole = false)
    {
        var folder = Path.Combine(Root(), "artifacts", "screens");
        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = Path.Combine(folder, $"{name}-{page.ViewportSize!.Width}.png"),
            FullPage = whole,
        });
    }

    /// <summary>What the window shows, as a small picture.</summary>
    public static async Task SaveViewAsync(this IPage page, string path)
    {
        var tools = await page.Context.NewCDPSessionAsync(page);
        var shot = await tools.SendAsync("Page.captureScreenshot", new Dictionary<string, object>
        {
            ["format"] = "webp",
            ["quality"] = 30,
        });
        await File.WriteAllBytesAsync(path, shot!.Value.GetProperty("data").GetBytesFromBase64());
        await tools.DetachAsync();
    }

    /// <summary>The page to its end, or as much as a person looks at in one go.</summary>
    public static async Task SaveWholeAsync(this IPage page, string path)
    {
        var height = await page.EvaluateAsync<int>("document.documentElement.scrollHeight");
        await page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = path,
            FullPage = true,
            Clip = new Clip { Width = page.ViewportSize!.Width, Height = Math.Min(height, MostPixels) },
        });
    }

    /// <summary>
    /// Bytes on the wire of a visit, as the browser counted them: the page itself, and with all it loads.
    /// </summary>
    public static async Task<(int Page, int All)> WeightAsync(this IPage page, string path)
    {
        await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        var sizes = await page.EvaluateAsync<int[]>(
            "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
            + ".map(e => e.encodedBodySize)");
        sizes[0].ShouldBeGreaterThan(0);
        return (sizes[0], sizes.Sum());
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AnSinh.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}
