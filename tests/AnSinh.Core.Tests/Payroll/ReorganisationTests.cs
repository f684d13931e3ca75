using AnSinh.Core.Access;
using AnSinh.Core.Bookkeeping;
using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Core.Reporting;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using AnSinh.Ledger.Transfers;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Tests.Payroll;

/// <summary>On 1 July 2025 two communes become one: nobody loses a month, a name or a đồng.</summary>
public sealed class ReorganisationTests
{
    private const string Paper = "NQ 1672/NQ-UBTVQH15";
    private static readonly DateOnly Before = new(2025, 6, 10);
    private static readonly DateOnly After = new(2025, 7, 2);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_new_units_list_goes_on_from_the_old_ones_with_all_money_that_nobody_came_for(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.At(Before);
        office.Disabled("Hứa Văn Páo", from: "2025-06");
        var gone = office.Disabled("Hoàng Thị Mất", from: "2025-06");
        office.MoveTo("05974", Before);
        office.Disabled("Lường Thị Sao", from: "2025-06");
        office.Approved("2025-06");
        office.Returned("2025-06");
        office.Settle("2025-06");
        office.Death(gone, "2025-06-20");

        office.At(After);
        var old = office.Areas;
        var now = office.MoveTo("05986", After);
        office.Areas = [now];
        foreach (var area in old)
        {
            var moved = await MoveAsync(office, area, new NewHomes(now, Nowhere, Paper));
            moved.Values.Sum().ShouldBe(area == old[0] ? 2 : 1);
        }

        office.Prepare("2025-07");
        office.Areas = [.. old, now];
        var diff = office.Diff("2025-07");
        office.Areas = [now];
        (diff.OldPeople, diff.OldVnd, diff.IncreaseVnd, diff.DecreaseVnd, diff.NewVnd, diff.CarriedOverVnd)
            .ShouldBe((3, 2_250_000, 0, 750_000, 1_500_000, 2_250_000));
        office.Submit("2025-07");
        office.Approve("2025-07");
        var order = office.Order("2025-07").Single();
        (order.ListVnd, order.HeldVnd, order.AmountVnd).ShouldBe((3_750_000, 2_250_000, 1_500_000));
        Held(office, "178").ShouldBe(0);
        Held(office, "05986").ShouldBe(3_750_000);

        PayAll(office, "2025-07");
        var settled = office.Settle("2025-07").Sums;
        (settled.BroughtForwardVnd, settled.TransferredVnd, settled.PaidVnd, settled.CarriedForwardVnd)
            .ShouldBe((2_250_000, 1_500_000, 3_750_000, 0));
        Broken(office).ShouldBeEmpty();
        office.Fresh(db => db.Number(
            "SELECT COALESCE(SUM(CASE WHEN debit LIKE 'owed:%' THEN amount_vnd ELSE 0 END), 0) "
            + "- COALESCE(SUM(CASE WHEN credit LIKE 'owed:%' THEN amount_vnd ELSE 0 END), 0) FROM transfers"))
            .ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Of_a_unit_that_was_split_each_hamlet_goes_its_own_way_and_the_months_add_up(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.At(Before);
        var old = office.MoveTo("06079", Before);
        office.Areas = [old];
        var (stays, goes, left) = (office.Disabled("Vi Thị Ở", from: "2025-06"),
            office.Disabled("Vi Văn Đi", from: "2025-06"), office.Disabled("Vi Thị Xa", from: "2025-06"));
        foreach (var (person, hamlet) in new[] { (stays, "Nà Mon"), (goes, "Pác Cáp"), (left, "Nà Mon") })
        {
            office.Db.Execute("UPDATE persons SET hamlet = @p0 WHERE id = @p1", hamlet, person.Id);
        }

        office.Approved("2025-06");
        office.At(After);
        var first = office.MoveTo("06079", After);
        var second = office.MoveTo("06184", After);
        await MoveAsync(office, old, new NewHomes(
            first, new Dictionary<string, int> { ["Pác Cáp"] = second }, Paper));
        var elsewhere = office.MoveTo("05977", After);
        office.Record(left, new CourseRequest(CourseChange.Move, After, "Về ở với con") { ToAreaId = elsewhere })
            .ShouldBeNull();

        office.Areas = [first, second, elsewhere];
        office.Prepare("2025-07");
        var lists = office.Fresh(db => new PayrollQueries(db).Lists(Month.Parse("2025-07"), office.Areas))
            .ToDictionary(list => list.AreaId);
        (lists[first].People, lists[first].OldVnd, lists[first].DecreaseVnd).ShouldBe((1, 1_500_000, 750_000));
        (lists[second].People, lists[second].OldVnd, lists[second].IncreaseVnd).ShouldBe((1, 750_000, 0));
        (lists[elsewhere].People, lists[elsewhere].OldVnd, lists[elsewhere].IncreaseVnd).ShouldBe((1, 0, 750_000));

        // The same piece by piece: no line of the old unit is lost or counted twice.
        foreach (var area in (int[])[first, second, elsewhere])
        {
            office.Areas = [area];
            office.Prepare("2025-07");
        }

        office.Areas = [first, second, elsewhere];
        var diff = office.Diff("2025-07");
        (diff.OldVnd, diff.IncreaseVnd, diff.DecreaseVnd, diff.NewVnd)
            .ShouldBe((2_250_000, 750_000, 750_000, 2_250_000));
    }

    [Fact]
    public async Task While_a_month_of_the_old_unit_is_open_or_missing_nobody_is_moved()
    {
        await using var office = await Office.OpenAsync(Engine.Sqlite);
        office.At(new DateOnly(2025, 5, 10));
        office.Disabled(from: "2025-05");
        var old = office.Commune;
        office.Prepare("2025-05");
        office.At(After);
        var now = office.MoveTo("05986", After);
        (await RefusedAsync(office, old, new NewHomes(now, Nowhere, Paper))).ShouldBe("LIST_OPEN");
        office.Submit("2025-05");
        office.Approve("2025-05");
        (await RefusedAsync(office, old, new NewHomes(now, Nowhere, Paper))).ShouldBe("LIST_MISSING");
        (await RefusedAsync(office, old, new NewHomes(now, Nowhere, " "))).ShouldBe("PAPER_MISSING");
        (await RefusedAsync(office, old, new NewHomes(old, Nowhere, Paper))).ShouldBe("NOT_A_FOLLOWER");
        (await RefusedAsync(office, now, new NewHomes(old, Nowhere, Paper))).ShouldBe("NOT_ENDED");
        office.Fresh(db => db.Persons.Single().AreaId).ShouldBe(old);
        (await MoveAsync(office, old, new NewHomes(now, Nowhere, Paper) { PaidElsewhere = true }))[now].ShouldBe(1);
        office.Fresh(db => db.Persons.Single().AreaId).ShouldBe(now);
        office.Fresh(db => db.Facts.Single(fact => fact.Kind == FactKinds.Unit).Value).ShouldBe("05986>05986");
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 750_000)]
    public async Task What_another_system_paid_is_not_paid_again_after_the_merger_even_when_something_comes_late(
        bool paidElsewhere, long arrearsVnd)
    {
        await using var office = await Office.OpenAsync(Engine.Sqlite);
        office.At(new DateOnly(2025, 4, 10));
        var person = office.Disabled(from: "2025-05");
        var old = office.Commune;
        office.Approved("2025-05");
        office.At(After);
        if (!paidElsewhere)
        {
            office.Approved("2025-06");
            office.Db.Execute("UPDATE payroll_lines SET live = false WHERE benefit_month = 202506");
        }

        var now = office.MoveTo("05986", After);
        await MoveAsync(office, old, new NewHomes(now, Nowhere, Paper) { PaidElsewhere = paidElsewhere });
        office.Areas = [now];
        office.At(new DateOnly(2025, 7, 10));
        office.Prepare("2025-07");
        office.List("2025-07").ArrearsVnd.ShouldBe(0);

        // Not the merger, only what is known later makes a register look back; and then no further than it answers.
        office.Db.Execute("UPDATE grants SET recorded_at = @p0 WHERE person_id = @p1",
            office.Clock.GetUtcNow(), person.Id);
        office.Prepare("2025-07");
        office.List("2025-07").ArrearsVnd.ShouldBe(arrearsVnd);
    }

