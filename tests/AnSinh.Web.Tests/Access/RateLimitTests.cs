using System.Net;
using AnSinh.Core.Access;
using AnSinh.Core.Shared;
using AnSinh.Web.Components;
using AnSinh.Web.Host;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Access;

/// <summary>A site that stands behind a proxy on this machine and believes its word about addresses.</summary>
public sealed class SlowedSite : IAsyncLifetime
{
    public const int Failures = 6;
    public const int Files = 2;

    public Site Site { get; } = new()
    {
        Change = options => options with
        {
            Rates = new RateOptions
            {
                SignInFailures = Failures,
                ExportsPerDay = Files,
                TrustedProxies = RateOptions.Networks("127.0.0.0/8, ::1"),
            },
        },
    };

    public ValueTask InitializeAsync() => Site.InitializeAsync();

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}

/// <summary>
/// Guessing is slowed down by the address it comes from, whatever accounts are tried; files by account and day. An
/// office that signs in rightly is never slowed.
/// </summary>
[Trait("Check", "S15")]
public sealed class RateLimitTests(SlowedSite slowed) : IClassFixture<SlowedSite>
{
    private const string Wrong = "đây là mật khẩu đoán mò";
    private const string Workbook = "/sap-thay-doi?handler=Xlsx";

    private Site Site => slowed.Site;

    [Fact]
    public async Task Many_accounts_tried_from_one_address_close_it_for_a_quarter_of_an_hour_and_no_other()
    {
        using var guesser = new Visitor(Site, "203.0.113.7");
        await GuessAsync(guesser, SlowedSite.Failures);
        await guesser.SignInAsync("officer");
        guesser.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        guesser.Last.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromMinutes(15));
        guesser.Text.ShouldContain("Từ địa chỉ mạng này đã đăng nhập sai 6 lần");
        guesser.Text.ShouldContain(Show.Instant(Site.Clock.GetUtcNow() + SignInGate.Counts));
        using var neighbour = new Visitor(Site, "203.0.113.8");
        await neighbour.SignInAsync("officer");
        neighbour.Status.ShouldBe(HttpStatusCode.Redirect);

