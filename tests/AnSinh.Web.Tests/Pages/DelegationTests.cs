using System.Net;
using AnSinh.Core.Access;
using AnSinh.Core.Audit;
using AnSinh.Core.Payroll;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Web.Tests.Running;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Web.Tests.Pages;

/// <summary>A chair on leave lets somebody else approve; the four eyes stay four.</summary>
public sealed class DelegationTests(Site site) : IClassFixture<Site>
{
    private const string Approval = "/ky-chi-tra/2026-12/duyet";

    private readonly MonthOffice office = new(site);

    [Trait("Check", "S05")]
    [Fact]
    public async Task In_the_chairs_place_another_approves_and_neither_the_maker_nor_the_chair_for_himself()
    {
        await office.PersonAsync("Nông Thị Mẩy");
        await office.SubmitAsync("2026-12");
        await GiveAsync(site, "chair", "officer", "accountant");

        // The officer made the list: in the chair's place he is still the maker.
        using var maker = await ActingAsync(site, "officer");
        maker.Text.ShouldContain("Đang làm thay Người Chủ tịch UBND");
        await maker.OpenAsync(Approval);
        maker.Text.ShouldContain("đã lập danh sách này nên không duyệt được");
        await maker.OpenAsync("/ky-chi-tra/2026-12");
        await maker.SendAsync("#lap");
        maker.Status.ShouldBe(HttpStatusCode.Forbidden);

        using var accountant = await ActingAsync(site, "accountant");
        await OpenApprovalAsync(accountant);
        await accountant.SendAsync("#duyet");
        (await office.StateAsync("2026-12")).ShouldBe(ListState.Approved);
        await site.WithAsync<AppDb>(async db =>
        {
            var list = await db.PayrollLists.SingleAsync();
            (list.ApprovedBy, list.ApprovedFor).ShouldBe(("accountant", "chair"));
            (await db.AuditEvents.SingleAsync(one => one.Action == "PAYROLL_APPROVED")).Sentence
                .ShouldEndWith("(thay Người Chủ tịch UBND, chair, theo Giấy ủy quyền 03/UQ-UBND)");
        });

        // Back at the own work the right is gone.
        await accountant.OpenAsync("/uy-quyen");
        await accountant.SendAsync("form[action*=Act]", ("delegation", ""));
        (await accountant.OpenAsync("/ky-chi-tra/2026-12/chuyen-tien")).Text.ShouldNotContain("Đang làm thay");
    }

    [Trait("Check", "S05")]
    [Fact]
    public async Task What_was_made_in_somebodys_place_is_not_checked_by_him()
    {
        await using var own = new Site();
        await own.InitializeAsync();
        var there = new MonthOffice(own);
        await there.PersonAsync("Triệu Thị Mùi");
        await own.AddUserAsync("made-for", Permissions.Officer, "Lý Văn Giao", "person-both");
        await own.AddUserAsync("checks", Permissions.Chair, "Lý Văn Giao", "person-both");
        await GiveAsync(own, "made-for", "accountant");
        using var maker = await ActingAsync(own, "accountant");
        await maker.OpenAsync("/ky-chi-tra/2026-12");
        await maker.SendAsync("#lap");
        await maker.OpenAsync("/ky-chi-tra/2026-12");
        await maker.SendAsync(".as-actions form");
        (await there.StateAsync("2026-12")).ShouldBe(ListState.Submitted);

        using var checker = await Visitor.SignedInAsync(own, "checks");
        (await checker.OpenAsync(Approval)).Text.ShouldContain("đã lập danh sách này nên không duyệt được");
        using var other = await Visitor.SignedInAsync(own, "chair");
        await OpenApprovalAsync(other);
        other.Page.QuerySelector("#duyet").ShouldNotBeNull();
    }

    [Fact]
    public async Task It_ends_with_its_last_day_when_taken_back_and_when_the_chair_leaves()
    {
        await site.AddUserAsync("boss", Permissions.Chair, "Hoàng Văn Nghỉ");
        await site.AddUserAsync("stand-in", Permissions.Officer, "Nông Văn Thay");
        await GiveAsync(site, "boss", "stand-in");
        using var acting = await ActingAsync(site, "stand-in");
        acting.Text.ShouldContain("Đang làm thay Hoàng Văn Nghỉ");

        var before = await office.EventsAsync("DELEGATION_REVOKED");
        await acting.OpenAsync("/uy-quyen");
        await acting.SendAsync("form[action*=Revoke]");
        (await acting.OpenAsync("/")).Text.ShouldNotContain("Đang làm thay");
        (await office.EventsAsync("DELEGATION_REVOKED")).ShouldBe(before + 1);

        await GiveAsync(site, "boss", "stand-in");
        using var again = await ActingAsync(site, "stand-in");
        await site.WithAsync<UserService>(users => users.DisableAsync("boss", new("administrator", "p", "test")));
        (await again.OpenAsync("/")).Text.ShouldNotContain("Đang làm thay");
        (await again.OpenAsync("/uy-quyen")).Page.QuerySelector("form[action*=Act]").ShouldBeNull();
    }

    [Fact]
    public async Task An_administrator_ends_what_somebody_gave_and_who_acts_is_himself_again()
    {
        await site.AddUserAsync("left", Permissions.Chair, "Dương Văn Đi");
        await site.AddUserAsync("acts", Permissions.Officer, "Phùng Thị Thay");
        await GiveAsync(site, "left", "acts");
        using var acting = await ActingAsync(site, "acts");
        using var administrator = await Visitor.SignedInAsync(site, "administrator");
        (await administrator.OpenAsync("/tai-khoan/left")).Text.ShouldContain("1 ủy quyền đang có");
        await administrator.SendAsync("form[action*=EndDelegation]");
        var after = (await administrator.OpenAsync("/tai-khoan/left")).Text;
        after.ShouldContain("Đã chấm dứt ủy quyền");
        after.ShouldNotContain("ủy quyền đang có");
        (await acting.OpenAsync("/")).Text.ShouldNotContain("Đang làm thay");
    }

