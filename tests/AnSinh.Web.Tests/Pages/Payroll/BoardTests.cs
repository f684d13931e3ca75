using System.Net;
using AnSinh.Core.Payroll;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Pages.Payroll;

/// <summary>The month board: every commune, the slowest first, and the next step.</summary>
public sealed class BoardTests(Site site) : IClassFixture<Site>
{
    private readonly MonthOffice office = new(site);

    [Fact]
    public async Task Without_the_right_to_the_register_there_is_no_board()
    {
        using var visitor = await Visitor.SignedInAsync(site, "administrator");
        (await visitor.OpenAsync("/ky-chi-tra/2026-12")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.OpenAsync("/ky-chi-tra/kiem-tra-so")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Trait("Check", "S02")]
    [Fact]
    public async Task A_month_that_is_none_and_a_commune_of_others_are_not_found()
    {
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        (await visitor.OpenAsync("/ky-chi-tra/2026-13")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.OpenAsync("/ky-chi-tra/2026-12?xa=05972")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_address_without_a_month_goes_to_the_month_at_work()
    {
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        (await visitor.OpenAsync("/ky-chi-tra")).SentTo.ShouldBe("/ky-chi-tra/2026-12");
    }

    [Fact]
    public async Task From_nothing_to_submitted_by_the_officer_with_an_event_for_each_step()
    {
        await office.PersonAsync("Nông Thị Mẩy");
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        await visitor.OpenAsync("/ky-chi-tra/2026-12");
        visitor.Text.ShouldContain("Xã Cao Lộc");
        visitor.Text.ShouldNotContain("Xã Đồng Đăng");
        visitor.Text.ShouldContain("trước 25/11/2026");
        visitor.Text.ShouldContain("trước 20/12/2026");

        await visitor.SendAsync(".as-actions form");
        visitor.SentTo.ShouldBe("/ky-chi-tra/2026-12");
        (await visitor.OpenAsync(visitor.SentTo)).Text.ShouldContain("Đã lập 1 danh sách: 1 người");
        (await office.EventsAsync("PAYROLL_PREPARED")).ShouldBe(1);
        (await visitor.OpenAsync("/ky-chi-tra/2026-12")).Text.ShouldContain("chờ trình");

        await visitor.SendAsync(".as-actions form");
        (await visitor.OpenAsync(visitor.SentTo)).Text.ShouldContain("chờ duyệt");
        (await office.EventsAsync("PAYROLL_SUBMITTED")).ShouldBe(1);
        (await office.StateAsync("2026-12")).ShouldBe(ListState.Submitted);
    }

    [Fact]
    public async Task Who_only_approves_cannot_prepare()
    {
        using var visitor = await Visitor.SignedInAsync(site, "chair");
        await visitor.OpenAsync("/ky-chi-tra/2027-03");
        visitor.Page.QuerySelector(".as-actions form").ShouldBeNull();
        await visitor.SendAsync("#lap");
        visitor.Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_ledger_is_checked_on_demand_and_the_lamp_says_so()
    {
        using var visitor = await Visitor.SignedInAsync(site, "auditor");
        await visitor.OpenAsync("/ky-chi-tra/kiem-tra-so");
        await visitor.SendAsync("main form");
        (await visitor.OpenAsync(visitor.SentTo)).Text.ShouldContain("Mọi điều đã kiểm đều đúng");
        (await office.EventsAsync("LEDGER_CHECKED")).ShouldBe(1);
        (await visitor.OpenAsync("/ky-chi-tra/2026-12")).Text.ShouldContain("Kiểm tra sổ: đúng");
    }
}
