using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AnSinh.Web.Host;
using AnSinh.Web.Tests.Running;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Tests;

/// <summary>Follows links as a curious reader would; knows an address for every line of the table of rights.</summary>
public static partial class Walker
{
    /// <summary>
    /// Opens each page once, beginning at <paramref name="from"/>, no more than <paramref name="most"/>;
    /// <paramref name="look"/> is called while it is open.
    /// </summary>
    public static async Task WalkAsync(
        Visitor visitor, IEnumerable<string> from, Func<string, Task> look, int most = 400)
    {
        var seen = new HashSet<string>();
        var waiting = new Queue<string>(from);
        while (waiting.TryDequeue(out var path) && seen.Count < most)
        {
            if (!seen.Add(path))
            {
                continue;
            }

            await visitor.OpenAsync(path);
            foreach (var link in visitor.Page.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!))
            {
                waiting.Enqueue(link.Split('#')[0]);
            }

            await look(path);
        }
    }

    /// <summary>The answer as text; the parts of a zipped file (xlsx, docx) one after the other.</summary>
    public static async Task<string> ContentAsync(Visitor visitor)
    {
        var bytes = await visitor.Last.Content.ReadAsByteArrayAsync();
        if (bytes is not [(byte)'P', (byte)'K', ..])
        {
            // Tokens of forms are chance letters: any three of them may stand together.
            return WebUtility.HtmlDecode(Token().Replace(Encoding.UTF8.GetString(bytes), ""));
        }

        var text = new StringBuilder();
        await using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        foreach (var part in zip.Entries)
        {
            using var reader = new StreamReader(await part.OpenAsync());
            text.Append(await reader.ReadToEndAsync()).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>An address of the handler, about nobody and nothing that is there.</summary>
    public static string AddressOf(this Site site, RouteRight right)
    {
        var page = site.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items
            .OfType<PageActionDescriptor>().First(one => one.ViewEnginePath.TrimStart('/') == right.Page);
        var template = page.AttributeRouteInfo!.Template!;
        var path = "/" + Parameter().Replace(template, found => found.Groups["name"].Value switch
        {
            "month" => "2001-01",
            "provider" => "vnpost",
            "id" => "00000000-0000-7000-8000-000000000001",
            "handler" => right.Handler,
            _ => "KHONG-CO",
        });
        return right.Handler.Length == 0 ? path : $"{path.TrimEnd('/')}?handler={right.Handler}";
    }

    [GeneratedRegex("value=\"CfDJ8[^\"]*\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();

    [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}
