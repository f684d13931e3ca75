using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Pages.Registry;

/// <summary>Biến động: an officer records what happened; others read.</summary>
public sealed class CourseTests(Site site) : IClassFixture<Site>
{
    private readonly MonthOffice office = new(site);

    [Fact]
    public async Task A_death_is_recorded_with_its_paper_and_only_by_who_may()
    {
        var person = await office.PersonAsync("Hứa Văn Páo");
        using var chair = await Visitor.SignedInAsync(site, "chair");
        await chair.OpenAsync($"/doi-tuong/{person.Code}/bien-dong");
        chair.Page.QuerySelector("main form").ShouldBeNull();
        chair.Text.ShouldContain("ghi biến động");
        using var officer = await Visitor.SignedInAsync(site, "officer");
        await officer.OpenAsync($"/doi-tuong/{person.Code}/bien-dong");
        var today = site.Clock.GetUtcNow();

        await officer.SendAsync("main form", ("Change", "Death"), ("On", "31/2/2026"), ("Reason", "giấy chứng tử 12"));
        officer.Find(".as-summary").TextContent.ShouldContain("15/11/2026");
        await officer.SendAsync(
            "main form", ("Change", "Death"), ("On", today.AddDays(-2).ToString("dd/MM/yyyy", null)), ("Reason", "x"));
        officer.Find(".as-summary").TextContent.ShouldContain("giấy tờ");
        await officer.SendAsync(
            "main form", ("Change", "Death"), ("On", today.AddDays(-2).ToString("dd/MM/yyyy", null)),
            ("Reason", "giấy chứng tử số 12"));

        await officer.OpenAsync(officer.SentTo);
        officer.Text.ShouldContain("Đã ghi: chết");
        officer.Text.ShouldContain("đã chết", Case.Insensitive);
        (await office.EventsAsync("COURSE_DEATH")).ShouldBe(1);
    }
}
