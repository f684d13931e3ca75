using System.IO.Compression;
using System.Net;
using System.Text;
using AnSinh.Core.Registry;
using AnSinh.Core.Store;
using AnSinh.Web.Tests.Running;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Web.Tests.Pages.Registry;

/// <summary>Sắp thay đổi. It is 18/11/2026.</summary>
public sealed class UpcomingTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Ages_and_papers_of_the_own_places_are_told_with_amounts_counted_and_linked()
    {
        await UntilAsync(await site.AddPersonAsync("UA0001", "Nông Thị Mẩy"), "disability", "2026-12-31");
        await UntilAsync(await site.AddPersonAsync("UA0002", "Lộc Thị Sai"), "disability", "2027-02-28");
        await UntilAsync(await site.AddPersonAsync("UA0003", "Hứa Văn Xa", Site.OtherCommune), "disability",
            "2026-12-31");
        await site.AddPersonAsync("UA0004", "Vi Văn Sáu", birth: "1966-12-20");
        using var visitor = await Visitor.SignedInAsync(site, "officer");

        await visitor.OpenAsync("/sap-thay-doi");

        Links(visitor).ShouldBe(["/doi-tuong/UA0004", "/doi-tuong/UA0001"]);
        visitor.Text.ShouldContain("giấy xác nhận khuyết tật hết hạn 31/12/2026");
        visitor.Text.ShouldContain("thôi hưởng từ tháng 01/2027, nếu không có giấy mới");
        visitor.Text.ShouldContain("đủ 60 tuổi tháng 12/2026 hệ số 1,5 → 2,0 từ tháng 12/2026");
        visitor.Text.ShouldNotContain("Hứa Văn Xa");
        visitor.Page.QuerySelectorAll(".as-facts dd").Length.ShouldBe(2);
        Links(await visitor.OpenAsync("/sap-thay-doi?han=3&loai=khuyet-tat"))
            .ShouldBe(["/doi-tuong/UA0001", "/doi-tuong/UA0002"]);
        (await visitor.OpenAsync($"/sap-thay-doi?han=3&xa={Site.OtherCommune}")).Text.ShouldContain("Không có ai");
        (await visitor.OpenAsync("/sap-thay-doi?han=99&loai=gi&trang=-3")).Status.ShouldBe(HttpStatusCode.OK);
        (await visitor.OpenAsync("/")).Text.ShouldContain("Sắp thay đổi đến hết tháng 12/2026");
    }

    [Fact]
    public async Task The_workbook_has_the_rows_of_the_filter_and_a_note_of_births_known_by_year()
    {
        var elder = await site.AddPersonAsync("UB0001", "Hoàng Thị Nái", birth: "1967");
        await UntilAsync(elder, FactKinds.Disability, "2027-01-31");
        using var visitor = await Visitor.SignedInAsync(site, "officer");

        (await visitor.OpenAsync("/sap-thay-doi?han=3&loai=tuoi")).Text.ShouldContain("chỉ biết năm sinh");
        var text = SheetText(await visitor.DownloadAsync("/sap-thay-doi?han=3&loai=tuoi&handler=Xlsx"));

        text.ShouldContain("UB0001");
        text.ShouldContain("đủ 60 tuổi tháng 01/2027");
        text.ShouldNotContain("giấy xác nhận khuyết tật");
    }

    [Trait("Check", "S03")]
    [Fact]
    public async Task An_illness_is_neither_named_nor_betrayed_by_a_coefficient()
    {
        var child = await site.AddPersonAsync("UC0001", "Lành Thị Nhi", birth: "2022-12-03");
        await site.AddFactAsync(child, FactKinds.Hiv, FactKinds.Yes);
        await site.AddFactAsync(child, FactKinds.Poverty, "poor");
        await UntilAsync(child, FactKinds.Disability, "2026-10-31");
        await UntilAsync(child, FactKinds.Hiv, "2027-01-31");
        using var visitor = await Visitor.SignedInAsync(site, "officer");

        await visitor.OpenAsync("/sap-thay-doi?han=3");

        var rows = visitor.Page.QuerySelectorAll("tbody tr").Where(row => row.TextContent.Contains("UC0001")).ToList();
        rows.Count.ShouldBe(2);
        var told = string.Concat(rows.Select(row => row.TextContent));
        told.ShouldContain("đủ 4 tuổi tháng 12/2026");
        told.ShouldContain("một dữ kiện của hồ sơ hết hạn 31/01/2027");
        told.ShouldNotContain("hệ số");
        told.ShouldNotContain("HIV");
        SheetText(await visitor.DownloadAsync("/sap-thay-doi?han=3&handler=Xlsx")).ShouldNotContain("HIV");
    }

    [Fact]
    public async Task A_role_that_may_not_read_the_register_is_told_so()
    {
        using var visitor = await Visitor.SignedInAsync(site, "bank");
        (await visitor.OpenAsync("/sap-thay-doi")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.OpenAsync("/")).Text.ShouldNotContain("Sắp thay đổi");
    }

    /// <summary>The people of the first test: the others add theirs to the same site.</summary>
    private static IEnumerable<string?> Links(Visitor visitor) => visitor.Page.QuerySelectorAll("tbody th a")
        .Select(one => one.GetAttribute("href")).Where(href => href!.Contains("UA", StringComparison.Ordinal));

    private Task UntilAsync(Person person, string kind, string day) => site.WithAsync<AppDb>(db =>
        db.Facts.Where(fact => fact.PersonId == person.Id && fact.Kind == kind).ExecuteUpdateAsync(
            set => set.SetProperty(fact => fact.UntilOn, DateOnly.ParseExact(day, "yyyy-MM-dd"))));

    private static string SheetText(byte[] workbook)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook));
        var text = new StringBuilder();
        foreach (var entry in archive.Entries.Where(entry => entry.Name.EndsWith(".xml", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(entry.Open());
            text.Append(reader.ReadToEnd());
        }

        return text.ToString();
    }
}
