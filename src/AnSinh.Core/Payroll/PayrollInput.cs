using AnSinh.Core.Registry;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Payroll;

/// <summary>A payee as the month's run sees it: person, decisions, facts and payment method, all as known now.</summary>
public sealed class Payee
{
    private (bool IsRead, string? Sentence) impossible;

    public required Guid PersonId { get; init; }

    public required string Code { get; init; }

    public required int AreaId { get; init; }

    public required string FullName { get; init; }

    public required SealedText? CitizenId { get; init; }

    public required BirthDate Birth { get; init; }

    public required DateOnly? DiedOn { get; init; }

    public required DateOnly? InFacilityFrom { get; init; }

    public string? Channel { get; set; }

    public string? Provider { get; set; }

    public string? BankBin { get; set; }

    public SealedText? AccountNo { get; set; }

    /// <summary>The same for everybody with the same account.</summary>
    public string? AccountKey { get; set; }

    /// <summary>When the register learnt of the way of payment.</summary>
    public DateTimeOffset MethodSince { get; set; }

    /// <summary>The first payment into an account that its bank has not confirmed.</summary>
    public bool IsUnconfirmed { get; set; }

    /// <summary>Who collects the cash; null where the person does.</summary>
    public Collector? Collector { get; set; }

    public List<GrantRow> Grants { get; } = new(1);

    public List<FactRow>? Facts { get; set; }

    /// <summary>The person's allowance line of the month before.</summary>
    public PriorLine? PriorAllowance { get; set; }

    /// <summary>The person's care line of the month before.</summary>
    public PriorLine? PriorCare { get; set; }

    /// <summary>Everything listed for earlier months; read only for people about whom something came late.</summary>
    public List<ListedMonth>? Listed { get; set; }

    /// <summary>
    /// Programmes that another commune has already listed for the month: of somebody who moved. Never listed twice.
    /// </summary>
    public List<string>? ListedElsewhere { get; set; }

    /// <summary>What was decided where a change of law leaves it open; read only where a law reaches back.</summary>
    public List<LawDecision>? LawDecisions { get; set; }

    /// <summary>What cannot be true of the person, asked once the facts are read; nothing is due then.</summary>
    public string? Impossible
    {
        get
        {
            if (!impossible.IsRead)
            {
                impossible = (true, ImpossibleFacts.First(Birth, DiedOn, Entitlement.Rows(this)));
            }

            return impossible.Sentence;
        }
    }

    /// <summary>What was listed for a benefit month so far, regular and arrears together, in đồng.</summary>
    public long ListedVnd(string programme, Month at)
    {
        var listedVnd = 0L;
        foreach (var listed in Listed ?? [])
        {
            listedVnd += listed.Programme == programme && listed.Month == at ? listed.AmountVnd : 0;
        }

        return listedVnd;
    }
}

/// <summary>A decision as the run needs it; for care the cared person's birth and death come with it.</summary>
public readonly record struct GrantRow(
    string Programme, string? AssertedGround, string? CareKind, BirthDate? CaredBirth, DateOnly? CaredDiedOn, string? DecisionNo,
    Month FromMonth, Month AccountableFromMonth, Month? UntilMonth, Month? SuspendedFromMonth, string? EndReason,
    long? FixedAmountVnd, int? AssertedCoefficient, DateTimeOffset RecordedAt)
{
    /// <summary>Whether money is due for the month as far as decision and the carer's charge go.</summary>
    public bool Covers(Month month) =>
        month >= FromMonth && (UntilMonth is not { } last || month <= last)
        && (SuspendedFromMonth is not { } suspended || month < suspended)
        && (CaredDiedOn is not { } died || month <= Month.Of(died));
}

/// <summary>A regular line of the month before. Đồng.</summary>
public readonly record struct PriorLine(string Ground, int Coefficient, long AmountVnd);

/// <summary>A regular line of the month before of somebody who is no payee of the commune any more. Đồng.</summary>
public readonly record struct GoneLine(
    Guid PersonId, string PersonCode, string PayeeName, string Programme, long AmountVnd);

/// <summary>What was listed for a benefit month so far (regular and arrears together). Đồng.</summary>
public readonly record struct ListedMonth(Guid PersonId, string Programme, Month Month, long AmountVnd);

/// <summary>A line that came back uncollected and is put on the next list again with the money the provider still holds.</summary>
public sealed record UncollectedLine(
    Guid ListId, int LineNo, Guid PersonId, string PersonCode, string Programme, Month BenefitMonth, string Ground, int Coefficient,
    long AmountVnd, string PayeeName, SealedText? CitizenId, string Channel, string Provider, string? BankBin, SealedText? AccountNo)
{
    /// <summary>
    /// Nobody came for what the month's own list paid; false for arrears, of which many months come at once.
    /// </summary>
    public bool IsRegular { get; init; }
}

/// <summary>Everything one commune's list is made of.</summary>
public sealed class CommuneInput
{
    public required int AreaId { get; init; }

    /// <summary>Two digits; its resolutions may set a higher base.</summary>
    public required string ProvinceCode { get; init; }

    public required List<Payee> Payees { get; init; }

    /// <summary>Lines of the month before of people who are not among the payees any more.</summary>
    public required List<GoneLine> Gone { get; init; }

    public required List<UncollectedLine> Uncollected { get; init; }

    /// <summary>The commune's first list: its month and when it was made; null where this is the first.</summary>
    public required (Month Month, DateTimeOffset PreparedAt)? FirstList { get; init; }

    /// <summary>The month of the commune's last list before this one; null where there is none.</summary>
    public required Month? LastMonth { get; init; }

    /// <summary>Months listed before a law came that reaches back to them, earliest first.</summary>
    public required IReadOnlyList<RelawedMonth> Relawed { get; init; }

    /// <summary>When the commune's last list before this month was made; null where there is none.</summary>
    public required DateTimeOffset? LastPreparedAt { get; init; }
}
