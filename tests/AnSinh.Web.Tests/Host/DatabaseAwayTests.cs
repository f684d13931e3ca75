using System.Net;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Host;

/// <summary>The database goes away and comes back while people work. PostgreSQL only: a file has no wire.</summary>
public sealed class DatabaseAwayTests : IAsyncDisposable
{
    private readonly DatabaseLine? line = Engines.Postgres is { } server ? new DatabaseLine(server) : null;
    private readonly Site site;

    public DatabaseAwayTests() => site = new Site { Through = line is null ? null : line.Through };

    [Fact]
    public async Task A_page_says_that_the_database_is_away_and_opens_again_by_itself_with_the_same_session()
    {
        await StartAsync();
        using var officer = await Visitor.SignedInAsync(site, "officer");
        line!.Cut();
        for (var times = 0; times < 3; times++)
        {
            await officer.OpenAsync("/doi-tuong?q=nong");
            officer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
            officer.Text.ShouldContain("Cơ sở dữ liệu đang gián đoạn");
            officer.Text.ShouldContain("Phiên đăng nhập vẫn còn");
        }

        officer.Last.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(5));
        officer.Find("meta[http-equiv=refresh]").GetAttribute("content").ShouldBe("5");
        officer.Find("main a.btn-primary").GetAttribute("href").ShouldBe("/doi-tuong?q=nong");
        officer.Text.ShouldNotContain("Npgsql");
        officer.Last.Headers.Contains("Set-Cookie").ShouldBeFalse();
        line.Mend();
        (await officer.OpenAsync("/doi-tuong?q=nong")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_form_that_met_no_database_says_that_it_may_have_been_saved_and_is_not_sent_again()
    {
        await StartAsync();
        using var officer = await Visitor.SignedInAsync(site, "officer");
        await officer.OpenAsync("/doi-mat-khau");
        line!.Cut();
        await officer.SendAsync(
            "main form", ("Current", Site.Password), ("Chosen", "mùa lúa chín"), ("Again", "mùa lúa chín"));
        officer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        officer.Text.ShouldContain("Chưa rõ việc vừa gửi đã được lưu hay chưa");
        officer.Page.QuerySelector("meta[http-equiv=refresh]").ShouldBeNull();
        line.Mend();
        using var again = await Visitor.SignedInAsync(site, "officer");
        (await again.OpenAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Control_another_failure_is_no_pause_of_the_database()
    {
        await StartAsync();
        using var officer = await Visitor.SignedInAsync(site, "officer");
        await site.AsOwnerAsync("ALTER TABLE persons RENAME TO gone");
        await officer.OpenAsync("/doi-tuong?q=nong");
        officer.Status.ShouldBe(HttpStatusCode.InternalServerError);
        officer.Text.ShouldContain("Máy chủ gặp sự cố");
    }

    [Fact]
    public async Task Who_watches_the_node_is_told_that_the_database_is_away()
    {
        await StartAsync();
        using var client = new HttpClient { BaseAddress = site.Address };
        (await client.GetAsync(new Uri("/healthz", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        line!.Cut();
        (await client.GetAsync(new Uri("/healthz", UriKind.Relative))).StatusCode
            .ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    public async ValueTask DisposeAsync()
    {
        line?.Dispose();
        await site.DisposeAsync();
    }

    private ValueTask StartAsync()
    {
        Assert.SkipWhen(line is null, "PostgreSQL only");
        return site.InitializeAsync();
    }
}
