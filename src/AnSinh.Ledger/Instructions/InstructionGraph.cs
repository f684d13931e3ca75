using static AnSinh.Ledger.Instructions.InstructionEvent;
using static AnSinh.Ledger.Instructions.InstructionState;

namespace AnSinh.Ledger.Instructions;

/// <summary>
/// The whole life of a line in one place: LISTED → ORDERED → SENT → PAID | RETURNED | UNKNOWN; RETURNED → RELISTED |
/// TO_TREASURY; PAID is left only by a reversal; what was reversed can be listed again. Every arrow that is not here is
/// refused.
/// </summary>
public static class InstructionGraph
{
    private static readonly Dictionary<(InstructionState, InstructionEvent), InstructionState> Arrows = new()
    {
        [(Listed, Order)] = Ordered,
        [(Ordered, Send)] = Sent,
        [(Sent, ReportPaid)] = Paid,
        [(Sent, ReportReturned)] = Returned,
        [(Sent, ReportPending)] = Unknown,
        [(Sent, DeadlinePassed)] = Unknown,
        [(Unknown, ReportPaid)] = Paid,
        [(Unknown, ReportReturned)] = Returned,
        [(Paid, ReportReturned)] = Reversed,
        [(Returned, Relist)] = Relisted,
        [(Returned, GiveBack)] = ToTreasury,
        [(Reversed, Relist)] = Relisted,
        [(Reversed, GiveBack)] = ToTreasury,
    };

    /// <summary>Where the event leads; null where it is not allowed.</summary>
    public static InstructionState? Next(InstructionState state, InstructionEvent happened) =>
        Arrows.TryGetValue((state, happened), out var next) ? next : null;

    /// <summary>While a line is in one of these states, no second attempt to pay it may exist.</summary>
    public static bool BlocksNewAttempt(InstructionState state) => state is Sent or Paid or Unknown;

    /// <summary>The provider still holds the money of such a line and it may be put on a list again.</summary>
    public static bool MayBeListedAgain(InstructionState state) => Next(state, Relist) is not null;

    public static IReadOnlyCollection<(InstructionState From, InstructionEvent Event)> All => Arrows.Keys;
}
