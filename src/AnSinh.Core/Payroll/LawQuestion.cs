using AnSinh.Policy;

namespace AnSinh.Core.Payroll;

/// <summary>What a change of law leaves to people: no text decides it, so the list does not either.</summary>
public enum LawQuestionKind
{
    /// <summary>
    /// "Mức tương ứng" for the months before the law came: with the new coefficient or the old one (335/2026/NĐ-CP
    /// Điều 32 khoản 3; E75-002). The list follows the law files until somebody decides.
    /// </summary>
    Coefficient,

    /// <summary>Died before the law came: no text says who gets the difference (ARR-023). Nothing is listed.</summary>
    Deceased,

    /// <summary>
    /// Received by the old law and would get nothing by the new one (335/2026/NĐ-CP Điều 5 khoản 4, Điều 32 khoản 3):
    /// goes on at the old coefficient until somebody decides, nobody is stopped by a machine.
    /// </summary>
    Lost,

    /// <summary>
    /// Was stopped by the old law and has a right by the new one (335/2026/NĐ-CP Điều 5 khoản 2): nobody re-enters
    /// without a dossier.
    /// </summary>
    Regained,
}

/// <summary>What an officer chose.</summary>
public enum LawChoice
{
    /// <summary>The new coefficient from the first month.</summary>
    New,

    /// <summary>The old coefficient until the month in which the law came into force.</summary>
    Old,

    /// <summary>Pay the difference to the person named.</summary>
    Pay,

    /// <summary>Do not pay the difference.</summary>
    Withhold,

    /// <summary>Goes on receiving, converted to the new rate.</summary>
    Keep,

    /// <summary>Stops with the month of the list.</summary>
    Stop,
}

/// <summary>
/// A question about one person under one programme: the months it is about, what hangs on it in đồng (all months
/// together), the coefficients in hundredths, and what was decided, if anything.
/// </summary>
public sealed record LawQuestion(
    LawQuestionKind Kind, Guid PersonId, string PersonCode, string FullName, string Programme, Month From, Month To,
    long AtStakeVnd)
{
    public int OldCoefficient { get; init; }

    public int NewCoefficient { get; init; }

    public LawDecision? Decision { get; init; }

    public static IReadOnlyList<LawChoice> ChoicesOf(LawQuestionKind kind) => kind switch
    {
        LawQuestionKind.Coefficient => [LawChoice.New, LawChoice.Old],
        LawQuestionKind.Deceased => [LawChoice.Pay, LawChoice.Withhold],
        LawQuestionKind.Lost => [LawChoice.Keep, LawChoice.Stop],
        _ => [],
    };
}
