using AnSinh.Policy.Calendar;

namespace AnSinh.Core.LawFiles;

/// <summary>Reads law/holidays.yaml.</summary>
internal static class HolidayParts
{
    public static HolidayTable Table(YamlPart root)
    {
        var table = new HolidayTable(
            [.. root.Part("fixed").Items().Select(Fixed)], [.. root.Part("years").Items().Select(Year)]);
        root.NothingElse();
        return table;
    }

    private static FixedHoliday Fixed(YamlPart part)
    {
        var (month, day) = PracticeParts.DayOfYear(part.Part("day"));
        var holiday = new FixedHoliday(month, day, YearOf(part.PartOrNull("fromYear")) ?? 1, part.Source());
        part.NothingElse();
        return holiday;
    }

    private static HolidayYear Year(YamlPart part)
    {
        var year = YearOf(part.Part("year"))!.Value;
        var decided = new HolidayYear(year, In(part.Part("hungKings"), year), part.Source())
        {
            Tet = [.. part.ItemsOf("tet").Select(day => In(day, year))],
            BesideNationalDay = part.PartOrNull("pair") is { } pair ? In(pair, year) : null,
            Swaps = [.. part.ItemsOf("swaps").Select(swap => Swap(swap, year))],
        };
        part.NothingElse();
        return decided;
    }

    private static HolidaySwap Swap(YamlPart part, int year)
    {
        var worked = In(part.Part("worked"), year);
        if (worked.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
        {
            throw part.Part("worked").Refuse(
                $"Ngày làm bù phải là thứ bảy hoặc chủ nhật, đọc được {worked:yyyy-MM-dd}.");
        }

        var swap = new HolidaySwap(In(part.Part("off"), year), worked, part.Word("act"));
        part.NothingElse();
        return swap;
    }

    private static int? YearOf(YamlPart? part) =>
        part is null ? null
        : part.Number() is >= 1900 and <= 2999 and var year ? (int)year
        : throw part.Refuse($"Viết năm dạng 2026, đọc được \"{part.Word()}\".");

    private static DateOnly In(YamlPart part, int year) =>
        part.Day() is var day && day.Year == year ? day
            : throw part.Refuse($"Ngày {day:yyyy-MM-dd} không thuộc năm {year}.");
}
