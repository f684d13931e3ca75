using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Tests.Territory;

public class AreaQueriesTests
{
    private static readonly DateOnly InDecember2020 = new(2020, 12, 31);
    private static readonly DateOnly InDecember2026 = new(2026, 12, 1);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Lang_Son_has_11_districts_and_200_communes_in_2020_and_65_communes_in_2026(Engine engine)
    {
        await using var database = await TestDatabase.CreateWithAreasAsync(engine);
        await using var db = database.New();
        var areas = new AreaQueries(db);
        var then = await areas.RequireAsync("20", InDecember2020);
        var now = await areas.RequireAsync("20", InDecember2026);

        var under = await areas.SubtreeIdsAsync(then.Id);
        var districts = await db.Areas.CountAsync(
            area => under.Contains(area.Id) && area.Level == AreaLevel.District && area.ValidFrom <= InDecember2020
                && (area.ValidUntil == null || area.ValidUntil >= InDecember2020));

        districts.ShouldBe(11);
        (await areas.CommuneIdsAsync(then.Id, InDecember2020)).Count.ShouldBe(200);
        (await areas.CommuneIdsAsync(now.Id, InDecember2026)).Count.ShouldBe(65);
        (await areas.CommuneIdsAsync(then.Id, InDecember2026)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task One_code_is_two_places_before_and_after_July_2025(Engine engine)
    {
        await using var database = await TestDatabase.CreateWithAreasAsync(engine);
        await using var db = database.New();
        var areas = new AreaQueries(db);

        (await areas.FindByCodeAsync("05986", new DateOnly(2024, 8, 31)))!.Name.ShouldBe("Xã Hoàng Đồng");
        (await areas.FindByCodeAsync("05986", InDecember2026))!.Name.ShouldBe("Phường Tam Thanh");
        (await areas.FindByCodeAsync("05986@2024-08-31", InDecember2026))!.Name.ShouldBe("Xã Hoàng Đồng");
        (await areas.FindByCodeAsync("05986", new DateOnly(2025, 6, 30)))!.Name.ShouldBe("Xã Hoàng Đồng");
        (await areas.FindByCodeAsync("178", InDecember2026)).ShouldBeNull("there is no district any more");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_district_that_was_renamed_keeps_its_communes(Engine engine)
    {
        await using var database = await TestDatabase.CreateWithAreasAsync(engine);
        await using var db = database.New();
        var areas = new AreaQueries(db);
        var before = await areas.RequireAsync("890", InDecember2020);
        var after = await areas.RequireAsync("890", new DateOnly(2024, 12, 31));

        before.Name.ShouldBe("Huyện Tịnh Biên");
        after.Name.ShouldBe("Thị xã Tịnh Biên");
        (await areas.CommuneIdsAsync(after.Id, new DateOnly(2024, 12, 31))).Count.ShouldBe(14);
        (await areas.CommuneIdsAsync(before.Id, InDecember2020)).Count.ShouldBe(14);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_name_is_found_without_accents_and_in_another_spelling(Engine engine)
    {
        await using var database = await TestDatabase.CreateWithAreasAsync(engine);
        await using var db = database.New();
        var areas = new AreaQueries(db);

        (await areas.FindByNameAsync("hoang dong", new DateOnly(2024, 8, 31)))
            .ShouldContain(area => area.Name == "Xã Hoàng Đồng" && area.Code == "05986");
        (await areas.FindByNameAsync("Xã Sà Phìn", InDecember2020)).Single().Name.ShouldBe("Xã Xà Phìn");
        (await areas.FindByNameAsync("Tỉnh Lạng Sơn", InDecember2020))[0].Code.ShouldBe("20");
        (await areas.FindByNameAsync("hoang dong", InDecember2026)).ShouldNotContain(area => area.Code == "05986");
        (await areas.FindByNameAsync(" , ", InDecember2020)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_province_of_a_commune_is_the_one_of_its_days(Engine engine)
    {
        await using var database = await TestDatabase.CreateWithAreasAsync(engine);
        await using var db = database.New();
        var areas = new AreaQueries(db);

        var before = await areas.ProvinceOf(await areas.RequireAsync("05986@2024-08-31", InDecember2026));
        var after = await areas.ProvinceOf(await areas.RequireAsync("05986", InDecember2026));

        before.Code.ShouldBe("20");
        after.Code.ShouldBe("20");
        before.Id.ShouldNotBe(after.Id);
    }

    [Fact]
    public async Task An_unknown_code_is_refused_with_the_day_that_was_asked()
    {
        await using var database = await TestDatabase.CreateWithAreasAsync(Engine.Sqlite);
        await using var db = database.New();

        var refused = await Should.ThrowAsync<RefusedException>(
            new AreaQueries(db).RequireAsync("99999", InDecember2020));

        refused.Refusal.Code.ShouldBe("AREA_UNKNOWN");
        refused.Refusal.Message.ShouldContain("31/12/2020");
    }

    [Theory]
    [InlineData("")]
    [InlineData("1234")]
    [InlineData("0598x")]
    [InlineData("05986@31/08/2024")]
    [InlineData("05986@2024-08-31@2025-01-01")]
    public void An_address_that_cannot_be_read_is_refused(string address) =>
        Should.Throw<RefusedException>(
            () => AreaAddress.Parse(address, InDecember2020)).Refusal.Code.ShouldBe("AREA_ADDRESS");
}
