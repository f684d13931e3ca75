using AngleSharp.Html.Dom;
using AnSinh.Core.Access;
using AnSinh.Core.Store;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Attacks;

/// <summary>Whatever is typed into a field stays a text on every page that shows it.</summary>
[Trait("Check", "S25")]
public sealed class NaughtyTextTests(Site site) : IClassFixture<Site>
{
    private const string Mark = "zq9";
    private const int PagesMost = 60;

    /// <summary>Pages that take a text in their address.</summary>
    private static readonly string[] Asked =
        ["/doi-tuong?q=", "/nhat-ky?tu=", "/doi-tuong/", "/dang-nhap?den=", "/?lang="];

    private static readonly string[] Naughty =
    [
        $"<script>{Mark}()</script>", $"\"><img src=x onerror={Mark}()>", $"' onfocus='{Mark}()' autofocus='",
        $"</textarea></title><svg/onload={Mark}()>", $"javascript:{Mark}()", $"{{{{{Mark}}}}}@({Mark})${{{Mark}}}",
        $"'; DROP TABLE persons; -- {Mark}", $"' OR '1'='1' /* {Mark} */", $"=HYPERLINK(\"http://x.test/{Mark}\")",
        $"@SUM({Mark})", $"%00%0d%0aSet-Cookie: {Mark}=1", $"../../{Mark}\0", $"\u202E{Mark}\u2066",
        $"{Mark}{'\uFFFF'}",
        $"Ｆｕｌｌ{Mark}\u0301\u0301\u0301", Mark + new string('x', 3000), $"%s%n%x {Mark}", $"-1e308 {Mark}",
        $"<!--{Mark}",
    ];

    public static TheoryData<string> Roles => [.. Permissions.Roles.Select(role => role.Code)];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Typed_into_every_field_of_every_form_it_is_shown_as_it_is(string role)
    {
        await FillAsync();
        using var visitor = await Visitor.SignedInAsync(site, role.ToLowerInvariant());
        var next = 0;
        var sent = 0;
        await Walker.WalkAsync(visitor, ["/"], async path =>
        {
            StaysText(visitor, path);
            foreach (var form in visitor.Page.QuerySelectorAll("form[method=post]").OfType<IHtmlFormElement>()
                .Where(IsTried).ToList())
            {
                var text = Naughty[next++ % Naughty.Length];
                await visitor.FillAsync(form, text);
                ((int)visitor.Status).ShouldBeLessThan(500, $"{path}: {text} {visitor.Text}");
                StaysText(visitor, $"{path}: {text}");
                sent++;
            }
        }, PagesMost);
        foreach (var text in Naughty)
        {
            foreach (var page in Asked)
            {
                await visitor.OpenAsync(page + Uri.EscapeDataString(text));
                ((int)visitor.Status).ShouldBeLessThan(500, page + text);
                StaysText(visitor, page + text);
            }
        }

        sent.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Control_a_name_with_a_script_is_found_on_the_page_as_text()
    {
        await FillAsync();
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        await visitor.OpenAsync("/doi-tuong");
        visitor.Text.ShouldContain($"<script>{Mark}()</script>");
        (await visitor.Last.Content.ReadAsStringAsync()).ShouldContain($"&lt;script&gt;{Mark}()&lt;/script&gt;");
    }

    /// <summary>Signing out, and what ends accounts of the others, would end the walk.</summary>
    private static bool IsTried(IHtmlFormElement form) =>
        (form.GetAttribute("action") ?? "") is var action
        && !action.StartsWith("/thoat", StringComparison.Ordinal)
        && !action.Contains("Disable", StringComparison.OrdinalIgnoreCase)
        && !action.Contains("EndAll", StringComparison.OrdinalIgnoreCase);

    private static void StaysText(Visitor visitor, string where)
    {
        if (visitor.Last.Content.Headers.ContentType?.MediaType != "text/html")
        {
            return;
        }

        foreach (var element in visitor.Page.QuerySelectorAll("*"))
        {
            element.Attributes.ShouldNotContain(
                one => one.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), where);
            (element.LocalName == "script" && !element.HasAttribute("src")).ShouldBeFalse(where);
            (element.GetAttribute("href") ?? element.GetAttribute("src") ?? element.GetAttribute("action") ?? "")
                .ShouldNotStartWith("javascript:", customMessage: where);
        }

        visitor.Page.QuerySelectorAll("svg[onload], img[src=x]").ShouldBeEmpty(where);
        visitor.Last.Headers.TryGetValues("Set-Cookie", out var cookies);
        (cookies ?? []).ShouldNotContain(one => one.StartsWith(Mark, StringComparison.Ordinal), where);
    }

    /// <summary>People whose names are such texts, on a list that was sent; once for the class.</summary>
    private async Task FillAsync()
    {
        var office = new MonthOffice(site);
        var made = false;
        await office.WithAsync(db => made = db.Number("SELECT COUNT(*) FROM persons") > 0);
        if (made)
        {
            return;
        }

        foreach (var name in Naughty.Take(10))
        {
            await office.PersonAsync(name);
        }

        await office.SendAsync("2026-12");
        foreach (var name in Naughty.Take(10))
        {
            await site.AddWorkAsync(name, null);
        }
    }
}
