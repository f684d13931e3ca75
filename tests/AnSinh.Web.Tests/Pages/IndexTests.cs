using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Pages;

/// <summary>The inbox.</summary>
public sealed class IndexTests : IAsyncLifetime
{
    // Each test counts what is there, so each has its own database.
    private readonly Site site = new();

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Work_of_the_own_area_is_listed_due_first_and_counted_in_the_navigation()
    {
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        await site.AddWorkAsync("Chưa rõ căn cứ hưởng của Vi Thị Ếm", null);
        await site.AddWorkAsync("Sửa tài khoản bị trả lại của Lý Văn Séng", new DateOnly(2026, 11, 20));
        await site.AddWorkAsync("Trả lời Bưu điện về 7 dòng", new DateOnly(2026, 11, 17));
        await site.AddWorkAsync("Việc của xã khác", new DateOnly(2026, 11, 1), Site.OtherCommune);
        await visitor.OpenAsync("/");

        visitor.Page.QuerySelectorAll("tbody th").Select(one => one.TextContent.Trim()).ShouldBe(
            [
                "Trả lời Bưu điện về 7 dòng",
                "Sửa tài khoản bị trả lại của Lý Văn Séng",
                "Chưa rõ căn cứ hưởng của Vi Thị Ếm",
            ]);
        visitor.Find(".as-count").TextContent.ShouldBe("3 việc");
        visitor.Find("tbody tr.odd-one").TextContent.ShouldContain("quá hạn 1 ngày");
        visitor.Text.ShouldContain("Thứ Tư, 18/11/2026 · Xã Cao Lộc");
        visitor.Text.ShouldContain("hạn Thứ Sáu, 20/11/2026");
        visitor.Text.ShouldContain("12/2026");
    }

    [Fact]
    public async Task A_person_is_told_when_nothing_waits()
    {
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        (await visitor.OpenAsync("/")).Text.ShouldContain("Không có việc nào đang chờ");
        visitor.Page.QuerySelector(".as-count").ShouldBeNull();
    }

    [Fact]
    public async Task A_provider_sees_no_work_about_people()
    {
        await site.AddWorkAsync("Chưa rõ căn cứ hưởng của Lộc Thị Sai", null);
        using var officer = await Visitor.SignedInAsync(site, "officer");
        (await officer.OpenAsync("/")).Text.ShouldContain("Lộc Thị Sai");
        using var visitor = await Visitor.SignedInAsync(site, "post");
        (await visitor.OpenAsync("/")).Text.ShouldNotContain("Lộc Thị Sai");
    }

    [Fact]
    public async Task The_deadlines_of_the_month_stand_above_the_list()
    {
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        await visitor.OpenAsync("/");
        visitor.Find(".as-facts").TextContent.ShouldContain("kỳ 12/2026");
        visitor.Find(".as-facts").TextContent.ShouldContain("chậm nhất Thứ Hai, 23/11/2026");
        visitor.Find(".as-facts").TextContent.ShouldContain("còn 2 ngày làm việc");
    }

    [Fact]
    public async Task Work_about_a_person_leads_there_and_is_closed_with_what_came_of_it()
    {
        var person = await site.AddPersonAsync("VC0001", "Vi Thị Ếm");
        await site.AddWorkAsync("Chưa rõ căn cứ hưởng", null, Site.Commune, person.Id);
        using var chair = await Visitor.SignedInAsync(site, "chair");
        (await chair.OpenAsync("/")).Page.QuerySelector(".as-close").ShouldBeNull();
        using var visitor = await Visitor.SignedInAsync(site, "officer");
        (await visitor.OpenAsync("/")).Find("tbody th a").GetAttribute("href").ShouldBe("/doi-tuong/VC0001");
        await visitor.SendAsync(".as-close form", ("Outcome", ""));
        visitor.Find(".as-summary").TextContent.ShouldContain("Ghi lý do hoặc kết quả");
        await visitor.SendAsync(".as-close form", ("Outcome", "đã đối chiếu hồ sơ gốc"));
        visitor.SentTo.ShouldBe("/");
        (await visitor.OpenAsync("/")).Text.ShouldContain("Không có việc nào đang chờ");
        (await site.EventsAsync("WORK_CLOSED")).Single().Sentence.ShouldContain("đã đối chiếu hồ sơ gốc");
    }
}
