using System.Net;
using System.Reflection;
using AnSinh.Core.Access;
using AnSinh.Core.Payroll;
using AnSinh.Web.Host;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Pages;

/// <summary>Before money moves or an account changes, the user shows himself again, at most five minutes old.</summary>
[Trait("Check", "S12")]
public sealed class FreshProofTests(Site site) : IClassFixture<Site>
{
    private const string Approve = "/ky-chi-tra/2026-12/duyet";

    private readonly MonthOffice office = new(site);

    [Fact]
    public async Task A_list_is_approved_with_a_proof_of_five_minutes_and_asked_again_after_six()
    {
        await office.PersonAsync("Nông Thị Mẩy");
        await office.SubmitAsync("2026-12");
        var phone = await site.AddUserWithPhoneAsync("chair2", Permissions.Chair);
        using var chair = await EnterAsync("chair2", phone);
        await OpenApprovalAsync(chair);
        site.Clock.Forward(TimeSpan.FromMinutes(6));
        await chair.SendAsync("#duyet");
        chair.Text.ShouldContain("Trước khi duyệt danh sách chi trả");
        (await office.StateAsync("2026-12")).ShouldBe(ListState.Submitted);

        await chair.SendAsync("#xac-nhan", ("Proof", "000000"));
        chair.Find("#Proof-error").TextContent.ShouldContain("Mã chưa đúng");
        chair.Find("#xac-nhan input[name=dau]").GetAttribute("value").ShouldNotBeNullOrEmpty();
        (await office.StateAsync("2026-12")).ShouldBe(ListState.Submitted);

        // The form goes on from where it was: what was to be approved is approved.
        await chair.SendAsync("#xac-nhan", ("Proof", phone.Next()));
        chair.SentTo.ShouldBe(Approve);
        (await office.StateAsync("2026-12")).ShouldBe(ListState.Approved);

        var accounting = await site.AddUserWithPhoneAsync("money", Permissions.Accountant);
        using var accountant = await EnterAsync("money", accounting);
        site.Clock.Forward(TimeSpan.FromMinutes(5));
        await accountant.OpenAsync("/ky-chi-tra/2026-12/chuyen-tien");
        await accountant.SendAsync("#lap-unc");
        (await office.EventsAsync("PAYMENT_ORDERED")).ShouldBe(1);
        await accountant.OpenAsync("/ky-chi-tra/2026-12/chuyen-tien");
        var paper = accountant.Find("a[href*='handler=Order']").GetAttribute("href")!;
        site.Clock.Forward(TimeSpan.FromSeconds(1));
        (await accountant.OpenAsync(paper)).SentTo.ShouldStartWith("/xac-nhan?den=%2Fky-chi-tra");
        await accountant.OpenAsync(accountant.SentTo);
        await accountant.SendAsync("#xac-nhan", ("Proof", accounting.Next()));
        accountant.SentTo.ShouldBe(paper);
        (await accountant.OpenAsync(paper)).Last.Content.Headers.ContentDisposition!.DispositionType
            .ShouldBe("attachment");
    }

