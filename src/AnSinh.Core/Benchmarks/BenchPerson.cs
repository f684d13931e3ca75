using AnSinh.Policy;

namespace AnSinh.Core.Benchmarks;

/// <summary>
/// What holds about an invented person, as bits; the reference keeps them in one column, the product as facts.
/// </summary>
[Flags]
public enum BenchMarks
{
    None = 0,
    Received51AndStudying = 1,
    Hiv = 2,
    SingleParent = 4,
    NoSupporter = 8,
    SpecialArea = 16,
    NoPension = 32,
    FosterElder = 64,
}

/// <summary>A child of an invented single parent.</summary>
public readonly record struct BenchChild(DateOnly Birth, bool Studying);

/// <summary>
/// One invented person before being stored in either form. Poverty: 0 none, 1 poor, 2 near poor; degree: 1 severe, 2
/// extreme.
/// </summary>
public sealed record BenchPerson
{
    public required int Serial { get; init; }

    /// <summary>From 0.</summary>
    public required int Commune { get; init; }

    public required string Name { get; init; }

    public required bool Female { get; init; }

    public required DateOnly Birth { get; init; }

    public required string CitizenId { get; init; }

    public required BenchMarks Marks { get; init; }

    /// <summary>Index of the point of Article 5 clause 1 from 1; 0 for none.</summary>
    public required int Situation { get; init; }

    public required int Degree { get; init; }

    public required int Poverty { get; init; }

    public required IReadOnlyList<BenchChild> Children { get; init; }

    /// <summary>0 account, 1 digital, 2 cash.</summary>
    public required int Method { get; init; }

    public required string AssertedGround { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly? Until { get; init; }

    /// <summary>The end is a death.</summary>
    public required bool Died { get; init; }

    public string Code => CodeOf(Serial);

    public string? AccountNo => Method == 2
        ? null : "97" + Serial.ToString("00000000000", System.Globalization.CultureInfo.InvariantCulture);

    public Month FromMonth => Month.Of(From);

    public static string CodeOf(int serial) =>
        "BN" + serial.ToString("00000000", System.Globalization.CultureInfo.InvariantCulture);
}
