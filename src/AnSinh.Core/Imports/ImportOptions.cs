using AnSinh.Core.Files;
using AnSinh.Policy;

namespace AnSinh.Core.Imports;

/// <summary>What a reader may ask about the world; everything else it knows is in the file.</summary>
public sealed record ImportLookups
{
    /// <summary>The standard rate in force in a month, đồng; null when no law file covers it.</summary>
    public Func<Month, long?> StandardRateVnd { get; init; } = _ => null;

    /// <summary>Whether a commune code was valid on a day.</summary>
    public Func<string, DateOnly, bool> KnowsCommune { get; init; } = (_, _) => true;

    /// <summary>
    /// The commune that a list names in words (Xã Bình An, X. Bình An, Bình An), within the district or province of the
    /// office that sent it; null when none or several can be meant.
    /// </summary>
    public Func<string, string?, DateOnly, NamedCommune?> CommuneNamed { get; init; } = (_, _, _) => null;

    /// <summary>The code of the bank with this BIN; null when no bank has it.</summary>
    public Func<string, string?> BankOfBin { get; init; } = bin => bin;
}

/// <summary>A commune found by its name.</summary>
public sealed record NamedCommune(string Code, string Name);

/// <summary>How to read a file.</summary>
/// <param name="Lookups">What may be asked.</param>
/// <param name="Today">The day of Viet Nam on which it is read.</param>
public sealed record ImportOptions(ImportLookups Lookups, DateOnly Today)
{
    public const string AnyKind = "auto";

    /// <summary>A kind of <see cref="SourceProfile"/>, or auto.</summary>
    public string Kind { get; init; } = AnyKind;

    /// <summary>The month of the list, where the caller names it.</summary>
    public Month? Month { get; init; }

    /// <summary>What officers said columns mean; the first that fits the file is read by.</summary>
    public IReadOnlyList<ColumnMapping> Mappings { get; init; } = [];

    public ReadLimits Limits { get; init; } = ReadLimits.CommandLine;
}
