namespace AnSinh.Core.Registry;

/// <summary>
/// Something the law asks about a person, with the days it holds (valid-in), the paper that proves it and when the
/// office learnt it (known-on). A wrong fact is superseded and another one added; a value never changes.
/// </summary>
public sealed class Fact
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>One of <see cref="FactKinds"/>.</summary>
    public required string Kind { get; init; }

    public required string Value { get; init; }

    public required DateOnly FromOn { get; init; }

    /// <summary>Last day it holds; null while it holds.</summary>
    public DateOnly? UntilOn { get; init; }

    public string? Evidence { get; init; }

    /// <summary>The household that it came from (diện hộ); null where it is the person's own.</summary>
    public Guid? HouseholdId { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required string RecordedBy { get; init; }

    public DateTimeOffset? SupersededAt { get; set; }
}