    [Fact]
    public async Task A_delegation_of_others_is_neither_used_nor_taken_back()
    {
        await site.AddUserAsync("giver", Permissions.Chair, "Lương Văn Cho");
        await site.AddUserAsync("taker", Permissions.Officer, "Mã Thị Nhận");
        await site.AddUserAsync("stranger", Permissions.Officer, "Bế Văn Lạ");
        var id = (await GiveAsync(site, "giver", "taker"))[0];
        using var stranger = await Visitor.SignedInAsync(site, "stranger");
        foreach (var handler in (string[])["Act", "Revoke"])
        {
            await stranger.OpenAsync("/uy-quyen");
            var token = stranger.Find("input[name=__RequestVerificationToken]").GetAttribute("value")!;
            var answer = await stranger.PostRawAsync(
                $"/uy-quyen?handler={handler}", ("delegation", id.ToString()), ("__RequestVerificationToken", token));
            ((int)answer.StatusCode).ShouldBeGreaterThanOrEqualTo(400);
        }

        using var taker = await ActingAsync(site, "taker");
        taker.Text.ShouldContain("Đang làm thay Lương Văn Cho");
    }

    [Trait("Check", "S12")]
    [Fact]
    public async Task Who_acts_for_a_role_that_must_have_a_second_factor_must_have_one_too()
    {
        await using var own = new Site();
        await own.InitializeAsync();
        await GiveAsync(own, "chair", "officer");
        using var officer = await ActingAsync(own, "officer");
        (await officer.OpenAsync("/ky-chi-tra/2026-12")).Status.ShouldBe(HttpStatusCode.OK);
        await own.RequireFactorAsync(Permissions.Chair, required: true);
        (await officer.OpenAsync("/ky-chi-tra/2026-12")).SentTo.ShouldBe("/tai-khoan-cua-toi");
        await own.WithAsync<AppDb>(async db =>
        {
            var account = (await AccessQueries.ByLoginAsync(db, "officer"))!;
            (await FactorRules.IsRequiredAsync(db, account)).ShouldBeFalse();
            var offered = await Reach.OfferedAsync(db, account, own.Clock.GetUtcNow());
            await Reach.LoadAsync(db, account, offered[0].Delegation.Id, own.Clock.GetUtcNow());
            (await FactorRules.IsRequiredAsync(db, account)).ShouldBeTrue();
        });
    }

    [Fact]
    public async Task The_form_says_what_is_missing_and_makes_the_delegation()
    {
        await site.AddUserAsync("chair-2", Permissions.Chair, "Phùng Thị Ký");
        await site.AddUserAsync("deputy-2", Permissions.Officer, "Đàm Văn Phó");
        using var chair = await Visitor.SignedInAsync(site, "chair-2");
        await chair.OpenAsync("/uy-quyen");
        await chair.SendAsync("#uy-quyen", ("To", "nobody"), ("Actions", "Approve"), ("UntilText", "30/11/2026"));
        chair.Find("#To-error").TextContent.ShouldContain("Không có tài khoản");
        await chair.SendAsync("#uy-quyen", ("To", "deputy-2"), ("Actions", "Approve"), ("UntilText", "30/11/2026"));
        chair.Find("#Paper-error").TextContent.ShouldContain("văn bản ủy quyền");
        await chair.SendAsync(
            "#uy-quyen", ("To", "deputy-2"), ("Actions", "Approve"), ("UntilText", "30/11/2026"),
            ("Paper", "Giấy ủy quyền 09/UQ-UBND"));
        (await chair.OpenAsync(chair.SentTo)).Text.ShouldContain("Đã ủy quyền cho deputy-2 đến hết 30/11/2026");
        chair.Text.ShouldContain("Phùng Thị Ký → Đàm Văn Phó");
    }

    /// <summary>By way of who goes up and down, which the approver has to see first.</summary>
    private static async Task OpenApprovalAsync(Visitor visitor)
    {
        await visitor.OpenAsync("/ky-chi-tra/2026-12/chenh-lech");
        await visitor.OpenAsync(visitor.Find(".as-actions .btn-primary").GetAttribute("href")!);
    }

    private static async Task<Visitor> ActingAsync(Site site, string login)
    {
        var visitor = await Visitor.SignedInAsync(site, login);
        await visitor.OpenAsync("/uy-quyen");
        await visitor.SendAsync("form[action*=Act]");
        visitor.SentTo.ShouldBe("/");
        return await visitor.OpenAsync("/");
    }

    internal static async Task<List<Guid>> GiveAsync(Site site, string from, params string[] to)
    {
        var given = new List<Guid>();
        var (today, last) = (site.Clock.Today(), new DateOnly(2026, 11, 30));
        foreach (var one in to)
        {
            var account = await site.AccountAsync(from);
            await site.WithAsync<DelegationService>(async service => given.Add((await service.GiveAsync(
                account, one,
                new NewDelegation(
                    [.. DelegationRules.DelegableBy(account).Where(action => action != OfficeAction.ReadLog)],
                    new DateOnly(2026, 11, 18), today > last ? today : last,
                    "Giấy ủy quyền 03/UQ-UBND"),
                account.Actor("test"))).Id));
        }

        return given;
    }
}
