using System.Net;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Pages.Payments;

/// <summary>Orders to the Treasury and files for the provider.</summary>
public sealed class TransferTests(Site site) : IClassFixture<Site>
{
    private const string Page = "/ky-chi-tra/2026-12/chuyen-tien";

    private readonly MonthOffice office = new(site);

    [Fact]
    public async Task Who_may_not_read_the_register_may_not_open_it_and_an_unknown_month_is_not_found()
    {
        using var visitor = await Visitor.SignedInAsync(site, "post");
        (await visitor.OpenAsync(Page)).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var accountant = await Visitor.SignedInAsync(site, "accountant");
        (await accountant.OpenAsync("/ky-chi-tra/2026-99/chuyen-tien")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await accountant.OpenAsync(Page + "?handler=Order&number=x&kind=Docx"))
            .Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Ordered_once_sent_once_and_downloaded_by_who_sends()
    {
        await office.PersonAsync("Nông Thị Mẩy");
        await office.ApproveAsync("2026-12");
        using var accountant = await Visitor.SignedInAsync(site, "accountant");
        await accountant.OpenAsync(Page);
        await accountant.SendAsync("#lap-unc");
        accountant.SentTo.ShouldBe(Page);
        (await accountant.OpenAsync(Page)).Text.ShouldContain("Đã lập 1 ủy nhiệm chi.");
        accountant.Text.ShouldContain("202612-05971-VNPOST-1");
        (await office.EventsAsync("PAYMENT_ORDERED")).ShouldBe(1);

        await accountant.SendAsync("#chuyen-vnpost");
        (await accountant.OpenAsync(Page)).Text.ShouldContain("202612-vnpost-1");
        (await office.EventsAsync("PAYMENT_EXPORTED")).ShouldBe(1);
        var file = accountant.Find(".as-batch a.btn").GetAttribute("href")!;
        var once = await accountant.DownloadAsync(file);
        (await accountant.DownloadAsync(file)).ShouldBe(once);
        accountant.Page.QuerySelectorAll(".as-fp").Length.ShouldBe(2);

        using var officer = await Visitor.SignedInAsync(site, "officer");
        (await officer.OpenAsync(file)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await officer.OpenAsync(Page)).Page.QuerySelector("#lap-unc").ShouldBeNull();
    }
}
