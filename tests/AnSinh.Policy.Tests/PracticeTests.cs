using AnSinh.Core.LawFiles;
using AnSinh.Policy.Calendar;

namespace AnSinh.Policy.Tests;

/// <summary>Procedures, reports and days off of the law, by the day a dossier came in.</summary>
public class PracticeTests
{
    private static readonly LoadedLaw Law = LawFiles.Embedded();

    [Theory]
    [InlineData("allowance", "2025-06-30", 20)]
    [InlineData("allowance", "2025-07-01", 10)]
    [InlineData("allowance", "2026-10-04", 10)]
    [InlineData("allowance", "2026-10-05", 7)]
    [InlineData("funeral", "2024-01-02", 5)]
    [InlineData("funeral", "2026-10-05", 3)]
    [InlineData("facility", "2026-10-05", 5)]
    public void The_deadline_of_a_dossier_is_that_of_the_day_it_came_in(string procedure, string received, int days) =>
        Law.Practice.Procedure(procedure).Regimes.On(DateOnly.Parse(received, null))!.Value!.WorkingDays.ShouldBe(days);

    [Fact]
    public void A_step_without_a_limit_leaves_the_procedure_without_one() =>
        Law.Practice.Procedure("move").Regimes.On(new DateOnly(2026, 11, 1))!.Value!.WorkingDays.ShouldBeNull();

    [Theory]
    [InlineData("2026-10-04", "nd20-10")]
    [InlineData("2026-10-05", "nd335-05 nd335-06")]
    public void Reports_change_with_the_decree(string day, string reports) =>
        string.Join(' ', Law.Practice.ReportsOn(DateOnly.Parse(day, null)).Select(report => report.Id)).ShouldBe(reports);

    [Theory]
    [InlineData(2024, "01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-30 05-01 09-02 09-03")]
    [InlineData(2025, "01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 09-01 09-02")]
    [InlineData(2026, "01-01 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 09-01 09-02 11-24")]
    [InlineData(2027, "01-01 04-16 04-30 05-03 09-02 11-24")]
    public void The_days_off_on_weekdays_are_those_announced(int year, string days) => string.Join(' ', Law.Holidays.DaysOff(year)
        .Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Order().Select(day => $"{day:MM-dd}"))
        .ShouldBe(days);

    [Fact]
    public void A_swap_frees_a_weekday_and_makes_a_Saturday_a_working_day()
    {
        var calendar = new WorkingCalendar(Law.Holidays);

        calendar.IsWorkingDay(new DateOnly(2026, 8, 31)).ShouldBeFalse();
        calendar.IsWorkingDay(new DateOnly(2026, 8, 22)).ShouldBeTrue();
        new WorkingCalendar(Law.Holidays, withSwaps: false).IsWorkingDay(new DateOnly(2026, 8, 31)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("2026-11-20", "2026-11-25", 2)]
    [InlineData("2026-11-25", "2026-11-25", 0)]
    [InlineData("2026-11-26", "2026-11-20", -3)]
    public void Days_left_leave_the_days_off_out_and_count_back_when_it_is_late(string today, string due, int left) =>
        new WorkingCalendar(Law.Holidays).DaysLeft(DateOnly.Parse(today, null), DateOnly.Parse(due, null)).ShouldBe(left);

    [Theory]
    [InlineData("procedures.yaml", "forms: [ND335-04]", "forms: [ND335-99]", "ND335-99")]
    [InlineData("holidays.yaml", "worked: 2026-01-10", "worked: 2026-01-12", "làm bù")]
    [InlineData("holidays.yaml", "hungKings: 2026-04-26", "hungKings: 2025-04-26", "2026")]
    [InlineData("reports.yaml", "cite: 335/2026/NĐ-CP Điều 30 khoản 5", "cite: Nghị định nào đó", "instruments.yaml")]
    public void Control_a_slip_in_these_files_is_refused(string file, string right, string wrong, string told)
    {
        var texts = new Dictionary<string, string>(LawFiles.EmbeddedTexts());
        texts[file].ShouldContain(right);
        texts[file] = texts[file].Replace(right, wrong, StringComparison.Ordinal);

        Should.Throw<LawFileException>(() => LawFiles.Load(texts)).Problems
            .ShouldContain(problem => problem.Sentence.Contains(told, StringComparison.Ordinal));
    }
}
