using AnSinh.Core.LawFiles;
using AnSinh.Policy.Calendar;
using AnSinh.Policy.Law;

namespace AnSinh.Policy.Tests;

/// <summary>Days off as an office meets them: moved, named by hand, and years nobody has announced yet.</summary>
public class DaysOffTests
{
    private static readonly HolidayTable Table = LawFiles.Embedded().Holidays;
    private static readonly Source Source = new("45/2019/QH14 Điều 112", Mark.Confirmed);

    [Fact]
    public void Days_named_by_hand_go_before_the_table()
    {
        DateOnly saturday = new(2026, 10, 3), monday = new(2026, 10, 5);
        var byHand = new WorkingCalendar(Table, extraOff: [monday], extraWorked: [saturday]);
        var table = new WorkingCalendar(Table);

        (byHand.IsWorkingDay(saturday), table.IsWorkingDay(saturday)).ShouldBe((true, false));
        (byHand.IsWorkingDay(monday), table.IsWorkingDay(monday)).ShouldBe((false, true));
        byHand.Due(new DateOnly(2026, 10, 2), 2).ShouldBe(new DateOnly(2026, 10, 6));
        table.Due(new DateOnly(2026, 10, 2), 2).ShouldBe(new DateOnly(2026, 10, 6));
        byHand.Due(new DateOnly(2026, 10, 2), 1).ShouldBe(saturday);
    }

    [Fact]
    public void What_moved_a_due_date_is_named_day_by_day_to_the_due_date_itself()
    {
        var calendar = new WorkingCalendar(Table);

        calendar.Moving(new DateOnly(2026, 8, 20), new DateOnly(2026, 9, 3)).Select(day => $"{day:MM-dd}")
            .ShouldBe(["08-22", "08-31", "09-01", "09-02"]);
        calendar.Moving(new DateOnly(2026, 8, 20), new DateOnly(2026, 8, 22)).Count().ShouldBe(1);
        calendar.Moving(new DateOnly(2026, 8, 22), new DateOnly(2026, 8, 30)).ShouldBeEmpty();
    }

    [Fact]
    public void A_year_that_nobody_announced_has_its_fixed_days_and_no_swaps()
    {
        var calendar = new WorkingCalendar(Table);

        Table.Of(2040).ShouldBeNull();
        calendar.IsWorkingDay(new DateOnly(2040, 5, 1)).ShouldBeFalse();
        calendar.IsWorkingDay(new DateOnly(2040, 5, 2)).ShouldBeTrue();
        Table.Of(2026)!.IsAnnounced.ShouldBeTrue();
        Table.Of(2027)!.IsAnnounced.ShouldBeFalse();
    }

    /// <summary>45/2019/QH14 Điều 111 khoản 3: two holidays on one weekend take two working days, not one.</summary>
    [Fact]
    public void Two_holidays_on_a_weekend_move_to_two_days_and_past_a_holiday_that_follows()
    {
        var table = new HolidayTable(
            [new(5, 1, 2019, Source), new(5, 2, 2019, Source), new(5, 3, 2019, Source), new(12, 24, 2031, Source)], []);

        // 1 and 2 May 2027 are Saturday and Sunday, 3 May a Monday.
        table.DaysOff(2027).Order().Select(day => $"{day:MM-dd}")
            .ShouldBe(["05-01", "05-02", "05-03", "05-04", "05-05"]);
        table.DaysOff(2031).ShouldContain(new DateOnly(2031, 12, 24));
        table.DaysOff(2030).ShouldNotContain(new DateOnly(2030, 12, 24));
        table.Sources.Count().ShouldBe(4);
    }

    [Fact]
    public void Every_fixed_day_and_every_year_has_its_source() =>
        Table.Sources.Count().ShouldBe(Table.EveryYear.Count + Table.Years.Count);

    [Fact]
    public void Steps_of_which_one_has_no_limit_have_none_together_and_others_add_up()
    {
        ProcedureRegime Of(params int?[] days) =>
            new([.. days.Select(day => new ProcedureStep("bước", "xã", day))], []);

        Of(3, 4).WorkingDays.ShouldBe(7);
        Of(3, null).WorkingDays.ShouldBeNull();
        Of(null, 3).WorkingDays.ShouldBeNull();
    }

    [Fact]
    public void Procedures_forms_and_reports_all_have_a_source()
    {
        var practice = LawFiles.Embedded().Practice;

        practice.Sources.Count().ShouldBe(practice.Procedures.Sum(procedure => procedure.Regimes.All.Count)
            + practice.Forms.Count + practice.Reports.Count);
    }
}
