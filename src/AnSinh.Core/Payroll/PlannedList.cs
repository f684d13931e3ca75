using AnSinh.Policy;

namespace AnSinh.Core.Payroll;

/// <summary>A list as computed, before it is stored: lines in the order of person code, changes, findings, receivables, sums.</summary>
public sealed class PlannedList(int areaId)
{
    public int AreaId { get; } = areaId;

    public List<PlannedLine> Lines { get; } = [];

    public List<PlannedChange> Changes { get; } = [];

    public List<PlannedFinding> Findings { get; } = [];

    public List<PlannedReceivable> Receivables { get; } = [];

    /// <summary>What a change of law leaves to people.</summary>
    public List<LawQuestion> Questions { get; } = [];

    public int People { get; set; }

    public long OldVnd { get; set; }

    public long IncreaseVnd { get; set; }

    public long DecreaseVnd { get; set; }

    public long AdjustVnd { get; set; }

    public long NewVnd { get; set; }

    public long ArrearsVnd { get; set; }

    public long CarriedOverVnd { get; set; }

    public long AmountVnd => NewVnd + ArrearsVnd + CarriedOverVnd;
}

/// <summary>A line to be: the payee's row, what is paid and why. Đồng; coefficient in hundredths.</summary>
public readonly record struct PlannedLine(
    Payee? Payee, UncollectedLine? Uncollected, string Programme, LineKind Kind, Month BenefitMonth, string Ground, int Coefficient,
    long AmountVnd, LineChange Change, long BeforeVnd);

/// <summary>A difference to be; the reason is worded when the list is stored.</summary>
public readonly record struct PlannedChange(
    Guid PersonId, string Programme, string PersonCode, string PayeeName, string Kind, long BeforeVnd, long AfterVnd, string Reason,
    string? DecisionNo);

/// <summary>What a check found.</summary>
public readonly record struct PlannedFinding(string Code, bool Blocking, Guid? PersonId, string Sentence);

/// <summary>An overpaid month found.</summary>
public readonly record struct PlannedReceivable(Guid PersonId, string Programme, Month BenefitMonth, long AmountVnd, string Reason);
