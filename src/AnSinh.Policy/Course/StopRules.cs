using AnSinh.Policy.Law;

namespace AnSinh.Policy.Course;

/// <summary>What is to be done with a benefit.</summary>
public enum CourseAction
{
    None,
    Suspend,
    Terminate,
    Resume,
    Adjust,
}

/// <summary>What a review found about a suspended benefit.</summary>
public enum ReviewOutcome
{
    Unchanged,
    Ineligible,
    Changed,
}

/// <summary>Why a benefit was suspended.</summary>
public enum SuspendCause
{
    NotCollected,
    RefusesReview,
}

/// <summary>A benefit that ends: the month of the event is paid in full, later payments were too much.</summary>
public sealed record Ending(Month LastPaid, Month StopFrom, IReadOnlyList<Month> Overpaid);

/// <summary>
/// Stop, suspend, resume (20/2021/NĐ-CP Điều 8; 02/2021/TT-BLĐTBXH Điều 2; 335/2026/NĐ-CP Điều 8, 9). Dates decide
/// which law counts.
/// </summary>
public static class StopRules
{
    public const string NotCollectedMonths = "not-collected-months";
    public const string DetainedMonths = "detained-months";
    public const string NotCooperatingMonths = "not-cooperating-months";

    /// <summary>Death, loss of conditions, prison, refusal: stop from the month after the event.</summary>
    public static Ending End(DateOnly eventOn, IEnumerable<Month> paid)
    {
        var last = Month.Of(eventOn);
        return new Ending(last, last.Plus(1), [.. paid.Where(month => month > last).Order()]);
    }

    public static CourseAction NotCollected(LawBook book, DateOnly on, int consecutiveMonths) =>
        book.NumberOn(NotCollectedMonths, on) is { } most && consecutiveMonths >= most
            ? CourseAction.Suspend : CourseAction.None;

    /// <summary>
    /// Held in detention; <paramref name="hundredthsOfMonths"/> is how long, 150 for a month and a half.
    /// </summary>
    public static CourseAction Detained(LawBook book, DateOnly on, int hundredthsOfMonths) =>
        book.NumberOn(DetainedMonths, on) is { } least && hundredthsOfMonths >= least * 100
            ? CourseAction.Suspend : CourseAction.None;

    /// <summary>
    /// After how many months a suspension that nobody cured ends the benefit; null while it does not.
    /// </summary>
    public static int? EndsAfter(LawBook book, SuspendCause cause, Month suspendedFrom, Month review) =>
        cause == SuspendCause.RefusesReview && book.NumberIn(NotCooperatingMonths, review) is { } months
        && review.Since(suspendedFrom) >= months
            ? (int)months : null;

    /// <summary>
    /// What follows a review and from which month: the suspension is undone, made final, or the amount changes.
    /// </summary>
    public static (CourseAction Action, Month From) Review(
        ReviewOutcome outcome, Month suspendedFrom, Month? changedIn) =>
        outcome switch
        {
            ReviewOutcome.Unchanged => (CourseAction.Resume, suspendedFrom),
            ReviewOutcome.Ineligible => (CourseAction.Terminate, suspendedFrom),
            _ => (CourseAction.Adjust, changedIn ?? suspendedFrom),
        };
}
