using System.Net;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Pages.Legislation;

/// <summary>A draft of the law against the register; nothing is stored.</summary>
public sealed class TrialTests(Site site) : IClassFixture<Site>
{
    private readonly MonthOffice office = new(site);

    [Fact]
    public async Task A_role_that_may_not_read_is_told_so()
    {
        using var visitor = await Visitor.SignedInAsync(site, "post");
        (await visitor.OpenAsync("/phap-luat/thu")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_higher_rate_shows_who_gets_more_and_what_it_costs()
    {
        // Grounds of fewer than five people are not told one by one.
        foreach (var given in (string[])["Páo", "Sổ", "Mẩy", "Chài", "Nái"])
        {
            await office.PersonAsync("Hứa Văn " + given);
        }

        using var visitor = await Visitor.SignedInAsync(site, "officer");
        await visitor.OpenAsync("/phap-luat/thu");

        await visitor.SendAsync("main form", ("thang", "12/2026"), ("Rate", "600.000"));

        visitor.Find(".as-proof").TextContent.ShouldContain("4.500.000");
        visitor.Find(".as-proof").TextContent.ShouldContain("Khớp đến đồng");
        visitor.Text.ShouldContain("mức chuẩn 600.000");
        visitor.Text.ShouldContain("335/2026/NĐ-CP Điều 5 khoản 6");
        (await office.EventsAsync("PAYROLL_PREPARED")).ShouldBe(0);
    }

    [Fact]
    public async Task A_rate_or_month_that_cannot_be_read_is_shown_with_its_repair()
    {
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        await visitor.OpenAsync("/phap-luat/thu");

        await visitor.SendAsync("main form", ("thang", "12/2026"), ("Rate", "nhiều"));
        visitor.Find(".as-summary").TextContent.ShouldContain("600.000");
        await visitor.SendAsync("main form", ("thang", "12/2026"), ("Rate", ""));
        visitor.Find(".as-summary").TextContent.ShouldContain("chọn tệp");
        await visitor.SendAsync("main form", ("thang", "13/2026"), ("Rate", "600.000"));
        visitor.Find(".as-summary").TextContent.ShouldContain("12/2026");
    }
}
