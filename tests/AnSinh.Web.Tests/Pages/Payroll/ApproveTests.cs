using System.Net;
using AnSinh.Core.Access;
using AnSinh.Core.Payroll;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Pages.Payroll;

/// <summary>Approval by another person, who has seen what changed, once.</summary>
public sealed class ApproveTests(Site site) : IClassFixture<Site>
{
    private const string Page = "/ky-chi-tra/2026-12/duyet";

    private readonly MonthOffice office = new(site);

    [Fact]
    public async Task Without_the_right_to_the_register_the_page_is_closed_and_an_unknown_month_is_not_found()
    {
        using var visitor = await Visitor.SignedInAsync(site, "administrator");
        (await visitor.OpenAsync(Page)).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var chair = await Visitor.SignedInAsync(site, "chair");
        (await chair.OpenAsync("/ky-chi-tra/2026-99/duyet")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_whole_decision_returned_once_then_approved_once_in_two_tabs()
    {
        await office.PersonAsync("Nông Thị Mẩy");
        await office.SubmitAsync("2026-12");
        await site.AddUserAsync("hai", Permissions.Chair, "Nông Thị Hạnh", "person-officer");

        using var maker = await Visitor.SignedInAsync(site, "officer");
        (await maker.OpenAsync(Page)).Text.ShouldContain("Việc này thuộc về: Chủ tịch UBND");
        using var twin = await Visitor.SignedInAsync(site, "hai");
        (await twin.OpenAsync(Page)).Text.ShouldContain("đã lập danh sách này nên không duyệt được");

        using var chair = await Visitor.SignedInAsync(site, "chair");
        await chair.OpenAsync(Page);
        chair.Page.QuerySelector("#duyet").ShouldBeNull();
        await chair.SendAsync("#tra-lai", ("Reason", " "));
        chair.Find("#Reason-error").TextContent.ShouldContain("Ghi lý do trả lại");
        await chair.SendAsync("#tra-lai", ("Reason", "thiếu giấy xác nhận"));
        chair.SentTo.ShouldBe(Page);
        (await office.EventsAsync("PAYROLL_RETURNED")).ShouldBe(1);

        await office.SubmitAsync("2026-12");
        await chair.OpenAsync("/ky-chi-tra/2026-12/chenh-lech");
        var approve = chair.Find(".as-actions .btn-primary").GetAttribute("href")!;
        await chair.OpenAsync(approve);
        chair.Find("#duyet button").TextContent.ShouldStartWith("Duyệt 1 người, ");
        using var tab = await Visitor.SignedInAsync(site, "chair");
        await tab.OpenAsync(approve);
        await chair.SendAsync("#duyet");
        chair.SentTo.ShouldBe(Page);
        (await chair.OpenAsync(Page)).Text.ShouldContain("Danh sách đã được Người Chủ tịch UBND duyệt lúc 08:30");
        (await office.StateAsync("2026-12")).ShouldBe(ListState.Approved);
        (await office.EventsAsync("PAYROLL_APPROVED")).ShouldBe(1);

        await tab.SendAsync("#duyet");
        tab.Status.ShouldBe(HttpStatusCode.Conflict);
        tab.Text.ShouldContain("Không cần duyệt lần nữa");
        (await office.EventsAsync("PAYROLL_APPROVED")).ShouldBe(1);
    }
}
