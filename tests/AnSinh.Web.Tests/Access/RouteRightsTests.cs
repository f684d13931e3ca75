using System.Net;
using System.Text;
using AnSinh.Core.Access;
using AnSinh.Web.Host;
using AnSinh.Web.Tests.Running;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace AnSinh.Web.Tests.Access;

/// <summary>
/// Role by route (trust S01): the table names every handler there is and no other, and each role is really let in or
/// refused as it says.
/// </summary>
public sealed class RouteRightsTests(Site site) : IClassFixture<Site>
{
    /// <summary>What answers without being a page: the health of the server.</summary>
    private static readonly string[] NoPages = ["/healthz"];

    public static TheoryData<string> Roles => [.. Permissions.Roles.Select(role => role.Code)];

    [Trait("Check", "S01")]
    [Fact]
    public async Task Every_handler_stands_in_the_table_and_the_table_names_no_other()
    {
        var there = (await HandlersAsync()).Select(one => $"{one.Page} {one.Method} {one.Handler}").ToList();
        there.Count.ShouldBeGreaterThan(50);
        var listed = RouteRights.All.Select(one => $"{one.Page} {one.Method} {one.Handler}").ToList();
        there.Except(listed).ShouldBeEmpty("handlers that nobody may use yet");
        listed.Except(there).ShouldBeEmpty("lines without a handler");
        listed.ShouldBeUnique();
    }

    [Trait("Check", "S01")]
    [Trait("Check", "S24")]
    [Fact]
    public void Nothing_but_pages_answers_except_what_is_named()
    {
        var others = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(one => one.Metadata.GetMetadata<PageActionDescriptor>() is null
                && one.Metadata.All(data => data.GetType().Name != "StaticAssetDescriptor"))
            .Select(one => "/" + one.RoutePattern.RawText!.TrimStart('/')).Distinct().ToList();
        others.ShouldBe(NoPages);
    }

    [Trait("Check", "S01")]
    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_role_is_let_in_where_the_table_says_so_and_refused_everywhere_else(string role)
    {
        using var visitor = await Visitor.SignedInAsync(site, role.ToLowerInvariant());
        await visitor.OpenAsync("/");
        var token = visitor.Find("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        var actions = Permissions.RoleOf(role)!.Actions;
        var wrong = new List<string>();
        foreach (var right in RouteRights.All.Where(one => !Harmful(one)))
        {
            var may = right.AnyOf.Count == 0 || right.AnyOf.Any(actions.Contains);
            var address = site.AddressOf(right);
            var status = right.Method == "GET"
                ? (await visitor.OpenAsync(address)).Status
                : (await visitor.PostRawAsync(address, ("__RequestVerificationToken", token))).StatusCode;
            if (may == (status == HttpStatusCode.Forbidden) || (int)status >= 500)
            {
                wrong.Add($"{right.Method} {address}: {(int)status}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Trait("Check", "S01")]
    [Fact]
    public async Task Without_a_session_every_page_of_the_table_leads_to_the_sign_in()
    {
        using var nobody = new Visitor(site);
        foreach (var right in RouteRights.All.Where(one => one.Method == "GET"))
        {
            await nobody.OpenAsync(site.AddressOf(right));
            nobody.SentTo.ShouldContain("/dang-nhap", customMessage: right.Page);
        }
    }

    [Trait("Check", "S14")]
    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_form_without_its_token_is_refused_whoever_sends_it(string role)
    {
        using var visitor = await Visitor.SignedInAsync(site, role.ToLowerInvariant());
        foreach (var right in RouteRights.All.Where(one => one.Method == "POST"))
        {
            (await visitor.PostRawAsync(site.AddressOf(right), ("Login", "x"))).StatusCode
                .ShouldBe(HttpStatusCode.BadRequest, right.Page);
        }
    }

    [Trait("Check", "S01")]
    [Fact]
    public void Control_what_the_table_does_not_know_is_refused_to_every_role()
    {
        foreach (var role in Permissions.Roles)
        {
            var user = new CurrentUser { Account = AccessRulesTests.User(role.Code) };
            RouteRights.May(user, "Payroll/Board/Index", "POST", "Approve").ShouldBeFalse();
            RouteRights.May(user, "Payroll/Board/Index", "DELETE", null).ShouldBeFalse();
            RouteRights.May(user, "Gifts/Index", "GET", null).ShouldBeFalse();
        }

        RouteRights.May(new CurrentUser(), "Index", "GET", null).ShouldBeFalse();
    }

    /// <summary>docs/rights.md begins with this table (commands follow); ANSINH_WRITE=1 writes it again.</summary>
    [Trait("Check", "S01")]
    [Fact]
    public void The_document_of_rights_is_the_table()
    {
        var path = Path.Combine(Repository(), "docs", "rights.md");
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var commands = text.IndexOf("\n## Commands\n", StringComparison.Ordinal) is >= 0 and var at ? text[at..] : "";
        if (Environment.GetEnvironmentVariable("ANSINH_WRITE") == "1")
        {
            File.WriteAllText(path, text = Document() + commands);
        }

        text.ShouldBe(Document() + commands);
    }

    /// <summary>Changes of the own account are not tried: they would end the visitor's session.</summary>
    private static bool Harmful(RouteRight right) =>
        right.Method == "POST" && right.Page.StartsWith("Account/", StringComparison.Ordinal);

    private async Task<List<(string Page, string Method, string Handler)>> HandlersAsync()
    {
        var loader = site.Services.GetRequiredService<PageLoader>();
        var pages = site.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items
            .OfType<PageActionDescriptor>().DistinctBy(page => page.ViewEnginePath)
            .Where(page => !RouteRights.Open.Contains(NameOf(page)));
        var found = new List<(string, string, string)>();
        foreach (var page in pages)
        {
            var loaded = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
            var handlers = loaded.HandlerMethods.Select(one => (one.HttpMethod.ToUpperInvariant(), one.Name ?? ""))
                .Append(("GET", "")).Distinct();
            found.AddRange(handlers.Select(one => (NameOf(page), one.Item1, one.Item2)));
        }

        return found;
    }

    private static string NameOf(PageActionDescriptor page) => page.ViewEnginePath.TrimStart('/');

    private static string Document()
    {
        var roles = string.Join(" | ", Permissions.Roles.Select(role => role.English));
        var text = new StringBuilder(
            "# Rights\n\nWho may send what to which page: `src/AnSinh.Web/Host/RouteRights.cs`, written here by its "
            + "test.\nWhat does not stand here is refused. Open to everybody: "
            + string.Join(", ", RouteRights.Open) + $".\n\n| Page | Request | {roles} |\n|---|---|"
            + string.Concat(Permissions.Roles.Select(_ => ":-:|")) + "\n");
        foreach (var right in RouteRights.All)
        {
            text.Append("| ").Append(right.Page).Append(" | ")
                .Append((right.Method + " " + right.Handler).TrimEnd()).Append(" |");
            foreach (var role in Permissions.Roles)
            {
                text.Append(right.AnyOf.Count == 0 || right.AnyOf.Any(role.Actions.Contains) ? " × |" : "  |");
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AnSinh.slnx")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
