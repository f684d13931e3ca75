using System.Net;
using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Web.Host;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Pages.Audit;

/// <summary>The process log and its anchors.</summary>
public sealed class LogTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("officer")]
    [InlineData("administrator")]
    [InlineData("post")]
    public async Task Who_makes_lists_accounts_or_payments_does_not_read_it(string login)
    {
        using var visitor = await Visitor.SignedInAsync(site, login);
        (await visitor.OpenAsync("/nhat-ky")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.OpenAsync("/nhat-ky/moc")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Chair_and_auditor_read_the_own_area_with_before_and_after_and_find_words()
    {
        await WriteAsync("Sửa ngày sinh của người nhà", Site.Commune);
        await WriteAsync("Sửa ngày sinh của người khác", Site.OtherCommune);

        using var chair = await Visitor.SignedInAsync(site, "chair");
        await chair.OpenAsync("/nhat-ky");
        chair.Text.ShouldContain("người nhà");
        chair.Text.ShouldNotContain("người khác");
        chair.Find("details td").TextContent.ShouldContain("1950");

        using var auditor = await Visitor.SignedInAsync(site, "auditor");
        await auditor.OpenAsync("/nhat-ky?chu=" + Uri.EscapeDataString("người nhà"));
        auditor.Text.ShouldContain("người nhà");
        await auditor.OpenAsync("/nhat-ky?chu=" + Uri.EscapeDataString("không ai ghi câu này"));
        auditor.Text.ShouldNotContain("người nhà");
        await auditor.OpenAsync("/nhat-ky?tu=hom-qua");
        auditor.Find(".as-summary").TextContent.ShouldContain("Chưa đọc được ngày “hom-qua”");
    }

    [Trait("Check", "S09")]
    [Fact]
    public async Task The_auditor_computes_the_chain_again_and_reads_where_it_broke()
    {
        await WriteAsync("Sửa ngày sinh của người thử", Site.Commune);
        using var auditor = await Visitor.SignedInAsync(site, "auditor");
        await auditor.OpenAsync("/nhat-ky/moc");
        await auditor.SendAsync("main form", ("Kept", "số: 1"));
        auditor.Find(".as-summary").TextContent.ShouldContain("Tệp mốc thiếu dòng “lúc:”");
        await auditor.SendAsync("main form", ("Kept", ""));
        auditor.Find(".as-note").TextContent.ShouldContain("liền từ đầu đến cuối");

        using var chair = await Visitor.SignedInAsync(site, "chair");
        (await chair.OpenAsync("/nhat-ky/moc")).Page.QuerySelector("main form").ShouldBeNull();
    }

    [Trait("Check", "S21")]
    [Fact]
    public async Task A_file_that_is_taken_is_written_down_with_who_took_it()
    {
        await site.AddPersonAsync("NT-000777", "Lò Văn Tải");
        using var officer = await Visitor.SignedInAsync(site, "officer");
        (await officer.OpenAsync("/sap-thay-doi?handler=Xlsx")).Status.ShouldBe(HttpStatusCode.OK);
        (await site.EventsAsync(ExportLog.Action)).ShouldContain(one =>
            one.Login == "officer" && one.Sentence.Contains("/sap-thay-doi") && one.AreaId == Site.Commune);
    }

    private Task WriteAsync(string sentence, int area) => site.WithAsync<AppDb>(db =>
    {
        new AuditLog(db, site.Clock, site.Services.GetRequiredService<IdSource>()).Add(
            new Actor("officer", "p1", "web"), "PERSON_CHANGED", ("person", "x"), sentence, area,
            """{"birth":"1950"}""", """{"birth":"1951"}""");
        return db.SaveChangesAsync();
    });
}
