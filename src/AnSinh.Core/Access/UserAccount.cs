using Microsoft.AspNetCore.Identity;

namespace AnSinh.Core.Access;

/// <summary>
/// An account of one human being in one role (tài khoản). Two accounts of the same person share
/// <see cref="PersonKey"/>: who made a list may not check it, whichever account is used.
/// </summary>
public sealed class UserAccount : IdentityUser<Guid>
{
    /// <summary>Họ và tên, as shown beside everything this account does.</summary>
    public required string FullName { get; set; }

    /// <summary>
    /// The human being: a citizen number or another lasting mark, the same on all accounts of one person.
    /// </summary>
    public required string PersonKey { get; init; }

    /// <summary>A code of <see cref="Permissions.Roles"/>.</summary>
    public required string Role { get; init; }

    /// <summary>
    /// The unit whose people this account works for, with everything below it; none means the whole database.
    /// </summary>
    public int? AreaId { get; init; }

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
