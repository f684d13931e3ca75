using System.Net;
using AnSinh.Core.Registry;
using AnSinh.Core.Store;
using AnSinh.Web.Tests.Running;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Web.Tests.Pages.Registry;

/// <summary>Chất lượng dữ liệu. It is 18/11/2026.</summary>
public sealed class QualityTests(QualityTests.Filled filled) : IClassFixture<QualityTests.Filled>
{
    private const string Root = "/doi-tuong/chat-luong";

    private Site Site => filled.Site;

    [Fact]
    public async Task The_table_counts_the_own_commune_and_each_cell_leads_to_the_people_and_their_records()
    {
        using var visitor = await Visitor.SignedInAsync(Site, "officer");

        await visitor.OpenAsync("/doi-tuong");
        visitor.Find($"a[href='{Root}']").TextContent.ShouldBe("Chất lượng dữ liệu");
        await visitor.OpenAsync(Root);

        var rows = visitor.Page.QuerySelectorAll("section[aria-labelledby=hx] tbody tr");
        rows.Length.ShouldBe(2);
        visitor.Page.QuerySelector("section[aria-labelledby=hx]")!.TextContent.ShouldContain("1 xã, 3 người");
        visitor.Text.ShouldNotContain("Hứa Văn Xa");
        rows.Select(row => row.QuerySelector("td[data-l='Đủ'] a")!.TextContent).ShouldBe(
            ["2 người cần sửa, Đủ, Cả địa bàn", "2 người cần sửa, Đủ, Xã Cao Lộc"]);
        rows[1].QuerySelector("td[data-l='Sạch']")!.TextContent.ShouldContain("không ai cần sửa");
        await visitor.OpenAsync(rows[1].QuerySelector("td[data-l='Đủ'] a")!.GetAttribute("href")!);
        Links(visitor).ShouldBe(["/doi-tuong/QA0002", "/doi-tuong/QA0003"]);
        visitor.Text.ShouldContain("chưa có số định danh 12 chữ số");
        visitor.Text.ShouldContain("Hỏi trưởng thôn, ghi thôn đang ở");
        (await visitor.OpenAsync("/doi-tuong/QA0002")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_work_list_keeps_to_the_measure_that_is_asked_and_takes_strange_addresses_calmly()
    {
        using var visitor = await Visitor.SignedInAsync(Site, "officer");

        Links(await visitor.OpenAsync($"{Root}/can-sua?tieu-chi=has-hamlet")).ShouldBe(["/doi-tuong/QA0003"]);
        Links(await visitor.OpenAsync($"{Root}/can-sua?nhom=dung")).ShouldBe(["/doi-tuong/QA0002"]);
        visitor.Text.ShouldContain("số điện thoại không đúng dạng");
        Links(await visitor.OpenAsync($"{Root}/can-sua?nhom=sach")).ShouldBeEmpty();
        visitor.Text.ShouldContain("Không có hồ sơ nào cần sửa ở đây");
        Links(await visitor.OpenAsync($"{Root}/can-sua?xa={Site.OtherCommune}")).ShouldBeEmpty();
        Links(await visitor.OpenAsync($"{Root}/can-sua?trang=99")).ShouldBeEmpty();
        Links(await visitor.OpenAsync($"{Root}/can-sua?nhom=gi&tieu-chi=gi&trang=-3")).Count().ShouldBe(2);
        (await visitor.OpenAsync($"{Root}?trang=-3")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_first_look_of_a_month_keeps_its_figures_with_one_event_and_the_trend_shows_them()
    {
        using var visitor = await Visitor.SignedInAsync(Site, "officer");
        await visitor.OpenAsync(Root);
        await visitor.OpenAsync(Root);
        await visitor.SendAsync("#giu");
        (await visitor.OpenAsync(Root)).Text.ShouldContain("Đã giữ số liệu tháng này của 1 xã");

        var trend = visitor.Page.QuerySelectorAll("section[aria-labelledby=hm] tbody tr");
        trend.Length.ShouldBe(1);
        trend[0].TextContent.ShouldContain("11/2026");
        visitor.Page.QuerySelectorAll("svg.as-bars rect").Length.ShouldBe(4);
        visitor.Page.QuerySelectorAll("svg.as-bars").ShouldAllBe(chart => chart.GetAttribute("role") == "img");
        var events = await Site.EventsAsync("QUALITY_SNAPSHOT");
        events.ShouldHaveSingleItem().AreaId.ShouldBe(Site.Commune);
        await Site.WithAsync<AppDb>(async db => (await db.QualitySnapshots.Select(row => row.AreaId).Distinct()
            .ToListAsync()).ShouldBe([Site.Commune]));
    }

    [Trait("Check", "S03")]
    [Fact]
    public async Task An_illness_has_no_part_in_any_measure()
    {
        using var visitor = await Visitor.SignedInAsync(Site, "officer");
        var before = (await visitor.OpenAsync(Root)).Find("section[aria-labelledby=ht]").TextContent;

        await Site.AddFactAsync(filled.Good, FactKinds.Hiv, FactKinds.Yes);

        (await visitor.OpenAsync(Root)).Find("section[aria-labelledby=ht]").TextContent.ShouldBe(before);
        visitor.Text.ShouldNotContain("HIV");
        (await visitor.OpenAsync($"{Root}/can-sua")).Text.ShouldNotContain("HIV");
    }

    [Fact]
    public async Task A_role_that_may_not_read_the_register_is_told_so()
    {
        using var visitor = await Visitor.SignedInAsync(Site, "bank");
        (await visitor.OpenAsync(Root)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.OpenAsync($"{Root}/can-sua")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static IEnumerable<string?> Links(Visitor visitor) =>
        visitor.Page.QuerySelectorAll("tbody th a").Select(one => one.GetAttribute("href"));

    /// <summary>One good record, two to mend, one of another commune.</summary>
    public sealed class Filled : IAsyncLifetime
    {
        public Site Site { get; } = new();

        public Person Good { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            await Site.InitializeAsync();
            Good = await Site.AddPersonAsync(
                "QA0001", "Nông Thị Tốt", citizenId: "999166900001", phone: "0910000123");
            await Site.AddPersonAsync("QA0002", "Lộc Thị Ân", phone: "12345");
            var bare = await Site.AddPersonAsync("QA0003", "Vi Thị Ơn", citizenId: "999166900003");
            await Site.AddPersonAsync("QA0004", "Hứa Văn Xa", Site.OtherCommune);
            await Site.WithAsync<AppDb>(db => db.Persons.Where(person => person.Id == bare.Id).ExecuteUpdateAsync(
                set => set.SetProperty(person => person.Hamlet, (string?)null)));
        }

        public ValueTask DisposeAsync() => Site.DisposeAsync();
    }
}
