using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Payroll;

/// <summary>Why a line stands on the list.</summary>
public enum LineKind
{
    Regular,
    Arrears,
    OneTime,
    CarriedOver,
}

/// <summary>How a regular line differs from the month before; NONE for other kinds.</summary>
public enum LineChange
{
    Same,
    Increase,
    Adjust,
    None,
}

/// <summary>
/// Money for one person, programme and benefit month. Written once: an error is corrected by a further line. Who is paid and
/// where is copied into the line, so that an approved list says for ever what was approved.
/// </summary>
public sealed class PayrollLine
{
    public required Guid ListId { get; init; }

    public required int LineNo { get; init; }

    public required Guid PersonId { get; init; }

    public required string PersonCode { get; init; }

    public required string Programme { get; init; }

    public required LineKind Kind { get; init; }

    public required Month BenefitMonth { get; init; }

    /// <summary>Ground codes joined by +, such as ND20.5.4+ND20.5.6; UNCLEAR where the ground is not known.</summary>
    public required string Ground { get; init; }

    /// <summary>Coefficient in hundredths; 0 where the amount is not base × coefficient.</summary>
    public required int Coefficient { get; init; }

    public required long AmountVnd { get; init; }

    public required LineChange Change { get; init; }

    public required long BeforeVnd { get; init; }

    public required string PayeeName { get; init; }

    public SealedText? CitizenId { get; init; }

    public required string Channel { get; init; }

    public required string Provider { get; init; }

    public string? BankBin { get; init; }

    public SealedText? AccountNo { get; init; }

    /// <summary>For a carried-over line: the line that was not collected.</summary>
    public Guid? OriginListId { get; init; }

    public int? OriginLineNo { get; init; }

    /// <summary>False once the list's version was returned; a dead line no longer blocks its successor.</summary>
    public required bool Live { get; init; }
}
