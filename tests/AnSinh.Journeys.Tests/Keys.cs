using AnSinh.Core.Shared;
using Microsoft.Playwright;

namespace AnSinh.Journeys.Tests;

/// <summary>What a person without a mouse does, who types Vietnamese with an input method (Telex).</summary>
public static class Keys
{
    private const int MostTabs = 100;

    /// <summary>Tabs to the control and presses Enter.</summary>
    public static async Task PressAsync(this IPage page, string selector)
    {
        await page.TabToAsync(selector);
        await page.NextPageAsync(() => page.Keyboard.PressAsync("Enter"));
    }

    /// <summary>Tabs from the beginning of the content to the control.</summary>
    public static async Task TabToAsync(this IPage page, string selector)
    {
        await page.FocusAsync("#noi-dung a, #noi-dung button, #noi-dung input");
        for (var i = 0; i < MostTabs && !await IsFocusedAsync(page, selector); i++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        (await IsFocusedAsync(page, selector)).ShouldBeTrue($"{selector} is not reached by Tab on {page.Url}");
    }

    /// <summary>Chooses from a list with the arrow keys.</summary>
    public static async Task ChooseAsync(this IPage page, string selector, string value)
    {
        await page.TabToAsync(selector);
        var steps = await page.EvalOnSelectorAsync<int>(
            selector, "(list, value) => [...list.options].findIndex(o => o.value === value) - list.selectedIndex",
            value);
        for (var i = 0; i < Math.Abs(steps); i++)
        {
            await page.Keyboard.PressAsync(steps > 0 ? "ArrowDown" : "ArrowUp");
        }

        (await page.InputValueAsync(selector)).ShouldBe(value);
    }

    /// <summary>
    /// Types into the control as an input method does: each word is composed letter by letter, marks come after the
    /// letter, the whole word is given at its end.
    /// </summary>
    public static async Task TelexAsync(this IPage page, string selector, string text)
    {
        await page.TabToAsync(selector);
        var tools = await page.Context.NewCDPSessionAsync(page);
        foreach (var (at, word) in text.Split(' ').Index())
        {
            if (at > 0)
            {
                await page.Keyboard.PressAsync("Space");
            }

            for (var length = 1; length <= word.Length; length++)
            {
                await ComposeAsync(tools, word[..(length - 1)] + VietnameseText.SearchKey(word[(length - 1)..length]));
                await ComposeAsync(tools, word[..length]);
            }

            await tools.SendAsync("Input.insertText", new Dictionary<string, object> { ["text"] = word });
        }

        await tools.DetachAsync();
        (await page.InputValueAsync(selector)).ShouldBe(text);
    }

    private static async Task ComposeAsync(ICDPSession tools, string text) => await tools.SendAsync(
        "Input.imeSetComposition", new Dictionary<string, object>
        {
            ["text"] = text,
            ["selectionStart"] = text.Length,
            ["selectionEnd"] = text.Length,
        });

    private static Task<bool> IsFocusedAsync(IPage page, string selector) => page.EvaluateAsync<bool>(
        "selector => document.activeElement === document.querySelector(selector)", selector);
}
