using AnSinh.Core.Registry;
using AnSinh.Core.Store;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Pages.Legislation;

/// <summary>
/// Chuyển mức: what Decree 335 changes is seen before it is signed, and what it leaves open is decided.
/// </summary>
public sealed class ChangeTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private readonly MonthOffice office = new(site);

    public ValueTask InitializeAsync() => new(office.ListedBeforeDecree335Async(site));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_change_is_previewed_decided_and_followed_by_the_list()
    {
        using var officer = await Visitor.SignedInAsync(site, "officer");
        (await officer.OpenAsync("/phap-luat/chuyen-muc")).SentTo.ShouldBe("/phap-luat/chuyen-muc/2026-08");
        await officer.OpenAsync(officer.SentTo);
        officer.Find("h1").TextContent.ShouldContain("08/2026");
        officer.Find(".as-facts").TextContent.ShouldContain("390.000");
        officer.Text.ShouldContain("500.000");
        officer.Text.ShouldContain("335/2026/NĐ-CP");

        await ProfileAndSlipTellAsync(officer, "Chưa ai quyết định", "đã quyết định");
        var page = officer.Find("#vi-sao a[href*=phai-quyet]").GetAttribute("href")!;
        page.ShouldBe("/phap-luat/chuyen-muc/2026-08/phai-quyet?loai=Coefficient");
        await officer.OpenAsync(page);
        officer.Text.ShouldContain("Nông Thị Mẩy");
        officer.Text.ShouldContain("hệ số 1,5 → 2,0");
        await officer.SendAsync("td form", ("Choice", "Old"), ("Reason", " "));
        officer.Find(".as-summary").TextContent.ShouldContain("Công văn");
        await officer.SendAsync("td form", ("Choice", "Old"), ("Reason", "Công văn 12/SYT"));

        await officer.OpenAsync(officer.SentTo);
        officer.Text.ShouldContain("Lập lại danh sách tháng 08/2026");
        officer.Text.ShouldContain("Công văn 12/SYT");
        (await office.EventsAsync("LAW_DECIDED")).ShouldBe(1);
        await ProfileAndSlipTellAsync(officer, "Lý do: Công văn 12/SYT", "Chưa ai quyết định");
        await officer.OpenAsync("/phap-luat/chuyen-muc/2026-08");
        officer.Find(".as-facts").TextContent.ShouldContain("120.000");
        await office.PrepareAsync("2026-08");
        await office.WithAsync(db => db.Number("SELECT SUM(amount_vnd) FROM payroll_lines WHERE kind = 'ARREARS'")
            .ShouldBe(120_000));
    }

    /// <summary>Profile and slip of the elder whose coefficient is read two ways.</summary>
    private async Task ProfileAndSlipTellAsync(Visitor officer, string told, string other)
    {
        var code = "";
        await office.WithAsync(db => code = db.Persons.Single(one => one.FullName == "Nông Thị Mẩy").Code);
        foreach (var page in new[] { "/phieu", "" })
        {
            await officer.OpenAsync($"/doi-tuong/{code}{page}?thang=08/2026");
            officer.Text.ShouldContain(told);
            officer.Text.ShouldNotContain(other);
        }
    }

    [Fact]
    public async Task Who_does_not_make_lists_reads_and_does_not_decide()
    {
        using var chair = await Visitor.SignedInAsync(site, "chair");
        await chair.OpenAsync("/phap-luat/chuyen-muc/2026-08/phai-quyet?loai=Coefficient");
        chair.Page.QuerySelector("td form").ShouldBeNull();
        chair.Text.ShouldContain("ghi quyết định");
    }

    [Fact]
    public async Task A_month_that_no_law_reaches_says_so()
    {
        using var officer = await Visitor.SignedInAsync(site, "officer");
        await officer.OpenAsync("/phap-luat/chuyen-muc/2026-07");
        officer.Text.ShouldContain("Không có luật nào tính lại");
    }
}
