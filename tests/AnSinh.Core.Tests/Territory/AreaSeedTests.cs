using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Tests.Territory;

public class AreaSeedTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Loading_twice_adds_nothing(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.New();

        var first = await AreaSeed.LoadAsync(db);
        var second = await AreaSeed.LoadAsync(db);

        first.ShouldBe(15_422);
        second.ShouldBe(0);
        (await db.Areas.CountAsync()).ShouldBe(first);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_area_that_has_ended_since_is_closed_and_a_missing_one_is_added(Engine engine)
    {
        await using var database = await TestDatabase.CreateWithAreasAsync(engine);
        await using var db = database.New();
        var last = await db.Areas.MaxAsync(area => area.Id);
        await db.Areas.Where(area => area.Id == last).ExecuteDeleteAsync();
        await db.Areas.Where(area => area.Code == "05986" && area.ValidUntil != null)
            .ExecuteUpdateAsync(row => row.SetProperty(area => area.ValidUntil, (DateOnly?)null));

        (await AreaSeed.LoadAsync(db)).ShouldBe(1);

        (await db.Areas.CountAsync(area => area.Code == "05986" && area.ValidUntil == null)).ShouldBe(1);
        (await db.Areas.AnyAsync(area => area.Id == last)).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_load_inside_a_transaction_goes_with_it(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using (var db = database.New())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await AreaSeed.LoadAsync(db);
            await transaction.RollbackAsync();
        }

        await using var after = database.New();
        (await after.Areas.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public void The_file_is_sound()
    {
        var areas = AreaFile.Read().ToList();
        var byId = areas.ToDictionary(area => area.Id);

        foreach (var area in areas)
        {
            if (area.ParentId is { } parent)
            {
                byId[parent].IsValidOn(area.ValidFrom).ShouldBeTrue($"{area.Name} {area.Code} of {area.ValidFrom:O}");
                ((int)byId[parent].Level).ShouldBeLessThan((int)area.Level);
            }

            byId[area.ProvinceId].Level.ShouldBe(AreaLevel.Province);
            area.SearchKey.ShouldNotBeEmpty();
        }

        foreach (var place in areas.GroupBy(area => (area.Level, area.Code)))
        {
            var inOrder = place.OrderBy(area => area.ValidFrom).ToList();
            foreach (var (one, next) in inOrder.Zip(inOrder.Skip(1)))
            {
                one.ValidUntil.ShouldNotBeNull($"{one.Name} {one.Code}");
                one.ValidUntil!.Value.ShouldBeLessThan(next.ValidFrom, $"{one.Name} {one.Code}");
            }
        }
    }

    [Fact]
    public void An_area_that_ends_before_it_begins_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Area(
            1, "05986", "Xã Hoàng Đồng", AreaLevel.Commune, "Xã", 2, new DateOnly(2020, 1, 1),
            new DateOnly(2019, 12, 31)));

    [Fact]
    public void A_commune_without_a_parent_is_refused() =>
        Should.Throw<ArgumentException>(() => new Area(
            1, "05986", "Xã Hoàng Đồng", AreaLevel.Commune, "Xã", null, new DateOnly(2020, 1, 1), null));
}
