using AnSinh.Core.Audit;
using Microsoft.AspNetCore.Identity;

namespace AnSinh.Core.Access;

/// <summary>
/// An account of one human being in one role (tài khoản). Two accounts of the same person share
/// <see cref="PersonKey"/>: who made a list may not check it, whichever account is used.
/// </summary>
public sealed class UserAccount : IdentityUser<Guid>
{
    private IReadOnlyList<int> places = [];

    /// <summary>Họ và tên, as shown beside everything this account does.</summary>
    public required string FullName { get; set; }

    /// <summary>
    /// The human being: a citizen number or another lasting mark, the same on all accounts of one person.
    /// </summary>
    public required string PersonKey { get; init; }

    /// <summary>A code of <see cref="Permissions.Roles"/>.</summary>
    public required string Role { get; init; }

    /// <summary>
    /// The office the account belongs to; none means the whole database. Which places it works for on a day, with
    /// everything below them, is said by <see cref="AreaAssignment"/>.
    /// </summary>
    public int? AreaId { get; init; }

    /// <summary>
    /// The places of today, read by <see cref="Reach"/>: null is the whole database, and nothing until it was read.
    /// </summary>
    public IReadOnlyList<int>? Places
    {
        get => Office.AreaId is null ? null : places;
        set => places = value ?? [];
    }

    /// <summary>For whom the account works at the moment, in the place of whom; read by <see cref="Reach"/>.</summary>
    public ActingFor? ActingFor { get; set; }

    /// <summary>The account whose office the work is of: who gave the delegation, or this one.</summary>
    public UserAccount Office => ActingFor?.Delegator ?? this;

    /// <summary>This account as the process log names it.</summary>
    public Actor Actor(string osUser) => new(UserName!, PersonKey, osUser)
    {
        For = ActingFor is { Delegator: var delegator, Delegation.Paper: var paper }
            ? new ActedFor(delegator.UserName!, delegator.PersonKey, delegator.FullName, paper)
            : null,
    };

    /// <summary>For POST and BANK: the payment provider whose lists this account sees.</summary>
    public string? Provider { get; init; }

    /// <summary>The last day the account may be used.</summary>
    public DateOnly? UntilOn { get; set; }

    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>
    /// Who this is at the office's own sign-in system (the sub of OpenID Connect); linked by an administrator.
    /// </summary>
    public string? ExternalSubject { get; set; }

    public bool MustChangePassword { get; set; }

    /// <summary>Until when a password given out by the administrator may be used for the first time.</summary>
    public DateTimeOffset? PasswordExpiresAt { get; set; }
}
