using System.Net;
using System.Text;
using AnSinh.Core.Payroll;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Pages.Reconciliation;

/// <summary>From the provider's file to the settlement: preview, queues, decisions, the statement.</summary>
public sealed class ResultTests(Site site) : IClassFixture<Site>
{
    private const string Root = "/doi-chieu/2026-12/vnpost";

    private readonly MonthOffice office = new(site);

    [Theory]
    [InlineData("/doi-chieu")]
    [InlineData(Root)]
    [InlineData(Root + "/quyet-toan")]
    [InlineData(Root + "/can-xem?hang=NAME_MISMATCH")]
    public async Task Who_neither_reads_nor_delivers_results_stays_outside(string path)
    {
        using var visitor = await Visitor.SignedInAsync(site, "administrator");
        (await visitor.OpenAsync(path)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Trait("Check", "S02")]
    [Fact]
    public async Task A_provider_sees_its_own_lists_only_and_only_it_delivers()
    {
        using var post = await Visitor.SignedInAsync(site, "post");
        (await post.OpenAsync("/doi-chieu/2026-12/agribank")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await post.OpenAsync("/doi-chieu/2019-01/vnpost")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var accountant = await Visitor.SignedInAsync(site, "accountant");
        (await accountant.OpenAsync(Root + "/tep")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await accountant.OpenAsync("/doi-chieu/2019-01/vnpost/quyet-toan")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_month_answered_with_a_mistake_decided_and_settled()
    {
        await office.PersonAsync("Nông Thị Mẩy");
        await office.PersonAsync("Vi Văn Chài");
        await office.SendAsync("2026-12");
        using var post = await Visitor.SignedInAsync(site, "post");
        await post.OpenAsync(Root + "/tep");
        await post.SendFileAsync("#xem-truoc", "Upload", "hong.csv", Encoding.UTF8.GetBytes("không phải kết quả"));
        post.Status.ShouldBe(HttpStatusCode.Conflict);
        post.Find("[role=alert]").TextContent.ShouldContain("Chưa làm được");

        var mistaken = await office.ResultAsync("2026-12", (_, line) =>
            (line.PayeeName == "Vi Văn Chài" ? "Vi Văn Trài" : line.PayeeName, line.AmountVnd, "THANH_CONG"));
        await post.OpenAsync(Root + "/tep");
        await post.SendFileAsync("#xem-truoc", "Upload", "ket-qua.csv", mistaken);
        post.Text.ShouldContain("Không khớp tên");
        (await office.EventsAsync("RESULT_APPLIED")).ShouldBe(0);
        await post.SendAsync("#ghi");
        post.SentTo.ShouldBe(Root);
        (await post.OpenAsync(Root)).Text.ShouldContain("Đã nhận 2 dòng: 1 ghi, 0 trùng, 1 cần xem.");
        post.Find(".as-proof .st").TextContent.ShouldContain("Đẳng thức đúng");
        (await office.EventsAsync("RESULT_APPLIED")).ShouldBe(1);

        using var accountant = await Visitor.SignedInAsync(site, "accountant");
        (await accountant.OpenAsync(Root + "/quyet-toan")).Text.ShouldContain("1 dòng cần xem chưa có quyết định.");
        accountant.Page.QuerySelector("#quyet-toan").ShouldBeNull();
        await accountant.OpenAsync(Root + "/can-xem?hang=NAME_MISMATCH");
        accountant.Page.QuerySelectorAll(".as-pair mark").Select(mark => mark.TextContent).ShouldBe(["Ch", "Tr"]);
        await accountant.SendAsync("#quyet-dinh", ("Reason", ""));
        accountant.Find("#Reason-error").TextContent.ShouldContain("Ghi lý do");
        await accountant.SendAsync("#quyet-dinh", ("Reason", "đã gọi Bưu điện, gõ nhầm"));
        accountant.SentTo.ShouldBe(Root + "/can-xem?hang=NAME_MISMATCH");
        (await accountant.OpenAsync(accountant.SentTo)).Text.ShouldContain("đã gọi Bưu điện, gõ nhầm");
        (await office.EventsAsync("RESULT_EXCEPTION_RESOLVED")).ShouldBe(1);
        (await accountant.OpenAsync(Root + "/quyet-toan")).Text.ShouldContain("1 dòng, ");

        await post.OpenAsync(Root + "/tep");
        await post.SendFileAsync("#xem-truoc", "Upload", "sua.csv", await office.AllPaidAsync("2026-12"));
        await post.SendAsync("#ghi");
        await accountant.OpenAsync(Root + "/quyet-toan");
        await accountant.SendAsync("#quyet-toan");
        (await accountant.OpenAsync(Root + "/quyet-toan")).Text.ShouldContain("Đã quyết toán kỳ 12/2026");
        (await office.EventsAsync("SETTLED")).ShouldBe(1);
        (await office.StateAsync("2026-12")).ShouldBe(ListState.Closed);
        (await accountant.OpenAsync("/doi-chieu")).Text.ShouldContain("đã quyết toán");
        (await accountant.OpenAsync(Root + "/quyet-toan?handler=Paper&kind=Docx")).Status.ShouldBe(HttpStatusCode.NotFound);
        await accountant.OpenAsync(Root + "/quyet-toan");
        var statement = accountant.Find("a[download]").GetAttribute("href")!;
        (await accountant.DownloadAsync(statement))[..2].ShouldBe("PK"u8.ToArray());
    }
}
