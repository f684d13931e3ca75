namespace AnSinh.Core.Benchmarks;

/// <summary>
/// One line of the answer of `bench law`. Times are medians of rounds, the ratio is the median of the rounds' ratios;
/// both are null where no gcc is at hand to make the reference.
/// </summary>
public sealed record LawBenchResult(
    string Name, int N, double ProductS, double? ReferenceS, double? Ratio, double Limit, int? DifferingLines)
{
    public required int Communes { get; init; }

    public required int Rounds { get; init; }

    /// <summary>Cores the product used; the reference uses one.</summary>
    public required int Workers { get; init; }

    public double? RatioLow { get; init; }

    public double? RatioHigh { get; init; }

    /// <summary>Bytes the assessment allocated in the measured rounds.</summary>
    public required long AllocatedBytes { get; init; }

    /// <summary>People who are paid by the law in force.</summary>
    public required int Lines { get; init; }

    public required long AmountVnd { get; init; }

    public long? ReferenceAmountVnd { get; init; }

    /// <summary>Amounts that are not those of the month before.</summary>
    public int? Changes { get; init; }

    /// <summary>By the changed law, in a preview.</summary>
    public int? LinesThen { get; init; }

    public long? ThenVnd { get; init; }

    public int? Winners { get; init; }

    public int? Losers { get; init; }

    /// <summary>Of all amounts in order (in a preview: of the sums by commune).</summary>
    public required string ProductSha256 { get; init; }

    public string? ReferenceSha256 { get; init; }
}
