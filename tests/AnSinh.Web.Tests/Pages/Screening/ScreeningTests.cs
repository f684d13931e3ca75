using System.Net;
using AnSinh.Core.Registry;
using AnSinh.Core.Store;
using AnSinh.Web.Tests.Running;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Web.Tests.Pages.Screening;

/// <summary>Người chưa hưởng. It is 18/11/2026.</summary>
public sealed class ScreeningTests(ScreeningTests.Filled filled) : IClassFixture<ScreeningTests.Filled>
{
    private const string Root = "/chua-huong";

    private Site Site => filled.Site;

    [Fact]
    public async Task The_page_counts_and_lists_the_own_commune_and_keeps_to_what_is_asked()
    {
        using var visitor = await Visitor.SignedInAsync(Site, "officer");
        (await visitor.OpenAsync("/doi-tuong")).Find($"a[href='{Root}']").TextContent.ShouldBe("Chưa hưởng");

        Names(await visitor.OpenAsync($"{Root}?loc=du")).ShouldContain("Nông Thị Chờ");
        Names(visitor).ShouldNotContain("Vi Thị Thiếu");
        visitor.Text.ShouldContain("Người khuyết tật nặng");
        Names(await visitor.OpenAsync($"{Root}?loc=thieu")).ShouldBe(["Vi Thị Thiếu"]);
        visitor.Text.ShouldContain("lương hưu, trợ cấp bảo hiểm xã hội");
        Names(await visitor.OpenAsync($"{Root}?thieu=luong-huu")).ShouldBe(["Vi Thị Thiếu"]);
        Names(await visitor.OpenAsync($"{Root}?loc=gi&thieu=gi&trang=-3")).ShouldNotBeEmpty();
        Names(await visitor.OpenAsync($"{Root}?xa={Site.OtherCommune}")).ShouldBeEmpty();
        visitor.Text.ShouldNotContain("Hứa Văn Xa");
        visitor.Text.ShouldNotContain("HIV");
    }

    [Fact]
    public async Task Who_is_closed_goes_to_the_closed_ones_and_comes_back_by_hand_or_with_a_new_fact()
    {
        using var visitor = await Visitor.SignedInAsync(Site, "officer");
        await visitor.OpenAsync(Root);
        await visitor.SendAsync(Form("SC0004"), ("Reason", "Other"), ("Note", ""));
        visitor.Find(".as-summary").TextContent.ShouldContain("Ghi rõ lý do khác");
        await visitor.OpenAsync(Root);
        await visitor.SendAsync(Form("SC0004"), ("Reason", "Refuses"));
        (await visitor.OpenAsync(visitor.SentTo)).Text.ShouldContain("Vi Thị Khép: Đã khép");
        Names(visitor).ShouldNotContain("Vi Thị Khép");
        await visitor.OpenAsync($"{Root}?loc=da-khep");
        visitor.Text.ShouldContain("đã khép: từ chối hưởng");
        await visitor.SendAsync(Form("SC0004"), ("OpenReason", "muốn nộp hồ sơ"));
        Names(await visitor.OpenAsync(Root)).ShouldContain("Vi Thị Khép");

        await visitor.SendAsync(Form("SC0004"), ("Reason", "NotFound"));
        Site.Clock.Forward(TimeSpan.FromMinutes(1));
        await Site.AddFactAsync(filled.Closed, FactKinds.Poverty, "poor");
        Names(await visitor.OpenAsync(Root)).ShouldContain("Vi Thị Khép");
        visitor.Text.ShouldContain("trở lại; trước đã khép: không tìm được người");
        (await Site.EventsAsync("SCREENING_CLOSED")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Who_only_reads_sees_no_form_and_a_provider_nothing()
    {
        using var chair = await Visitor.SignedInAsync(Site, "chair");
        Names(await chair.OpenAsync(Root)).ShouldContain("Nông Thị Chờ");
        chair.Page.QuerySelector("main form[method=post]").ShouldBeNull();
        using var bank = await Visitor.SignedInAsync(Site, "bank");
        (await bank.OpenAsync(Root)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static string Form(string code) => $"form[method=post][action*='id={code}']";

    private static List<string> Names(Visitor visitor) =>
        [.. visitor.Page.QuerySelectorAll("section[aria-labelledby=hk] tbody th a").Select(one => one.TextContent)];

    /// <summary>
    /// Without a decision: one qualifies, one lacks a fact, one is closed; one has a decision, one is far.
    /// </summary>
    public sealed class Filled : IAsyncLifetime
    {
        public Site Site { get; } = new();

        public Person Closed { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            await Site.InitializeAsync();
            await Site.AddPersonAsync("SC0001", "Nông Thị Chờ");
            await Site.AddPersonAsync("SC0002", "Vi Thị Thiếu", birth: "1950-01-02");
            await Site.AddPersonAsync("SC0003", "Lộc Thị Hưởng");
            Closed = await Site.AddPersonAsync("SC0004", "Vi Thị Khép");
            await Site.AddPersonAsync("SC0009", "Hứa Văn Xa", Site.OtherCommune);
            await Site.WithAsync<AppDb>(async db =>
            {
                var people = await db.Persons.ToDictionaryAsync(one => one.Code, one => one.Id);
                var (decided, bare) = (people["SC0003"], people["SC0002"]);
                await db.Grants.Where(grant => grant.PersonId != decided).ExecuteDeleteAsync();
                await db.Facts.Where(fact => fact.PersonId == bare).ExecuteDeleteAsync();
            });
        }

        public ValueTask DisposeAsync() => Site.DisposeAsync();
    }
}
