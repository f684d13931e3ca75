namespace AnSinh.Core.Access;

/// <summary>
/// What one account lets another do in its place for some days, in writing (ủy quyền, thừa ủy quyền: 30/2020/NĐ-CP
/// Điều 13; its clause is recalled). The other acts under its own name; it is never passed on, and taken back but not
/// deleted.
/// </summary>
public sealed class Delegation
{
    public required Guid Id { get; init; }

    public required Guid FromUserId { get; init; }

    public required Guid ToUserId { get; init; }

    /// <summary>What may be done; kept as codes of <see cref="OfficeAction"/> with spaces between.</summary>
    public required IReadOnlyList<OfficeAction> Actions { get; init; }

    public required DateOnly FromOn { get; init; }

    public required DateOnly UntilOn { get; init; }

    /// <summary>Number and day of the paper.</summary>
    public required string Paper { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }

    public string? RevokedBy { get; set; }

    public bool Holds(DateOnly day) => RevokedAt is null && FromOn <= day && day <= UntilOn;
}

/// <summary>For whom an account works at the moment, and what of that one's work it may do.</summary>
public sealed record ActingFor(Delegation Delegation, UserAccount Delegator)
{
    /// <summary>The actions written down that the delegator's role still has, and looking at its register.</summary>
    public IReadOnlySet<OfficeAction> Actions { get; } = Permissions.RoleOf(Delegator.Role) is { } role
        ? role.Actions.Where(action => action == OfficeAction.ReadRegister || Delegation.Actions.Contains(action))
            .ToHashSet()
        : new HashSet<OfficeAction>();
}
