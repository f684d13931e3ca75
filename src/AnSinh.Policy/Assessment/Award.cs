using AnSinh.Policy.Law;

namespace AnSinh.Policy.Assessment;

/// <summary>
/// What one ground gives in one month. <paramref name="Ground"/> is an index into <see cref="LawBook.Labels"/>; the
/// coefficient is in hundredths (0 for the social pension); base and amount are đồng.
/// </summary>
public readonly record struct Award(int Ground, AwardKind Kind, int Coefficient, long BaseVnd, long AmountVnd)
{
    public static long TotalVnd(ReadOnlySpan<Award> awards)
    {
        var total = 0L;
        foreach (var award in awards)
        {
            total += award.AmountVnd;
        }

        return total;
    }
}
