using AnSinh.Core.Access;
using AnSinh.Core.Audit;
using AnSinh.Core.Calendars;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Tests.Calendars;

/// <summary>The days that an office adds to the table of the law files. The clock stands at 24/11/2026.</summary>
public class OfficeCalendarTests
{
    private const string Reason = "Thông báo 12/TB-UBND, nghỉ bão";

    private static readonly Actor Admin = new("quantri", "person-quantri", "test");
    private static readonly Lazy<AnSinh.Core.LawFiles.LoadedLaw> Law = new(LawFiles.LawFiles.Embedded);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_day_added_moves_a_deadline_until_it_is_taken_back(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        Due(database).ShouldBe(new DateOnly(2026, 12, 8));

        (await AddAsync(database, "2026-12-07", CalendarDayKind.DayOff)).ShouldBeNull();
        Due(database).ShouldBe(new DateOnly(2026, 12, 9));
        (await AddAsync(database, "2026-12-05", CalendarDayKind.WorkingDay)).ShouldBeNull();
        Due(database).ShouldBe(new DateOnly(2026, 12, 8));

        (await RemoveAsync(database, "2026-12-05", "ghi nhầm ngày")).ShouldBeNull();
        (await RemoveAsync(database, "2026-12-07", "ghi nhầm ngày")).ShouldBeNull();
        Due(database).ShouldBe(new DateOnly(2026, 12, 8));
        (await AddAsync(database, "2026-12-07", CalendarDayKind.DayOff)).ShouldBeNull();

        await using var db = database.New();
        (await db.CalendarDays.CountAsync()).ShouldBe(3);
        var events = await db.AuditEvents.OrderBy(one => one.At).ThenBy(one => one.Id).ToListAsync();
        events.Count(one => one.Action == "CALENDAR_DAY_ADDED").ShouldBe(3);
        events.Count(one => one.Action == "CALENDAR_DAY_REMOVED").ShouldBe(2);
        events.ShouldContain(one => one.Sentence == $"Ghi Thứ Hai, 07/12/2026 là ngày nghỉ: {Reason}");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_changes_nothing_or_is_not_explained_is_refused_and_says_how_to_repair_it(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await AddAsync(database, "2026-12-07", CalendarDayKind.DayOff);

        (await AddAsync(database, "2026-12-07", CalendarDayKind.WorkingDay))!.Message.ShouldContain("gỡ mục đó trước");
        (await AddAsync(database, "2026-12-06", CalendarDayKind.DayOff))!.Message
            .ShouldStartWith("Chủ Nhật, 06/12/2026 vốn đã là ngày nghỉ");
        (await AddAsync(database, "2026-11-24", CalendarDayKind.DayOff))!.Code.ShouldBe("CALENDAR_SAME");
        (await AddAsync(database, "2026-12-08", CalendarDayKind.WorkingDay))!.Message.ShouldContain("ngày làm việc");
        (await AddAsync(database, "2031-01-06", CalendarDayKind.DayOff))!.Message
            .ShouldContain("từ năm 2019 đến năm 2028");
        (await AddAsync(database, "2026-12-09", CalendarDayKind.DayOff, " "))!.Code.ShouldBe("REASON_MISSING");
        (await AddAsync(database, "2026-12-09", CalendarDayKind.DayOff, "bão"))!.Code.ShouldBe("REASON_SHORT");
        (await RemoveAsync(database, "2026-11-24", "không nghỉ hôm đó"))!.Message
            .ShouldContain("Ngày của luật không gỡ được");
        (await RemoveAsync(database, "2026-12-07", ""))!.Code.ShouldBe("REASON_MISSING");

        await using var db = database.New();
        (await db.CalendarDays.SingleAsync()).RemovedAt.ShouldBeNull();
        (await db.AuditEvents.CountAsync()).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task One_day_is_in_force_once_even_when_two_people_add_it(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.New();
        db.CalendarDays.AddRange(Twin(database), Twin(database));
        await Should.ThrowAsync<DbUpdateException>(db.SaveChangesAsync());
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_year_lists_the_days_of_the_law_and_the_added_ones(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await AddAsync(database, "2026-12-07", CalendarDayKind.DayOff);
        await AddAsync(database, "2026-11-24", CalendarDayKind.WorkingDay);
        await using var db = database.New();
        var added = await Calendar(database, db).AddedAsync(2026, default);

        var days = CalendarYear.Of(2026, Law.Value.Holidays, added);

        days.Where(day => day.Added is not null).Select(day => (day.Day, day.IsOff)).ShouldBe(
            [(new DateOnly(2026, 11, 24), false), (new DateOnly(2026, 12, 7), true)]);
        days.ShouldContain(day => day.Day == new DateOnly(2026, 8, 22) && !day.IsOff && day.Reason.Contains("9859"));
        days.ShouldContain(day => day.Day == new DateOnly(2026, 9, 2) && day.IsOff);
        days.ShouldNotContain(day => day.Day == new DateOnly(2026, 12, 6));
    }

    [Fact]
    public void Staff_of_a_commune_reads_staff_of_a_province_and_the_administrator_change()
    {
        CalendarRules.May(User(Permissions.Officer, 1), AreaLevel.Commune)!.Code.ShouldBe("CALENDAR_AREA");
        CalendarRules.May(User(Permissions.Officer, 1), AreaLevel.Province).ShouldBeNull();
        CalendarRules.May(User(Permissions.Administrator, 1), AreaLevel.Commune).ShouldBeNull();
        CalendarRules.May(User(Permissions.Chair, 1), AreaLevel.Province)!.Code.ShouldBe("ROLE");
    }

    private static UserAccount User(string role, int area) =>
        new() { UserName = "ai", FullName = "Ai", PersonKey = "p", Role = role, AreaId = area };

    private static CalendarDay Twin(TestDatabase database) => new()
    {
        Id = database.Ids.Next(),
        Day = new DateOnly(2026, 12, 7),
        Kind = CalendarDayKind.DayOff,
        Reason = Reason,
        AddedAt = database.Clock.GetUtcNow(),
        AddedBy = "quantri",
    };

    private static OfficeCalendar Calendar(TestDatabase database, AppDb db) =>
        new(db, Law.Value.Holidays, database.Clock, database.Ids);

    private static async Task<Refusal?> AddAsync(
        TestDatabase database, string day, CalendarDayKind kind, string reason = Reason)
    {
        await using var db = database.New();
        return await Calendar(database, db).AddAsync(
            new NewCalendarDay(DateOnly.ParseExact(day, "yyyy-MM-dd"), kind, reason), Admin, default);
    }

    private static async Task<Refusal?> RemoveAsync(TestDatabase database, string day, string reason)
    {
        await using var db = database.New();
        return await Calendar(database, db).RemoveAsync(
            DateOnly.ParseExact(day, "yyyy-MM-dd"), reason, Admin, default);
    }

    /// <summary>Ten working days from 23/11/2026; the 24th is free by law.</summary>
    private static DateOnly Due(TestDatabase database)
    {
        using var db = database.New();
        return OfficeCalendar.Of(db, Law.Value.Holidays).Due(new DateOnly(2026, 11, 23), 10);
    }
}
