using AnSinh.Core.Shared;

namespace AnSinh.Core.Registry;

/// <summary>Why somebody is paid in cash. The choice is the beneficiary's and may be changed at any time.</summary>
public enum CashReason
{
    /// <summary>Prefers cash.</summary>
    Choice,
    CannotWalk,
    NoPhone,

    /// <summary>Cannot open an account: no identity paper, no legal capacity and the like.</summary>
    NoAccount,

    /// <summary>Cannot come, and nobody is authorised.</summary>
    NobodyAuthorised,
}

/// <summary>
/// How somebody wants to be paid from a day on, as an officer writes it down. The account is of the person, or of the
/// guardian or authorised recipient who stands in the register.
/// </summary>
/// <param name="Channel"><see cref="PaymentMethod.Cash"/>, Bank or Digital.</param>
public sealed record PaymentChoice(string? Channel)
{
    /// <summary>For an account at a bank: the bank's number and the code it pays under.</summary>
    public string? BankBin { get; init; }

    public string? BankCode { get; init; }

    /// <summary>As typed, with the spaces that people group digits with.</summary>
    public string? AccountNo { get; init; }

    /// <summary>The name that the account is in.</summary>
    public string? AccountName { get; init; }

    public CashReason? CashReason { get; init; }

    public DateOnly? FromOn { get; init; }

    /// <summary>The registration (giấy đăng ký hình thức nhận), with its day.</summary>
    public string? Paper { get; init; }

    /// <summary>The number without spaces, dots and dashes; null where none is written.</summary>
    public string? Account => Channel == PaymentMethod.Cash || string.IsNullOrWhiteSpace(AccountNo) ? null
        : AccountNumber.Bare(AccountNo);
}
