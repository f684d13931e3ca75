using System.Net;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Pages.Legislation;

/// <summary>The law of a month.</summary>
public sealed class LawTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_role_that_may_not_read_is_told_so()
    {
        using var visitor = await Visitor.SignedInAsync(site, "post");
        (await visitor.OpenAsync("/phap-luat")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Rates_grounds_and_instruments_stand_with_source_and_certainty()
    {
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        await visitor.OpenAsync("/phap-luat?thang=2026-12");
        visitor.Find(".as-facts").TextContent.ShouldContain("540.000");
        visitor.Text.ShouldContain("335/2026/NĐ-CP");
        visitor.Text.ShouldContain("đã đọc văn bản");
        visitor.Text.ShouldContain("cấp xã");
        visitor.Text.ShouldNotContain("ND335");
        visitor.Text.ShouldContain("không thuộc 335/2026/NĐ-CP Điều 5 khoản 1");
        visitor.Text.ShouldContain("các trường hợp còn lại");
        (await visitor.OpenAsync("/phap-luat?thang=2020-04")).Find(".as-facts").TextContent.ShouldContain("270.000");
        visitor.Text.ShouldContain("cấp huyện");
    }

    [Fact]
    public async Task A_month_without_law_or_not_readable_is_said()
    {
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        (await visitor.OpenAsync("/phap-luat?thang=1999-01")).Text.ShouldContain("Chưa có luật của tháng này");
        (await visitor.OpenAsync("/phap-luat?thang=mai")).Find(".as-summary").TextContent.ShouldContain("12/2026");
    }
}
