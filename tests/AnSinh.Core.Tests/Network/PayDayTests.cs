using AnSinh.Core.Calendars;
using AnSinh.Core.Network;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Tests.Network;

/// <summary>The calendar of a payment point: days by hand, and a month as the one before.</summary>
public sealed class PayDayTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Hours_of_a_day_are_set_once_and_a_second_time_goes_before(Engine engine)
    {
        await using var office = await NetworkOffice.OpenAsync(engine);
        var id = office.Add(NetworkOffice.Asked("Nhà văn hóa", "Nà Mon"));
        office.Set(id, "2024-07-05");
        office.Set(id, "2024-07-05");
        office.Set(id, "2024-07-05", "13:30", "16h");

        var day = office.Point(id).In(new Month(2024, 7)).ShouldHaveSingleItem();
        (day.OpensAt, day.ClosesAt).ShouldBe(("13:30", "16:00"));
        office.Events("PAY_DAY_SET").ShouldBe(2);
        office.Office.Db.Number("SELECT COUNT(*) FROM payment_point_days").ShouldBe(2);

        NetworkOffice.Refused(() => office.Set(id, "2024-06-28")).ShouldBe("DAY_OUTSIDE");
        NetworkOffice.Refused(() => office.Set(id, "2024-07-08", "11:00", "07:30")).ShouldBe("HOURS");
        office.Remove(id, day.Id);
        office.Point(id).Days.ShouldBeEmpty();
        NetworkOffice.Refused(() => office.Remove(id, day.Id)).ShouldBe("DAY_PAST");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_day_that_has_passed_stays(Engine engine)
    {
        await using var office = await NetworkOffice.OpenAsync(engine);
        var id = office.Add(NetworkOffice.Asked("Nhà văn hóa", "Nà Mon"));
        office.Set(id, "2024-07-05");
        var day = office.Point(id).Days.Single();
        office.Office.At(new DateOnly(2024, 7, 6));

        NetworkOffice.Refused(() => office.Remove(id, day.Id)).ShouldBe("DAY_PAST");
        NetworkOffice.Refused(() => office.Set(id, "2024-07-05", "08:00")).ShouldBe("DAY_PAST");
        office.Point(id).Days.ShouldHaveSingleItem();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_month_is_copied_to_working_days_and_not_twice(Engine engine)
    {
        await using var office = await NetworkOffice.OpenAsync(engine);
        var id = office.Add(NetworkOffice.Asked("Nhà văn hóa", "Nà Mon"));
        NetworkOffice.Refused(() => office.Copy(id, "2024-08")).ShouldBe("NOTHING_TO_COPY");
        office.Set(id, "2024-07-03");
        office.Set(id, "2024-07-05");

        // 3 August is a Saturday and goes to the 5th, a Monday; the 5th is taken then and goes to the 6th.
        office.Copy(id, "2024-08").ShouldBe(2);

        office.Point(id).In(new Month(2024, 8)).Select(one => one.Day.Day).ShouldBe([5, 6]);
        office.Events("PAY_DAYS_COPIED").ShouldBe(1);
        NetworkOffice.Refused(() => office.Copy(id, "2024-08")).ShouldBe("NOTHING_TO_COPY");
        NetworkOffice.Refused(() => office.Copy(id, "2024-06")).ShouldBe("MONTH_PAST");
    }

    [Theory]
    [InlineData("2024-07-31", "2024-09", "2024-09-30")]
    [InlineData("2024-07-31", "2024-08", "2024-08-30")]
    [InlineData("2024-08-02", "2024-09", "2024-09-04")]
    public async Task The_end_of_a_month_and_holidays_move_a_day(string day, string to, string moved)
    {
        // 31 August 2024 is a Saturday, the last day: the Friday before. 2 and 3 September are National Day.
        await using var office = await NetworkOffice.OpenAsync(Engine.Sqlite);
        var calendar = office.Office.Fresh(db => OfficeCalendar.Of(db, office.Office.Law.Holidays));
        PayDayRules.Moved(DateOnly.ParseExact(day, "yyyy-MM-dd"), Month.Parse(to), calendar, new HashSet<DateOnly>())
            .ShouldBe(DateOnly.ParseExact(moved, "yyyy-MM-dd"));
        var all = Enumerable.Range(1, 31).Select(one => new DateOnly(2024, 8, one)).ToHashSet();
        PayDayRules.Moved(DateOnly.ParseExact(day, "yyyy-MM-dd"), new Month(2024, 8), calendar, all).ShouldBeNull();
    }
}
