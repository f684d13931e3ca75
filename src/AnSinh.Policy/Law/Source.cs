namespace AnSinh.Policy.Law;

/// <summary>
/// Where a line of law data comes from: the citation in its Vietnamese form ("20/2021/NĐ-CP Điều 5 khoản 1 điểm a"),
/// the certainty mark, a remark for readers, and the place in the law files ("categories/nd20-2021.yaml:12").
/// </summary>
public sealed record Source(string Citation, Mark Mark, string? Note = null, string Where = "");

/// <summary>
/// A value of the law that holds from a day until the next dated value. An end is a dated value of its own
/// (<see cref="Ended"/>), so that a gap cannot be written by accident.
/// </summary>
public sealed record Dated<T>(DateOnly From, T? Value, Source Source)
    where T : class
{
    public bool Ended => Value is null;
}

/// <summary>The dated values of one concept, earliest first.</summary>
public sealed class DatedValues<T>
    where T : class
{
    private readonly Dated<T>[] values;

    public DatedValues(IEnumerable<Dated<T>> values)
    {
        // Kept as written: that they ascend is checked by LawConsistency, which can name the line.
        this.values = [.. values];
    }

    public IReadOnlyList<Dated<T>> All => values;

    /// <summary>The value in force on a day; null before the first one and after an end.</summary>
    public Dated<T>? On(DateOnly day)
    {
        Dated<T>? found = null;
        foreach (var value in values)
        {
            if (value.From <= day && (found is null || value.From >= found.From))
            {
                found = value;
            }
        }

        return found is null || found.Ended ? null : found;
    }

    /// <summary>The value of a benefit month: the one in force on its first day.</summary>
    public Dated<T>? In(Month month) => On(month.FirstDay);
}
