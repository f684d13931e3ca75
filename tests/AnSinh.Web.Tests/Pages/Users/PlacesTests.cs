using AnSinh.Core.Access;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Pages.Users;

/// <summary>Which places an account works for, from which day to which.</summary>
public sealed class PlacesTests(Site site) : IClassFixture<Site>
{
    private readonly MonthOffice office = new(site);

    [Trait("Check", "S02")]
    [Fact]
    public async Task A_second_commune_is_seen_from_its_first_day_to_its_last_and_the_first_one_can_end()
    {
        await site.AddUserAsync("two-places", Permissions.Officer, "Nông Thị Hai");
        await site.AddPersonAsync("H001", "Lường Văn Kia", Site.OtherCommune);
        await site.AddPersonAsync("H002", "Lường Văn Đây");
        using var officer = await Visitor.SignedInAsync(site, "two-places");
        using var boss = await Visitor.SignedInAsync(site, "administrator");
        (await officer.OpenAsync("/doi-tuong?q=luong+van")).Text.ShouldNotContain("Lường Văn Kia");

        await GiveAsync(boss, "19/11/2026", "20/11/2026");
        (await officer.OpenAsync("/doi-tuong?q=luong+van")).Text.ShouldNotContain("Lường Văn Kia");
        site.Clock.Forward(TimeSpan.FromDays(1));
        using var next = await Visitor.SignedInAsync(site, "two-places");
        (await next.OpenAsync("/doi-tuong?q=luong+van")).Text.ShouldContain("Lường Văn Kia");
        next.Text.ShouldContain("Lường Văn Đây");
        (await next.OpenAsync("/ky-chi-tra/2026-12?xa=05972")).Text.ShouldContain("Xã Đồng Đăng");

        // The first place ends yesterday: what is left is the second one, until its last day.
        using var again = await Visitor.SignedInAsync(site, "administrator");
        await again.OpenAsync("/tai-khoan/two-places/dia-ban");
        await again.SendAsync("form[action*=End]", ("LastText", "18/11/2026"));
        (await again.OpenAsync(again.SentTo)).Text.ShouldContain("Đã ghi ngày cuối 18/11/2026");
        (await next.OpenAsync("/doi-tuong?q=luong+van")).Text.ShouldNotContain("Lường Văn Đây");
        site.Clock.Forward(TimeSpan.FromDays(1));
        using var last = await Visitor.SignedInAsync(site, "two-places");
        (await last.OpenAsync("/doi-tuong?q=luong+van")).Text.ShouldContain("Lường Văn Kia");
        site.Clock.Forward(TimeSpan.FromDays(1));
        using var none = await Visitor.SignedInAsync(site, "two-places");
        (await none.OpenAsync("/doi-tuong")).SentTo.ShouldBe("/tai-khoan-cua-toi");
        (await none.OpenAsync("/tai-khoan-cua-toi")).Text.ShouldContain("không được giao địa bàn nào");
        (await office.EventsAsync("AREA_ASSIGNED")).ShouldBe(1);
        (await office.EventsAsync("AREA_ENDED")).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field()
    {
        await using var own = new Site();
        await own.InitializeAsync();
        await own.AddUserAsync("placed", Permissions.Officer, "Vi Văn Chỗ");
        using var boss = await Visitor.SignedInAsync(own, "administrator");
        await boss.OpenAsync("/tai-khoan/placed/dia-ban");
        await boss.SendAsync("#giao", ("AreaCode", "99999"), ("Paper", "QĐ 1"));
        boss.Find("#AreaCode-error").TextContent.ShouldContain("Không có địa bàn mã 99999");
        await boss.SendAsync("#giao", ("AreaCode", "05971"), ("Paper", "QĐ 1"));
        boss.Find("#AreaCode-error").TextContent.ShouldContain("đã giao");
        await boss.SendAsync("#giao", ("AreaCode", "05972"), ("Paper", " "));
        boss.Find("#Paper-error").TextContent.ShouldContain("văn bản giao địa bàn");
        await boss.SendAsync("#giao", ("AreaCode", "05972"), ("Paper", "QĐ 1"), ("UntilText", "17/11/2026"));
        boss.Find("#UntilText-error").TextContent.ShouldContain("Ngày cuối đứng trước");
        await boss.SendAsync("form[action*=End]", ("LastText", "01/11/2026"));
        boss.Text.ShouldContain("không lùi về trước hôm qua");
    }


    private static async Task GiveAsync(Visitor boss, string from, string until)
    {
        await boss.OpenAsync("/tai-khoan/two-places/dia-ban");
        await boss.SendAsync(
            "#giao", ("AreaCode", "05972"), ("FromText", from), ("UntilText", until),
            ("Paper", "QĐ 15/QĐ-UBND ngày 17/11/2026"));
        (await boss.OpenAsync(boss.SentTo)).Text.ShouldContain("Đã giao Xã Đồng Đăng");
    }
}
