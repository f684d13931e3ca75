using System.Net;
using AnSinh.Core.Registry;
using AnSinh.Core.Store;
using AnSinh.Web.Tests.Running;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Web.Tests.Pages.Registry;

/// <summary>Hộ gia đình. It is 18/11/2026.</summary>
public sealed class HouseholdTests(HouseholdTests.Filled filled) : IClassFixture<HouseholdTests.Filled>
{
    private Site Site => filled.Site;

    [Fact]
    public async Task An_officer_makes_a_household_fills_it_says_what_it_is_and_changes_its_head()
    {
        using var visitor = await Visitor.SignedInAsync(Site, "officer");
        await visitor.OpenAsync("/doi-tuong/HA0001/ho-gia-dinh");
        await visitor.OpenAsync(visitor.Find("a[href*='#lap-ho']").GetAttribute("href")!);
        visitor.Find("#Person").GetAttribute("value").ShouldBe("HA0001");
        await visitor.SendAsync("#lap-ho", ("FromText", "01/03/2026"), ("Note", "sổ hộ khẩu"));
        var home = visitor.SentTo;
        (await visitor.OpenAsync(home)).Text.ShouldContain("Thêm người trong hộ và ghi diện hộ");
        await visitor.SendAsync(
            "#them-nguoi", ("Person", "HA0002"), ("Relation", "Child"), ("FromText", "01/04/2026"));
        await visitor.OpenAsync(home);
        await visitor.SendAsync(
            "#dien-ho", ("Class", "Poor"), ("CertificateNo", "12/GCN-HN.CN"), ("ClassFrom", "01/01/2026"),
            ("ClassUntil", "31/12/2026"));
        (await visitor.OpenAsync(home)).Find(".as-facts dd").TextContent.ShouldStartWith("hộ nghèo");
        await visitor.SendAsync(
            "#chu-ho", ("Head", "HA0002"), ("Relations[HA0001]", "Parent"), ("HeadFrom", "01/10/2026"),
            ("HeadReason", "mẹ đã yếu"));

        await visitor.OpenAsync(home);
        visitor.Find("h1").TextContent.ShouldBe("Hộ Nông Văn Con");
        visitor.Page.QuerySelectorAll("section[aria-labelledby=ht] tbody tr th a").Select(
            one => one.GetAttribute("href")).ShouldBe(["/doi-tuong/HA0002", "/doi-tuong/HA0001"]);
        visitor.Page.QuerySelectorAll("section[aria-labelledby=hc] tbody tr").Length.ShouldBe(2);
        (await visitor.OpenAsync("/doi-tuong/HA0001/ho-gia-dinh")).Find($"a[href='{home}']").ShouldNotBeNull();
        (await visitor.OpenAsync("/doi-tuong/HA0002/ho-so")).Text.ShouldContain("Diện hộ: hộ nghèo");
        (await visitor.OpenAsync("/ho-gia-dinh?dien=poor")).Find($"a[href='{home}']").ShouldNotBeNull();
        (await visitor.OpenAsync("/ho-gia-dinh?dien=neither&xa=1&trang=-3")).Page.QuerySelector($"a[href='{home}']")
            .ShouldBeNull();
        (await visitor.OpenAsync("/doi-tuong")).Find("a[href='/ho-gia-dinh']").ShouldNotBeNull();
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_the_field_and_nothing_is_written()
    {
        using var visitor = await Visitor.SignedInAsync(Site, "officer");
        await visitor.OpenAsync("/ho-gia-dinh");
        await visitor.SendAsync("#lap-ho", ("Person", "HA0009"), ("FromText", "01/03/2026"));
        visitor.Find("#Person-error").TextContent.ShouldContain("Không có ai trong địa bàn");
        await visitor.SendAsync("#lap-ho", ("Person", "HA0003"), ("FromText", "31/02/2026"));
        visitor.Find("#FromText-error").TextContent.ShouldContain("Ghi ngày");
        await visitor.SendAsync("#lap-ho", ("Person", "HA0003"), ("FromText", "01/03/2026"));
        var home = visitor.SentTo;
        await visitor.OpenAsync(home);
        await visitor.SendAsync("#them-nguoi", ("Person", "HA0009"), ("Relation", "Child"), ("FromText", "01/04/2026"));
        visitor.Find("#Person-error").TextContent.ShouldContain("Không có ai trong địa bàn");
        await visitor.SendAsync("#them-nguoi", ("Person", "HA0003"), ("Relation", "Cousin"));
        visitor.Find("#Relation-error").TextContent.ShouldContain("Cousin");
        await visitor.SendAsync("#dien-ho", ("CertificateNo", "12/GCN"), ("ClassFrom", "01/01/2026"));
        visitor.Find(".as-summary").TextContent.ShouldContain("Chọn hộ nghèo");
        await visitor.SendAsync(
            "#dien-ho", ("Class", "Poor"), ("CertificateNo", "12/GCN"), ("ClassFrom", "01/01/2026"),
            ("ClassUntil", "31/02"));
        visitor.Find("#ClassUntil-error").TextContent.ShouldContain("31/02");
        await Site.WithAsync<AppDb>(async db =>
        {
            var code = home.Split('/')[^1];
            var id = (await db.Households.SingleAsync(one => one.Code == code)).Id;
            (await db.HouseholdMembers.CountAsync(one => one.HouseholdId == id)).ShouldBe(1);
            (await db.HouseholdStatuses.CountAsync(one => one.HouseholdId == id)).ShouldBe(0);
        });
    }

    [Fact]
    public async Task Who_only_reads_sees_the_household_without_forms_and_another_place_does_not()
    {
        using var officer = await Visitor.SignedInAsync(Site, "officer");
        await officer.OpenAsync("/ho-gia-dinh");
        await officer.SendAsync("#lap-ho", ("Person", "HA0004"), ("FromText", "01/03/2026"));
        var home = officer.SentTo;
        using var chair = await Visitor.SignedInAsync(Site, "chair");
        (await chair.OpenAsync(home)).Status.ShouldBe(HttpStatusCode.OK);
        chair.Page.QuerySelector("main form[method=post]").ShouldBeNull();
        (await chair.OpenAsync("/ho-gia-dinh")).Page.QuerySelector("#lap-ho").ShouldBeNull();
        (await chair.OpenAsync("/ho-gia-dinh/HO-99999-0001")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var bank = await Visitor.SignedInAsync(Site, "bank");
        (await bank.OpenAsync(home)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    /// <summary>A mother, her son, two more; one of another commune.</summary>
    public sealed class Filled : IAsyncLifetime
    {
        public Site Site { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await Site.InitializeAsync();
            await Site.AddPersonAsync("HA0001", "Nông Thị Mẹ", birth: "1950-01-02");
            await Site.AddPersonAsync("HA0002", "Nông Văn Con", birth: "1980-01-02");
            await Site.AddPersonAsync("HA0003", "Vi Thị Một");
            await Site.AddPersonAsync("HA0004", "Vi Thị Hai");
            await Site.AddPersonAsync("HA0009", "Hứa Văn Xa", Site.OtherCommune);
        }

        public ValueTask DisposeAsync() => Site.DisposeAsync();
    }
}
