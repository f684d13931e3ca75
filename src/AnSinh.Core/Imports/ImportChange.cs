using AnSinh.Core.Store;

namespace AnSinh.Core.Imports;

/// <summary>Somebody of the register whom a file named, and what it changed of them; kept to take it back.</summary>
public sealed class ImportChange
{
    public required Guid Id { get; init; }

    public required Guid FileId { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>A <see cref="KeptChange"/>; null where nothing was changed.</summary>
    public SealedText? ChangeJson { get; init; }
}

/// <summary>That a file was taken back: who, when, why, what came of it. Counts people.</summary>
public sealed class ImportUndo
{
    public required Guid FileId { get; init; }

    /// <summary>Of the bytes, which may be taken in again.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Brought by the file and nobody's since: gone from the register.</summary>
    public required int RemovedPeople { get; init; }

    /// <summary>As they were before the file.</summary>
    public required int RestoredPeople { get; init; }

    /// <summary>As the file left them, or without a decision: told one by one.</summary>
    public required int StayedPeople { get; init; }

    public required string Reason { get; init; }

    public required string UndoneBy { get; init; }

    public required DateTimeOffset UndoneAt { get; init; }

    /// <summary>One sentence for each that stayed.</summary>
    public required SealedText StayedJson { get; init; }
}
