using System.Net;
using System.Text.RegularExpressions;

namespace AnSinh.Core.Benchmarks;

/// <summary>
/// A form as a page gives it: where it goes and its hidden values, the token against foreign forms among them.
/// </summary>
public sealed partial record LoadForm(string Action, IReadOnlyList<KeyValuePair<string, string>> Hidden)
{
    /// <summary>The first form of a page with this text in it; none where the page has no such form.</summary>
    public static LoadForm? Find(LoadPage page, string marker)
    {
        foreach (Match form in Forms().Matches(page.Html))
        {
            if (form.Value.Contains(marker, StringComparison.Ordinal))
            {
                var tag = form.Value[..(form.Value.IndexOf('>', StringComparison.Ordinal) + 1)];
                return new LoadForm(
                    Value(tag, "action") ?? page.Path,
                    [.. Inputs().Matches(form.Value).Select(input => input.Value)
                        .Where(input => Value(input, "type") == "hidden" && Value(input, "name") is not null)
                        .Select(input => KeyValuePair.Create(Value(input, "name")!, Value(input, "value") ?? ""))]);
            }
        }

        return null;
    }

    /// <summary>The addresses of a page that begin like this, as written there.</summary>
    public static IReadOnlyList<string> Links(LoadPage page, string begin) =>
        [.. Hrefs().Matches(page.Html).Select(match => WebUtility.HtmlDecode(match.Groups["to"].Value))
            .Where(to => to.StartsWith(begin, StringComparison.Ordinal)).Distinct()];

    /// <summary>The first of them; none where the page has none.</summary>
    public static string? Link(LoadPage page, string begin) => Links(page, begin) is [var first, ..] ? first : null;

    private static string? Value(string tag, string name)
    {
        foreach (Match match in Attributes().Matches(tag))
        {
            if (match.Groups["name"].Value == name)
            {
                return WebUtility.HtmlDecode(match.Groups["value"].Value);
            }
        }

        return null;
    }

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Forms();

    [GeneratedRegex("<input[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Inputs();

    [GeneratedRegex("href=\"(?<to>[^\"]*)\"", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Hrefs();

    [GeneratedRegex("(?<name>[a-z-]+)=\"(?<value>[^\"]*)\"", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Attributes();
}
