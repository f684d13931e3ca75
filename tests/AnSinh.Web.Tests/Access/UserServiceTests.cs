using AnSinh.Core.Access;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Web.Tests.Running;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Web.Tests.Access;

/// <summary>Accounts on a real database.</summary>
public sealed class UserServiceTests(Site site) : IClassFixture<Site>
{
    [Trait("Check", "S11")]
    [Fact]
    public async Task A_new_account_gets_a_long_random_password_that_expires()
    {
        var one = await site.AddNewUserAsync("new-one", Permissions.Officer, "Lương Thị Hồng");
        var two = await site.AddNewUserAsync("new-two", Permissions.Officer, "Chu Văn Páo");
        one.Password.Length.ShouldBe(16);
        one.Password.ShouldNotBe(two.Password);
        one.PasswordExpiresAt.ShouldBe(site.Clock.GetUtcNow() + SignInRules.FirstPasswordLasts);
        one.Account.PasswordHash!.ShouldNotContain(one.Password);
    }

    [Fact]
    public async Task A_login_is_given_once_whatever_the_case()
    {
        await site.AddNewUserAsync("same", Permissions.Officer, "Lương Thị Hồng");
        (await RefusedAsync("SAME", Permissions.Officer)).Code.ShouldBe("LOGIN_TAKEN");
    }

    [Theory]
    [InlineData("có dấu cách", "OFFICER", "LOGIN")]
    [InlineData("root", "ROOT", "ROLE_UNKNOWN")]
    [InlineData("buudien9", "POST", "PROVIDER_MISSING")]
    public async Task What_is_missing_is_refused_by_name(string login, string role, string code) =>
        (await RefusedAsync(login, role)).Code.ShouldBe(code);

    [Trait("Check", "S11")]
    [Fact]
    public async Task A_password_given_in_advance_is_for_demo_databases_only()
    {
        await using var demo = new DemoSite();
        await demo.Site.InitializeAsync();
        var request = Request("canbo", Permissions.Officer);
        await demo.Site.WithAsync<UserService>(async users =>
            (await Should.ThrowAsync<RefusedException>(() =>
                users.AddForDemoAsync(request, "demo"))).Refusal.Code.ShouldBe("NOT_DEMO"));
        await demo.Site.MarkDemoAsync();
        await demo.Site.WithAsync<UserService>(users => users.AddForDemoAsync(request, "demo"));
        using var visitor = await Visitor.SignedInAsync(demo.Site, "canbo", "demo");
        (await visitor.OpenAsync("/")).Find(".as-demo").TextContent.ShouldContain("BẢN TRÌNH DIỄN");
    }

    [Fact]
    public async Task Disabling_twice_changes_nothing_the_second_time()
    {
        await site.AddNewUserAsync("gone", Permissions.Officer, "Lương Thị Hồng");
        UserAccount? first = null, second = null;
        await site.WithAsync<UserService>(
            async users => first = await users.DisableAsync("gone", MonthOffice.As("administrator")));
        await site.WithAsync<UserService>(
            async users => second = await users.DisableAsync("GONE", MonthOffice.As("administrator")));
        second!.DisabledAt.ShouldBe(first!.DisabledAt);
        second.SecurityStamp.ShouldBe(first.SecurityStamp);
        (await site.EventsAsync("USER_DISABLED")).ShouldHaveSingleItem().Login.ShouldBe("administrator");
    }

    [Trait("Check", "S15")]
    [Fact]
    public async Task Failures_at_the_same_moment_all_count()
    {
        await site.AddUserAsync("attacked", Permissions.Officer, "Lương Thị Hồng");
        await Task.WhenAll(Enumerable.Range(0, SignInRules.FailuresBeforeLock).Select(_ =>
            site.WithAsync<UserService>(users => users.SignInAsync("attacked", "sai mật khẩu rồi"))));
        await site.WithAsync<UserService>(async users =>
            (await users.SignInAsync("attacked", Site.Password)).Refusal!.Code.ShouldBe("LOCKED"));
    }

    [Fact]
    public async Task Every_mapped_column_is_in_the_table() =>
        await site.WithAsync<AppDb>(async db => await db.Users.AsNoTracking().ToListAsync());

    private static NewUser Request(string login, string role) =>
        new() { Login = login, FullName = "Lý Thị Dén", PersonKey = "p-" + login, Role = role };

    private async Task<Refusal> RefusedAsync(string login, string role)
    {
        Refusal? refusal = null;
        await site.WithAsync<UserService>(async users => refusal = (await Should.ThrowAsync<RefusedException>(
            () => users.AddAsync(Request(login, role)))).Refusal);
        return refusal!;
    }

    private sealed class DemoSite : IAsyncDisposable
    {
        public Site Site { get; } = new();

        public ValueTask DisposeAsync() => Site.DisposeAsync();
    }
}
