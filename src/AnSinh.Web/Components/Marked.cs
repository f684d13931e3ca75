using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace AnSinh.Web.Components;

/// <summary>Two texts side by side with the part marked in which they differ.</summary>
public static class Marked
{
    /// <summary>
    /// Marks what lies between the longest common beginning and the longest common end. Letters with combining marks
    /// and pairs of code units stay whole.
    /// </summary>
    public static (IHtmlContent Ours, IHtmlContent Theirs) Pair(string? ours, string? theirs)
    {
        var (a, b) = ((ours ?? "").Normalize(), (theirs ?? "").Normalize());
        var start = 0;
        while (start < a.Length && start < b.Length && a[start] == b[start])
        {
            start++;
        }

        var end = 0;
        while (end < a.Length - start && end < b.Length - start && a[^(end + 1)] == b[^(end + 1)])
        {
            end++;
        }

        return (Html(a, start, end), Html(b, start, end));
    }

    private static HtmlString Html(string text, int start, int end)
    {
        var encode = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);
        if (text.Length == 0)
        {
            return new HtmlString(Show.Nothing);
        }

        var middle = text[start..(text.Length - end)];
        return new HtmlString(encode.Encode(text[..start])
            + (middle.Length == 0 ? "" : $"<mark>{encode.Encode(middle)}</mark>")
            + encode.Encode(text[(text.Length - end)..]));
    }
}
