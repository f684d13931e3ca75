namespace AnSinh.Core.Audit;

/// <summary>How many events a chain has; its row is locked while events are added.</summary>
public sealed class AuditHead
{
    public required int Chain { get; init; }

    public required long Seq { get; init; }
}

/// <summary>
/// The place of an event in the chain of its area: its digest, and the hash over the hash before it and the digest.
/// </summary>
public sealed class AuditLink
{
    /// <summary>The id of the area, 0 for events of no area.</summary>
    public required int Chain { get; init; }

    /// <summary>From 1, without gaps.</summary>
    public required long Seq { get; init; }

    public required Guid EventId { get; init; }

    /// <summary>32 hexadecimal letters.</summary>
    public required string Salt { get; init; }

    /// <summary>SHA-256 in 64 hexadecimal letters.</summary>
    public required string Digest { get; init; }

    /// <summary>SHA-256 in 64 hexadecimal letters.</summary>
    public required string Hash { get; init; }
}

/// <summary>The ends of all chains folded into one hash, together with the root before it.</summary>
public sealed class AuditRoot
{
    /// <summary>From 1, without gaps.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>How many events lie under it.</summary>
    public required long Events { get; init; }

    public required string Hash { get; init; }
}

/// <summary>How far a chain was when a root was made; only chains that moved since the root before.</summary>
public sealed class AuditRootChain
{
    public required int RootNumber { get; init; }

    public required int Chain { get; init; }

    public required long Seq { get; init; }
}
