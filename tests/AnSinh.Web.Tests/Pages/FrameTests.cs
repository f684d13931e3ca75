using System.Net;
using AnSinh.Web.Host;
using AnSinh.Web.Tests.Running;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Web.Tests.Pages;

/// <summary>What holds for every page: headers, rights, static files, language, errors.</summary>
public sealed class FrameTests(Site site) : IClassFixture<Site>
{
    [Trait("Check", "S24")]
    [Trait("Check", "S26")]
    [Fact]
    public async Task Nothing_from_elsewhere_and_nothing_inline_is_allowed_and_none_is_there()
    {
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        foreach (var path in new[] { "/", "/huong-dan", "/doi-mat-khau", "/loi/404" })
        {
            await visitor.OpenAsync(path);
            var policy = visitor.Last.Headers.GetValues("Content-Security-Policy").Single();
            policy.ShouldNotContain("unsafe");
            policy.ShouldContain("default-src 'none'");
            visitor.Last.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
            visitor.Last.Headers.CacheControl!.NoStore.ShouldBeTrue();
            visitor.Page.QuerySelectorAll("[style], style, script:not([src])").ShouldBeEmpty();
            foreach (var address in visitor.Page.QuerySelectorAll("[src], link[href]")
                .Select(one => one.GetAttribute("src") ?? one.GetAttribute("href")!))
            {
                address.ShouldStartWith("/");
                address.ShouldNotStartWith("//");
            }
        }
    }

    [Fact]
    public async Task Style_script_and_icons_are_served_compressed_under_a_name_that_changes_with_them()
    {
        using var visitor = new Visitor(site);
        await visitor.OpenAsync("/dang-nhap");
        var addresses = visitor.Page.QuerySelectorAll("link[rel=stylesheet], script")
            .Select(one => one.GetAttribute("href") ?? one.GetAttribute("src")!).ToList();
        addresses.Count.ShouldBe(4);
        using var client = new HttpClient { BaseAddress = site.Address };
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");
        foreach (var address in addresses)
        {
            var response = await client.GetAsync(new Uri(address, UriKind.Relative));
            response.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            response.Content.Headers.ContentEncoding.ShouldContain("gzip", address);
            response.Headers.CacheControl!.MaxAge!.Value.ShouldBeGreaterThan(TimeSpan.FromDays(300), address);
            address.ShouldMatch(@"\.[0-9a-z]{10}\.(css|js)$");
        }

        var icon = (await visitor.OpenAsync("/huong-dan")).Find("svg use").GetAttribute("href")!;
        (await client.GetAsync(new Uri(icon, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Every_icon_asked_for_is_drawn()
    {
        using var client = new HttpClient { BaseAddress = site.Address };
        var drawn = await client.GetStringAsync(new Uri("/icons.svg", UriKind.Relative));
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        foreach (var path in new[] { "/", "/huong-dan", "/loi/404" })
        {
            foreach (var use in (await visitor.OpenAsync(path)).Page.QuerySelectorAll("use"))
            {
                drawn.ShouldContain($"id=\"{use.GetAttribute("href")!.Split('#')[1]}\"");
            }
        }
    }

    [Fact]
    public async Task Vietnamese_goes_out_as_Vietnamese()
    {
        using var visitor = new Visitor(site);
        await visitor.OpenAsync("/dang-nhap");
        var raw = await visitor.Last.Content.ReadAsStringAsync();
        raw.ShouldContain("Đăng nhập");
        raw.ShouldNotContain("&#x");
    }

    [Trait("Check", "S01")]
    [Fact]
    public void Every_page_asks_for_a_session_unless_it_is_listed_as_open()
    {
        var pages = site.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null).ToList();
        pages.Count.ShouldBeGreaterThanOrEqualTo(6);
        foreach (var page in pages)
        {
            var name = page.Metadata.GetMetadata<PageActionDescriptor>()!.ViewEnginePath;
            var open = page.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            open.ShouldBe(RouteRights.Open.Contains(name.TrimStart('/')), name);
            if (!open)
            {
                page.Metadata.GetMetadata<IAuthorizeData>().ShouldNotBeNull(name);
            }
        }
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_so_in_Vietnamese_to_who_is_signed_in()
    {
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        await visitor.OpenAsync("/khong-co-trang-nay");
        visitor.Status.ShouldBe(HttpStatusCode.NotFound);
        visitor.Find("h1").TextContent.ShouldBe("Không có trang này");
        visitor.Find(".as-me summary").TextContent.ShouldContain("Người Công chức");
    }

    [Fact]
    public async Task The_navigation_shows_what_the_role_may_open()
    {
        using var officer = await Visitor.SignedInAsync(site, "officer");
        (await officer.OpenAsync("/")).Find("#menu").TextContent.ShouldContain("Nhập tệp");
        using var chair = await Visitor.SignedInAsync(site, "chair");
        (await chair.OpenAsync("/")).Find("#menu").TextContent.ShouldNotContain("Nhập tệp");
        using var post = await Visitor.SignedInAsync(site, "post");
        (await post.OpenAsync("/")).Find("#menu").TextContent.ShouldNotContain("Đối tượng");
        post.Page.QuerySelector(".as-find").ShouldBeNull();
    }

    [Fact]
    public async Task English_is_chosen_once_and_kept()
    {
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        (await visitor.OpenAsync("/")).Page.DocumentElement.GetAttribute("lang").ShouldBe("vi");
        await visitor.OpenAsync("/?lang=en");
        await visitor.OpenAsync("/");
        visitor.Page.DocumentElement.GetAttribute("lang").ShouldBe("en");
        visitor.Find("#menu").TextContent.ShouldContain("Beneficiaries");
        await visitor.OpenAsync("/?lang=vi");
        visitor.Find("#menu").TextContent.ShouldContain("Đối tượng");
    }

    [Fact]
    public async Task The_site_says_whether_it_is_well()
    {
        using var visitor = new Visitor(site);
        (await visitor.OpenAsync("/healthz")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Trait("Check", "S23")]
    [Fact]
    public async Task A_failure_inside_shows_a_number_and_nothing_of_the_inside()
    {
        var broken = new Site();
        await broken.InitializeAsync();
        try
        {
            await broken.AsOwnerAsync("ALTER TABLE settings RENAME TO lost");
            using var visitor = new Visitor(broken);
            await visitor.OpenAsync("/dang-nhap");
            visitor.Status.ShouldBe(HttpStatusCode.InternalServerError);
            visitor.Find("h1").TextContent.ShouldBe("Máy chủ gặp sự cố");
            visitor.Find(".mono").TextContent.ShouldNotBeEmpty();
            visitor.Text.ShouldNotContain("settings");
            visitor.Text.ShouldNotContain("Exception");
        }
        finally
        {
            await broken.DisposeAsync();
        }
    }

    [Fact]
    public async Task Forbidden_words_are_on_no_page()
    {
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        string[] paths =
            ["/", "/huong-dan", "/doi-mat-khau", "/loi/400", "/loi/403", "/loi/404", "/loi/413", "/loi/500"];
        foreach (var path in paths)
        {
            await visitor.OpenAsync(path);
            visitor.Text.ShouldNotContain("vui lòng", Case.Insensitive);
            visitor.Text.ShouldNotContain("không hợp lệ", Case.Insensitive);
            visitor.Text.ShouldNotContain("không xác định", Case.Insensitive);
            visitor.Text.ShouldNotContain('!');
        }
    }
}
