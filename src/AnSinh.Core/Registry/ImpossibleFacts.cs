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

        if (LacksCertificate(rows))
        {
            return "sổ ghi mức độ khuyết tật và ghi rõ chưa có giấy xác nhận khuyết tật; ghi số giấy xác nhận khi có, "
                + "hoặc cho thôi hưởng";
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

    /// <summary>
    /// A degree that gives money stands on the certificate (20/2021/NĐ-CP Điều 5 khoản 6; 335/2026/NĐ-CP Điều 5 khoản
    /// 6), and the latest that is known of the certificate is that there is none.
    /// </summary>
    private static bool LacksCertificate(ReadOnlySpan<FactRow> rows)
    {
        var (hasDegree, at) = (false, -1);
        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var row = ref rows[i];
            hasDegree |= row.Kind == FactKinds.Disability && row.UntilOn is null
                && row.Value is ("severe" or "extremely_severe");
            if (row.Kind == FactKinds.DisabilityCertificate && (at < 0 || row.FromOn > rows[at].FromOn
                || (row.FromOn == rows[at].FromOn && row.RecordedAt > rows[at].RecordedAt)))
            {
                at = i;
            }
        }

        return hasDegree && at >= 0 && rows[at].Value == FactKinds.None;
    }

    private static ReadOnlySpan<char> DateOf(string value)
    {
        var end = value.IndexOf(';', StringComparison.Ordinal);
        return end < 0 ? value : value.AsSpan(0, end);
    }
}
