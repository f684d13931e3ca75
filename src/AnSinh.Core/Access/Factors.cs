namespace AnSinh.Core.Access;

/// <summary>How somebody showed to be the owner of an account.</summary>
public enum ProofKind
{
    /// <summary>Nothing yet since the factor was changed.</summary>
    None,

    Password,

    /// <summary>A code of the telephone.</summary>
    Code,

    Passkey,

    /// <summary>A recovery code: opens a session and the own security page, never moves money.</summary>
    Recovery,

    /// <summary>The office's own sign-in system.</summary>
    Outside,
}

/// <summary>The telephone application of an account: its secret, protected, and the last step taken.</summary>
public sealed class Authenticator
{
    public required Guid UserId { get; init; }

    public required string Secret { get; init; }

    public required long LastStep { get; init; }

    public required DateTimeOffset MadeAt { get; init; }
}

/// <summary>One code to get in when the telephone is lost; kept as a hash, used once.</summary>
public sealed class RecoveryCode
{
    public required Guid Id { get; init; }

    public required Guid UserId { get; init; }

    public required string CodeHash { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset? UsedAt { get; init; }
}

/// <summary>A passkey (WebAuthn credential) of an account. Binary values are base 64 (URL).</summary>
public sealed class Passkey
{
    public required string CredentialId { get; init; }

    public required Guid UserId { get; init; }

    /// <summary>What its owner calls it: máy ở cơ quan, khóa USB.</summary>
    public required string Name { get; set; }

    public required string PublicKey { get; init; }

    public required long SignCount { get; set; }

    /// <summary>How a browser reaches it, separated by commas.</summary>
    public required string Transports { get; init; }

    public required bool UserVerified { get; set; }

    public required bool BackupEligible { get; init; }

    public required bool BackedUp { get; set; }

    public required string Attestation { get; init; }

    public required string ClientData { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>One sign-in on one computer, from its opening to its end.</summary>
public sealed class UserSession
{
    public required Guid Id { get; init; }

    public required Guid UserId { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required DateTimeOffset SeenAt { get; init; }

    public required bool SharedComputer { get; init; }

    public required ProofKind Proof { get; init; }

    /// <summary>When <see cref="Proof"/> was given.</summary>
    public required DateTimeOffset ProvedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The delegation the session works by now; none: the account works for itself.</summary>
    public Guid? DelegationId { get; init; }
}
