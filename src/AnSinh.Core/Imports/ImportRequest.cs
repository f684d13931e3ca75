using AnSinh.Core.Files;
using AnSinh.Policy;

namespace AnSinh.Core.Imports;

/// <summary>What an officer asks for when a list is taken in.</summary>
public sealed record ImportRequest(byte[] Bytes, string FileName)
{
    /// <summary>The name to show and to write down.</summary>
    public string FileName { get; init; } = SentName.Of(FileName);

    /// <summary>A kind of <see cref="SourceProfile.Kinds"/>, or auto.</summary>
    public string Kind { get; init; } = ImportOptions.AnyKind;

    /// <summary>The month of the list where the file does not name it.</summary>
    public Month? Month { get; init; }

    /// <summary>The commune of the list where the file does not name it.</summary>
    public int? AreaId { get; init; }

    /// <summary>The communes the acting user may change; null for all.</summary>
    public IReadOnlyCollection<int>? AllowedAreaIds { get; init; }

    /// <summary>The place of the account: its remembered columns are read by; null for the whole country.</summary>
    public int? OfficeAreaId { get; init; }

    /// <summary>Columns said with the file, before what is remembered.</summary>
    public ColumnMapping? Mapping { get; init; }

    /// <summary>Writes the same report and stores nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>One refused row refuses the file.</summary>
    public bool AllOrNothing { get; init; }

    /// <summary>Codes of file errors that the officer accepts by name.</summary>
    public IReadOnlyCollection<string> Accepted { get; init; } = [];

    public ReadLimits Limits { get; init; } = ReadLimits.CommandLine;
}