    [Fact]
    public async Task Who_worked_for_the_old_unit_works_for_the_new_one_and_still_sees_the_old_lists()
    {
        await using var office = await Office.OpenAsync(Engine.Sqlite);
        office.At(Before);
        office.Disabled(from: "2025-06");
        var old = office.Commune;
        var account = (await new UserService(office.Db, office.Clock, new IdSource(office.Clock)).AddAsync(
            new NewUser
            {
                Login = "xa",
                FullName = "Nông Thị Xã",
                PersonKey = "p-xa",
                Role = Permissions.Officer,
                AreaId = old,
            })).Account;
        office.Approved("2025-06");
        office.At(After);
        var now = office.MoveTo("05986", After);
        await MoveAsync(office, old, new NewHomes(now, Nowhere, Paper));
        await Reach.LoadAsync(office.Db, account, null, office.Clock.GetUtcNow());
        account.Places.ShouldBe([old, now], ignoreOrder: true);
        var tree = await AreaTree.ReadAsync(office.Db);
        tree.Subtree(now).ShouldContain(old);
        office.Db.Number("SELECT COUNT(*) FROM audit_events WHERE action = 'AREA_REORGANISED'").ShouldBe(2);
        (await new Reorganisation(office.Db, office.Clock, new IdSource(office.Clock)).WaitingAsync(null))
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task The_map_proposes_what_followed_and_asks_where_there_are_several()
    {
        await using var office = await Office.OpenAsync(Engine.Sqlite);
        office.At(After);
        office.Disabled();
        var waiting = await new Reorganisation(office.Db, office.Clock, new IdSource(office.Clock)).WaitingAsync(null);
        waiting.ShouldHaveSingleItem().Followers.ShouldHaveSingleItem().Name.ShouldBe("Phường Tam Thanh");
        var areas = new AreaQueries(office.Db);
        var split = await areas.RequireAsync("06079", Before);
        (await new AreaMap(office.Db).FollowersAsync(split, After)).Select(area => area.Code)
            .ShouldBe(["06079", "06184"]);
        var province = await areas.RequireAsync("02", Before);
        (await new AreaMap(office.Db).FollowersAsync(province, After)).Select(area => area.Name)
            .ShouldContain("Tỉnh Tuyên Quang");
        (await new AreaMap(office.Db).FollowersAsync(split, Before)).Single().Id.ShouldBe(split.Id);
    }

    [Fact]
    public async Task An_address_names_the_district_while_there_is_one_and_the_former_one_where_there_was_only_one()
    {
        await using var office = await Office.OpenAsync(Engine.Sqlite);
        var areas = new AreaQueries(office.Db);
        var map = new AreaMap(office.Db);
        (await map.AboveAsync(await areas.RequireAsync("05986", Before)))
            .ShouldBe(new PlaceAbove("Thành phố Lạng Sơn", false, "Tỉnh Lạng Sơn"));
        (await map.AboveAsync(await areas.RequireAsync("05986", After)))
            .ShouldBe(new PlaceAbove("Thành phố Lạng Sơn", true, "Tỉnh Lạng Sơn"));
        var mixed = await map.AboveAsync(await areas.RequireAsync("06184", After));
        (mixed.IsFormer, mixed.Province).ShouldBe((true, "Tỉnh Lạng Sơn"));
    }

    private static readonly Dictionary<string, int> Nowhere = [];

    private static Task<IReadOnlyDictionary<int, int>> MoveAsync(Office office, int old, NewHomes homes)
    {
        // Fresh gives its database back at once: the work is done within.
        var moved = office.Fresh(db => new Reorganisation(db, office.Clock, new IdSource(office.Clock))
            .MoveAsync(old, homes, Office.As(Office.Maker)).GetAwaiter().GetResult());
        return Task.FromResult(moved);
    }

    private static async Task<string> RefusedAsync(Office office, int old, NewHomes homes) =>
        (await Should.ThrowAsync<RefusedException>(() => MoveAsync(office, old, homes))).Refusal.Code;

    private static long Held(Office office, string unit) => office.Fresh(db => db.Number(
        "SELECT COALESCE(SUM(CASE WHEN debit = @p0 THEN amount_vnd ELSE 0 END), 0) "
        + "- COALESCE(SUM(CASE WHEN credit = @p0 THEN amount_vnd ELSE 0 END), 0) FROM transfers",
        Account.Held(PaymentMethod.Post, unit).Text));

    private static List<string> Broken(Office office) => office.Fresh(db =>
        new LedgerCheck(db, office.Law).Run().Where(one => one.Broken > 0)
            .Select(one => $"{one.Id}: {string.Join(", ", one.Examples)}").ToList());

    private static void PayAll(Office office, string month)
    {
        var batch = office.Export(month).Single();
        var sent = office.Fresh(db => db.Instructions.Where(one => one.BatchId == batch.Id)
            .Select(one => new { one.Reference, one.AmountVnd }).ToList());
        office.Result("ma_ky,ma_lo,ma_dong,ho_ten,so_tk,so_tien,trang_thai,ma_loi,thoi_gian,ma_gd\r\n"
            + string.Concat(sent.Select(one =>
                $"{month},{batch.Number},{one.Reference},,,{one.AmountVnd},THANH_CONG,,,GD7{one.Reference}\r\n"))
            + $"TONG,,{sent.Count},,,{sent.Sum(one => one.AmountVnd)},,,,\r\n", $"tra-{month}.csv");
    }
}
