using System.Net;
using AnSinh.Core.Store;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Pages;

/// <summary>An officer moves the people of a unit that has ended.</summary>
public sealed class ReorganiseTests(Site site) : IClassFixture<Site>
{
    private const string Here = "/dia-ban/sap-xep";

    [Fact]
    public async Task An_ended_commune_is_shown_with_what_followed_and_its_people_move_with_a_paper()
    {
        await site.AsOwnerAsync(
            """
            INSERT INTO areas (id, code, name, level, type, parent_id, province_id, search_key, valid_from, valid_until)
            SELECT 900, '05986', 'Xã Hoàng Đồng', 'COMMUNE', 'Xã', parent_id, province_id, 'xa hoang dong',
                '1900-01-01', '2025-06-30' FROM areas WHERE id = 1;
            INSERT INTO areas (id, code, name, level, type, parent_id, province_id, search_key, valid_from)
            SELECT 901, '05986', 'Phường Tam Thanh', 'COMMUNE', 'Phường', parent_id, province_id, 'phuong tam thanh',
                '2025-07-01' FROM areas WHERE id = 1;
            INSERT INTO area_assignments (id, user_id, area_id, paper, made_by, made_at)
            SELECT '00000000-0000-7000-8000-000000000900', id, 900, 'QĐ 1', 'test', '2026-11-01 00:00:00' FROM users
            WHERE user_name = 'officer';
            """);
        await site.AddPersonAsync("R001", "Hứa Thị Cũ", area: 900);
        using var officer = await Visitor.SignedInAsync(site, "officer");
        await officer.OpenAsync(Here);
        officer.Text.ShouldContain("Xã Hoàng Đồng 05986, đến 30/06/2025 · 1 người → Phường Tam Thanh");

        await officer.SendAsync("#c900", ("Paper", ""));
        officer.Text.ShouldContain("Ghi văn bản sắp xếp đơn vị hành chính");
        await officer.SendAsync("#c900", ("Paper", "NQ 1672"), ("NewCode", "05971"));
        officer.Text.ShouldContain("tiếp nối Xã Hoàng Đồng từ ngày 01/07/2025: Phường Tam Thanh.");
        await officer.SendAsync("#c900", ("Paper", "NQ 1672"), ("NewCode", "05986"));
        officer.SentTo.ShouldBe(Here);
        (await officer.OpenAsync(Here)).Text.ShouldContain("Đã chuyển 1 người của Xã Hoàng Đồng.");
        officer.Text.ShouldContain("Mọi người đều ở xã đang có");
        (await officer.OpenAsync("/doi-tuong?q=hua+thi+cu")).Text.ShouldContain("Phường Tam Thanh");
        await site.WithAsync<AppDb>(db =>
        {
            db.Number("SELECT people FROM area_successions WHERE old_area_id = 900 AND new_area_id = 901").ShouldBe(1);
            return Task.CompletedTask;
        });
    }

    [Trait("Check", "S02")]
    [Fact]
    public async Task An_ended_commune_of_others_is_neither_shown_nor_moved()
    {
        await site.AsOwnerAsync(
            """
            INSERT INTO areas (id, code, name, level, type, parent_id, province_id, search_key, valid_from, valid_until)
            SELECT 910, '05974', 'Phường Xa Lạ', 'COMMUNE', 'Phường', parent_id, province_id, 'phuong xa la',
                '1900-01-01', '2025-06-30' FROM areas WHERE id = 1;
            """);
        await site.AddPersonAsync("R002", "Hứa Thị Người", area: 910);
        using var officer = await Visitor.SignedInAsync(site, "officer");
        (await officer.OpenAsync(Here)).Text.ShouldNotContain("Phường Xa Lạ");
        var answer = await officer.PostRawAsync(
            Here, ("OldId", "910"), ("NewCode", "05986"), ("Paper", "NQ 1672"),
            ("__RequestVerificationToken",
                officer.Find("input[name=__RequestVerificationToken]").GetAttribute("value")!));
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var chair = await Visitor.SignedInAsync(site, "chair");
        (await chair.OpenAsync(Here)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
