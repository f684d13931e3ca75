using System.Net;
using AnSinh.Core.Store;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Pages.Registry;

/// <summary>Two records side by side, and what the officer decides about them.</summary>
public sealed class DuplicatesTests(Site site) : IClassFixture<Site>
{
    private const string Here = "/doi-tuong/trung";

    [Fact]
    public async Task Found_compared_merged_with_a_reason_and_parted_again()
    {
        await site.AddPersonAsync("D001", "Nông Thị Trùng", citizenId: null);
        await site.AddPersonAsync("D002", "Nông Thị Trùng", phone: "0900000123");
        using var officer = await Visitor.SignedInAsync(site, "officer");
        await officer.OpenAsync(Here);
        await officer.SendAsync("#tim-trung");
        await officer.OpenAsync(Here);
        officer.Text.ShouldContain("trùng họ tên và ngày sinh");
        officer.Find("tr.odd-one th").TextContent.ShouldContain("Điện thoại");
        officer.Text.ShouldContain("··· 123");

        await officer.SendAsync("form[id^=q-]", ("Answer", "keep-one"), ("Reason", ""));
        officer.Text.ShouldContain("Ghi lý do");
        await officer.SendAsync("form[id^=q-]", ("Reason", "cùng một giấy khai sinh"));
        officer.Text.ShouldContain("Chọn một người hay hai người");
        await officer.SendAsync("form[id^=q-]", ("Answer", "keep-one"), ("Reason", "cùng một giấy khai sinh"));
        (await officer.OpenAsync(officer.SentTo)).Text.ShouldContain("Đã gộp D002 vào D001.");
        await officer.OpenAsync(Here + "?da=1");
        officer.Text.ShouldContain("Một người, officer quyết định");
        await officer.SendAsync("form[action*=Undo]", ("Reason", "gộp nhầm hai chị em"));
        (await officer.OpenAsync(officer.SentTo)).Text.ShouldContain("Đã tách lại hai hồ sơ.");
    }

    [Trait("Check", "S03")]
    [Fact]
    public async Task Of_another_commune_neither_amount_nor_whole_number_is_told_and_its_record_is_not_merged_away()
    {
        await using var own = new Site();
        await own.InitializeAsync();
        await own.AddPersonAsync("E001", "Lý Thị Hai");
        await own.AddPersonAsync("E002", "Lý Thị Hai", Site.OtherCommune, phone: "0900000987");
        using var officer = await Visitor.SignedInAsync(own, "officer");
        await officer.OpenAsync(Here);
        await officer.SendAsync("#tim-trung");
        await officer.OpenAsync(Here);
        officer.Text.ShouldContain("Xã Đồng Đăng");
        officer.Text.ShouldNotContain("0900000987");
        officer.Page.QuerySelectorAll("input[name=Answer]").Select(input => input.GetAttribute("value"))
            .ShouldBe(["keep-other", "different"]);
        await officer.SendAsync("form[id^=q-]", ("Answer", "keep-one"), ("Reason", "cùng một giấy khai sinh"));
        officer.Text.ShouldContain("Chọn một người hay hai người");

        using var auditor = await Visitor.SignedInAsync(own, "auditor");
        (await auditor.OpenAsync(Here)).Page.QuerySelector("form[id^=q-]").ShouldBeNull();
        using var post = await Visitor.SignedInAsync(own, "post");
        (await post.OpenAsync(Here)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Trait("Check", "S02")]
    [Fact]
    public async Task A_pair_of_other_communes_is_neither_shown_nor_decided()
    {
        await using var own = new Site();
        await own.InitializeAsync();
        var one = await own.AddPersonAsync("F001", "Vi Văn Xa", Site.OtherCommune);
        var other = await own.AddPersonAsync("F002", "Vi Văn Xa", Site.OtherCommune);
        await own.WithAsync<AppDb>(db =>
        {
            new AnSinh.Core.Registry.DuplicateFinder(db, own.Clock).Find(null).ShouldBe(1);
            return Task.CompletedTask;
        });
        using var officer = await Visitor.SignedInAsync(own, "officer");
        (await officer.OpenAsync(Here)).Text.ShouldNotContain("Vi Văn Xa");
        var answer = await officer.PostRawAsync(
            Here + "?handler=Decide", ("One", one.Id.ToString()), ("Other", other.Id.ToString()),
            ("Answer", "different"), ("Reason", "hai giấy khai sinh"),
            ("__RequestVerificationToken",
                officer.Find("input[name=__RequestVerificationToken]").GetAttribute("value")!));
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
