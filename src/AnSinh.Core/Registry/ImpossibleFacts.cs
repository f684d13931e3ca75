using AnSinh.Policy;

namespace AnSinh.Core.Registry;

/// <summary>
/// What cannot be true of a person, whatever the papers say. Such a person is named and not computed until it is
/// repaired. Pure; read for everybody of a list, so without allocation where nothing is wrong.
/// </summary>
public static class ImpossibleFacts
{
    /// <summary>Nobody has a child before this age.</summary>
    public const int YoungestParentYears = 12;

    /// <summary>The first impossibility as the middle of a sentence, with its repair; null where all can be.</summary>
    public static string? First(BirthDate birth, DateOnly? diedOn, ReadOnlySpan<FactRow> rows)
    {
        if (birth.Year <= 0)
        {
            return null;
        }

        if (diedOn is { } died && died < birth.Earliest)
        {
            return $"sổ ghi chết ngày {PolicyText.Day(died)} nhưng sinh {PolicyText.Birth(birth)}; "
                + "sửa ngày chết hoặc ngày sinh";
        }

        foreach (ref readonly var row in rows)
        {
            if (row.Kind == FactKinds.Child && BirthDate.TryParse(DateOf(row.Value), out var child)
                && child.Latest < birth.Earliest.AddYears(YoungestParentYears))
            {
                return $"con sinh {PolicyText.Birth(child)} nhưng cha hoặc mẹ sinh {PolicyText.Birth(birth)}, "
                    + $"chưa đủ {YoungestParentYears} tuổi khi có con; sửa ngày sinh của con hoặc của người này";
            }
        }

        return null;
    }

    private static ReadOnlySpan<char> DateOf(string value)
    {
        var end = value.IndexOf(';', StringComparison.Ordinal);
        return end < 0 ? value : value.AsSpan(0, end);
    }
}
