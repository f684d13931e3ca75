using System.Net;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Pages.Privacy;

/// <summary>Yêu cầu dữ liệu. It is Wednesday 18/11/2026: what comes in today is answered by Friday the 20th.</summary>
public sealed class DataRequestPagesTests(Site site) : IClassFixture<Site>
{
    [Trait("Check", "S30")]
    [Fact]
    public async Task The_officer_records_answers_hands_over_and_closes_and_both_days_are_shown()
    {
        await site.AddPersonAsync("DL-01", "Nông Thị Dữ", phone: "0912000111");
        using var officer = await Visitor.SignedInAsync(site, "officer");
        await officer.OpenAsync("/yeu-cau-du-lieu");
        await officer.SendAsync("#ghi-yeu-cau", ("Person", "KHONG-CO"), ("On", "18/11/2026"), ("Asked", "xin bản sao"));
        officer.Find("#Person-error").TextContent.ShouldContain("Không có người nào");
        await officer.SendAsync(
            "#ghi-yeu-cau", ("Person", "DL-01"), ("Kind", "Copy"), ("On", "18/11/2026"),
            ("Asked", "xin bản sao hồ sơ"));
        officer.SentTo.ShouldBe("/yeu-cau-du-lieu");
        await officer.OpenAsync(officer.SentTo);
        officer.Text.ShouldContain("20/11/2026");
        officer.Text.ShouldContain("28/11/2026");

        var address = officer.Find("a[href^='/yeu-cau-du-lieu/']").GetAttribute("href")!;
        await officer.OpenAsync(address);
        await officer.SendAsync("#tra-loi", ("Accepted", "true"), ("Answer", ""));
        officer.Find("#Answer-error").TextContent.ShouldContain("Ghi điều đã trả lời");
        await officer.SendAsync("#tra-loi", ("Accepted", "true"), ("Answer", "nhận, giao ngày 19/11"));
        await officer.OpenAsync(officer.SentTo);
        await officer.SendAsync("main form:has(button.btn-outline)");
        officer.Last.Content.Headers.ContentDisposition!.FileName.ShouldBe("du-lieu-DL-01.xlsx");
        await officer.OpenAsync(address);
        await officer.SendAsync("#thuc-hien", ("Outcome", "đã giao tận tay"));
        (await officer.OpenAsync(officer.SentTo)).Text.ShouldContain("đã giao tận tay");
        officer.Page.QuerySelector("#thuc-hien").ShouldBeNull();
        (await site.EventsAsync("DATA_COPY_MADE")).ShouldHaveSingleItem();

        using var chair = await Visitor.SignedInAsync(site, "chair");
        (await chair.OpenAsync(address)).Status.ShouldBe(HttpStatusCode.OK);
        chair.Text.ShouldContain("đã giao tận tay");
        chair.Page.QuerySelector("main form").ShouldBeNull();
    }

    [Trait("Check", "S02")]
    [Fact]
    public async Task A_person_of_another_commune_is_as_unknown_as_nobody()
    {
        await site.AddPersonAsync("DL-02", "Nông Thị Xa", Site.OtherCommune);
        using var officer = await Visitor.SignedInAsync(site, "officer");
        await officer.OpenAsync("/yeu-cau-du-lieu");
        await officer.SendAsync(
            "#ghi-yeu-cau", ("Person", "DL-02"), ("Kind", "Copy"), ("On", "18/11/2026"),
            ("Asked", "xin bản sao hồ sơ"));
        officer.Find("#Person-error").TextContent.ShouldContain("Không có người nào");
        (await officer.OpenAsync("/yeu-cau-du-lieu/00000000-0000-7000-8000-000000000001")).Status
            .ShouldBe(HttpStatusCode.NotFound);
    }
}