    [Fact]
    public async Task Without_a_second_factor_the_password_is_asked_and_a_wrong_one_counts()
    {
        using var boss = await Visitor.SignedInAsync(site, "administrator");
        await site.AddUserAsync("victim", Permissions.Officer, "Vi Văn Ở");
        site.Clock.Forward(TimeSpan.FromMinutes(6));
        await boss.OpenAsync("/tai-khoan");
        await boss.SendAsync("form:has(input[value=victim])");
        boss.Find("#Proof").GetAttribute("type").ShouldBe("password");
        (await site.AccountAsync("victim")).DisabledAt.ShouldBeNull();
        for (var i = 0; i < SignInRules.FailuresBeforeLock; i++)
        {
            await boss.SendAsync("#xac-nhan", ("Proof", "sai mật khẩu rồi"));
        }

        boss.Text.ShouldContain("tạm khóa");
        await boss.SendAsync("#xac-nhan", ("Proof", Site.Password));
        (await site.AccountAsync("victim")).DisabledAt.ShouldBeNull();
        site.Clock.Forward(SignInRules.LockLasts);
        await boss.SendAsync("#xac-nhan", ("Proof", Site.Password));
        (await site.AccountAsync("victim")).DisabledAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_proof_by_password_is_worth_nothing_once_there_is_a_second_factor()
    {
        await site.AddUserAsync("grown", Permissions.Administrator, "Lý Thị Lớn");
        var account = await site.AccountAsync("grown");
        var session = new UserSession
        {
            Id = Guid.Empty,
            UserId = account.Id,
            OpenedAt = site.Clock.GetUtcNow(),
            SeenAt = site.Clock.GetUtcNow(),
            SharedComputer = false,
            Proof = ProofKind.Password,
            ProvedAt = site.Clock.GetUtcNow(),
        };
        FactorRules.IsFresh(account, session, site.Clock.GetUtcNow(), ownAccount: false).ShouldBeTrue();
        account.TwoFactorEnabled = true;
        FactorRules.IsFresh(account, session, site.Clock.GetUtcNow(), ownAccount: true).ShouldBeFalse();
    }

    [Fact]
    public async Task A_return_address_of_another_site_is_not_followed_after_a_proof()
    {
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        await visitor.OpenAsync("/xac-nhan?den=https://example.test/");
        await visitor.SendAsync("#xac-nhan", ("Proof", Site.Password));
        visitor.SentTo.ShouldBe("/");
    }

    [Fact]
    public async Task A_demo_asks_for_none_and_only_until_a_factor_is_set_up()
    {
        await using var demo = new Site();
        await demo.InitializeAsync();
        await demo.MarkDemoAsync();
        await demo.AddUserAsync("victim", Permissions.Officer, "Vi Văn Ở");
        using var boss = await Visitor.SignedInAsync(demo, "administrator");
        demo.Clock.Forward(TimeSpan.FromMinutes(6));
        await boss.OpenAsync("/tai-khoan/victim");
        await boss.SendAsync("#ket-thuc");
        boss.SentTo.ShouldBe("/tai-khoan/victim");
    }

    /// <summary>
    /// What moves money, lets files out or changes accounts; a page that forgets the mark fails here.
    /// </summary>
    [Fact]
    public void Every_handler_that_must_ask_does()
    {
        string[] asked =
        [
            "Payroll.Approve.IndexModel.OnPostApproveAsync", "Payments.Transfer.IndexModel.OnPostOrderAsync",
            "Payments.Transfer.IndexModel.OnPostExportAsync", "Payments.Transfer.IndexModel.OnGetOrderAsync",
            "Payments.Transfer.IndexModel.OnGetFileAsync",
        ];
        var marked = Handlers().Where(one => one.GetCustomAttribute<FreshProofAttribute>() is not null)
            .Select(Name).ToList();
        asked.Except(marked).ShouldBeEmpty();
        Handlers().Select(Name)
            .Where(one => one.StartsWith("Users.", StringComparison.Ordinal) && one.Contains(".OnPost"))
            .Except(marked).ShouldBeEmpty();
        Handlers().Select(Name).ShouldContain("Reconciliation.Upload.IndexModel.OnPostApplyAsync");
        marked.ShouldNotContain(one => one.StartsWith("Reconciliation.Upload", StringComparison.Ordinal));
    }

    private static IEnumerable<MethodInfo> Handlers() => typeof(WebHost).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
        .Where(method => method.Name.StartsWith("OnPost", StringComparison.Ordinal)
            || method.Name.StartsWith("OnGet", StringComparison.Ordinal));

    private static string Name(MethodInfo method) =>
        $"{method.DeclaringType!.FullName!["AnSinh.Web.Pages.".Length..]}.{method.Name}";

    private async Task<Visitor> EnterAsync(string login, Phone phone)
    {
        var visitor = new Visitor(site);
        await visitor.SignInAsync(login);
        await visitor.OpenAsync(visitor.SentTo);
        await visitor.SendAsync("#nhap-ma", ("Code", phone.Next()));
        visitor.Status.ShouldBe(HttpStatusCode.Redirect);
        return visitor;
    }

    private static async Task OpenApprovalAsync(Visitor chair)
    {
        await chair.OpenAsync("/ky-chi-tra/2026-12/chenh-lech");
        await chair.OpenAsync(chair.Find(".as-actions .btn-primary").GetAttribute("href")!);
    }
}
