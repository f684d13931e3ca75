using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace AnSinh.Core.Imports;

/// <summary>A row that yields nothing, and why: header/title, group: …, subtotal, grand total, …</summary>
public sealed record IgnoredRow(int Row, string Why)
{
    /// <summary>The sheet, where rows of several were read.</summary>
    public string? Sheet { get; init; }
}

/// <summary>
/// Something wrong with the file as a whole; nothing of it is stored unless an officer accepts it by name.
/// </summary>
/// <param name="Code">TOTAL_MISMATCH, KIND_UNKNOWN, …</param>
/// <param name="Message">Where, what was read, how to repair.</param>
/// <param name="Acceptable">An officer may accept it by name, which is audited.</param>
/// <param name="Accepted">An officer did.</param>
public sealed record FileError(
    string Code, string Message, [property: JsonIgnore] bool Acceptable = false, bool Accepted = false);

/// <summary>One data row as it was read.</summary>
public sealed record ImportRow(int Row, IReadOnlyDictionary<string, object?> Fields)
{
    /// <summary>No field: one for all rows, of which a file may have hundreds of thousands.</summary>
    internal static readonly IReadOnlyDictionary<string, object?> NoFields = new Dictionary<string, object?>();

    /// <summary>The sheet, where rows of several were read.</summary>
    public string? Sheet { get; init; }

    /// <summary>Codes of <see cref="ImportReasons"/>, in alphabetical order; null for a good row.</summary>
    public IReadOnlyList<string>? Reasons { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>One Vietnamese sentence per reason: row, column, what was read, how to repair.</summary>
    public IReadOnlyList<string>? Sentences { get; init; }

    /// <summary>What was read besides and is stored but not reported.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, object?> Besides { get; init; } = NoFields;

    public string? Text(string field) =>
        (Fields.GetValueOrDefault(field) ?? Besides.GetValueOrDefault(field)) as string;

    public long? Number(string field) =>
        Fields.GetValueOrDefault(field) switch { long number => number, int number => number, _ => null };

    /// <summary>A coefficient in hundredths.</summary>
    public int? Hundredths(string field) => Fields.GetValueOrDefault(field) is decimal value
        ? (int)(value * 100)
        : null;
}

/// <summary>What the file declares of itself and what its rows add up to; đồng and rows.</summary>
public sealed record ImportTotals
{
    public long? DeclaredCount { get; init; }

    public long? DeclaredAmount { get; init; }

    public long? ComputedAmount { get; init; }

    /// <summary>What the file calls paid, refused rows too.</summary>
    public long? PaidAmount { get; init; }

    public IReadOnlyList<string>? FileLevelErrors { get; init; }
}

public sealed record ImportCounts(int Expected, int Rejected, int IgnoredRows);

/// <summary>What applying the file did to the register: people.</summary>
public sealed record ImportEffect(int New, int Changed, int Same, int Refused);

/// <summary>
/// Everything that was read of one file, with the field names of the answer keys, and what became of it.
/// </summary>
public sealed record ImportReport
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
    };

    public required string File { get; init; }

    public string? Sheet { get; init; }

    public string? Kind { get; init; }

    /// <summary>2024-08; null for a list of a year.</summary>
    public string? Period { get; init; }

    /// <summary>The year of a list that is made once a year.</summary>
    public int? Year { get; init; }

    /// <summary>The file names no month; the latest month of its rows was taken. Present only when true.</summary>
    public bool? PeriodAssumed { get; init; }

    /// <summary>The standard rate the amounts were checked with, đồng.</summary>
    public long? Base { get; init; }

    public string? Encoding { get; init; }

    public string? Issuer { get; init; }

    /// <summary>The lines above the table: they may name the commune.</summary>
    [JsonIgnore]
    public string? Title { get; init; }

    public IReadOnlyList<int> HeaderRows { get; init; } = [];

    /// <summary>What an officer said the columns mean, where the file was read by that.</summary>
    [JsonIgnore]
    public ColumnMapping? Mapping { get; init; }

    public int? ColumnNumberRow { get; init; }

    /// <summary>Headings of columns that nothing was read from.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> UnreadHeadings { get; init; } = [];

    public IReadOnlyList<IgnoredRow> IgnoredRows { get; init; } = [];

    public IReadOnlyList<ImportRow> Expected { get; init; } = [];

    public IReadOnlyList<ImportRow> Rejected { get; init; } = [];

    public ImportTotals? Totals { get; init; }

    public ImportCounts Counts { get; init; } = new(0, 0, 0);

    public IReadOnlyList<FileError> FileErrors { get; init; } = [];

    public bool Stored { get; init; }

    public string? Sha256 { get; init; }

    public ImportEffect? Effect { get; init; }

    /// <summary>What the officer is told at the end, such as "đã nhập ngày 05/09/2024".</summary>
    public string? Message { get; init; }

    /// <summary>The file was refused whole and nothing of it is stored: exit status 1.</summary>
    [JsonIgnore]
    public bool Refused => FileErrors.Any(error => !error.Accepted);

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}