        Site.Clock.Forward(SignInGate.Counts);
        await guesser.SignInAsync("officer");
        guesser.Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task However_many_come_at_once_no_more_are_looked_at_and_one_event_is_written()
    {
        using var form = new Visitor(Site, "203.0.113.20");
        await form.OpenAsync("/dang-nhap");
        var token = form.Find("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => form.PostRawAsync(
            "/dang-nhap", ("Login", "doan" + number), ("Password", Wrong), ("__RequestVerificationToken", token))));
        answers.Count(one => one.StatusCode == HttpStatusCode.OK).ShouldBe(SlowedSite.Failures);
        answers.Count(one => one.StatusCode == HttpStatusCode.TooManyRequests).ShouldBe(40 - SlowedSite.Failures);
        (await Site.EventsAsync(SignInGate.Action)).Count(one => one.SubjectId == "203.0.113.20").ShouldBe(1);
    }

    [Fact]
    public async Task Wrong_codes_count_like_wrong_passwords()
    {
        var phone = await Site.AddUserWithPhoneAsync("coded");
        using var guesser = new Visitor(Site, "203.0.113.30");
        await GuessAsync(guesser, SlowedSite.Failures - 2);
        await guesser.SignInAsync("coded");
        for (var time = 0; time < 2; time++)
        {
            await guesser.OpenAsync("/dang-nhap/ma");
            await guesser.SendAsync("#nhap-ma", ("Code", "abcdef"));
            guesser.Status.ShouldBe(HttpStatusCode.OK);
        }

        await guesser.OpenAsync("/dang-nhap/ma");
        await guesser.SendAsync("#nhap-ma", ("Code", phone.Next()));
        guesser.Status.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Control_an_office_behind_one_address_signs_in_as_often_as_it_likes()
    {
        for (var time = 0; time < SlowedSite.Failures * 3; time++)
        {
            using var officer = new Visitor(Site, "203.0.113.40");
            await officer.SignInAsync("officer");
            officer.Status.ShouldBe(HttpStatusCode.Redirect);
        }
    }

    [Fact]
    public async Task What_a_reader_says_about_the_own_address_is_not_believed()
    {
        var site = new Site { Change = options => options with { Rates = new() { SignInFailures = 3 } } };
        await site.InitializeAsync();
        try
        {
            for (var number = 0; number < 3; number++)
            {
                using var guesser = new Visitor(site, "198.51.100." + number);
                await GuessAsync(guesser, 1);
            }

            using var last = new Visitor(site, "198.51.100.200");
            await last.SignInAsync("officer");
            last.Status.ShouldBe(HttpStatusCode.TooManyRequests);
            (await site.EventsAsync(SignInGate.Action)).ShouldHaveSingleItem().SubjectId.ShouldBe("127.0.0.1");
        }
        finally
        {
            await site.DisposeAsync();
        }
    }

    [Fact]
    public async Task Behind_a_trusted_proxy_only_what_the_proxy_itself_saw_is_believed()
    {
        for (var number = 0; number < SlowedSite.Failures; number++)
        {
            using var guesser = new Visitor(Site, $"198.51.100.{number}, 203.0.113.50");
            await GuessAsync(guesser, 1);
        }

        using var last = new Visitor(Site, "198.51.100.99, 203.0.113.50");
        await last.SignInAsync("officer");
        last.Status.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task An_account_takes_the_files_of_a_day_and_goes_on_the_next_morning()
    {
        await Site.AddUserAsync("hamster", Permissions.Officer, "Hứa Thị Gom");
        using var visitor = new Visitor(Site, "203.0.113.60");
        await visitor.SignInAsync("hamster");
        for (var file = 0; file < SlowedSite.Files; file++)
        {
            (await visitor.OpenAsync(Workbook)).Status.ShouldBe(HttpStatusCode.OK);
        }

        for (var time = 0; time < 3; time++)
        {
            (await visitor.OpenAsync(Workbook)).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        }

        visitor.Text.ShouldContain("hết mức của một ngày");
        visitor.Last.Headers.RetryAfter!.Delta!.Value.ShouldBeLessThan(TimeSpan.FromDays(1));
        (await Site.EventsAsync(ExportGate.Action)).ShouldHaveSingleItem().Login.ShouldBe("hamster");
        (await Site.EventsAsync(ExportLog.Action)).Count(one => one.Login == "hamster").ShouldBe(SlowedSite.Files);
        using var other = new Visitor(Site, "203.0.113.60");
        await other.SignInAsync("officer");
        (await other.OpenAsync(Workbook)).Status.ShouldBe(HttpStatusCode.OK);

        Site.Clock.Forward(TimeSpan.FromDays(1));
        await visitor.SignInAsync("hamster");
        (await visitor.OpenAsync(Workbook)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_lock_is_written_down_once_however_many_wrong_passwords_come_at_once()
    {
        await Site.AddUserAsync("besieged", Permissions.Officer, "Lý Văn Vây");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Site.WithAsync<UserService>(
            users => users.SignInAsync("besieged", Wrong))));
        var written = (await Site.EventsAsync("USER_LOCKED")).Where(one => one.Login == "besieged").ToList();
        written.ShouldHaveSingleItem().Sentence.ShouldContain("bị khóa 15 phút sau 5 lần nhập sai");
    }

    [Theory]
    [InlineData("10.0.0.300")]
    [InlineData("10.0.0.0/99")]
    [InlineData("proxy.example")]
    public void A_proxy_that_cannot_be_read_is_told_before_anything_is_served(string text) =>
        Should.Throw<RefusedException>(() => RateOptions.Networks(text)).Refusal.Message.ShouldContain(text);

    private static async Task GuessAsync(Visitor visitor, int times)
    {
        for (var time = 0; time < times; time++)
        {
            await visitor.SignInAsync("khong-co-" + time, Wrong);
            visitor.Status.ShouldBe(HttpStatusCode.OK);
        }
    }
}
