using AnSinh.Ledger.Instructions;
using static AnSinh.Ledger.Instructions.InstructionEvent;
using static AnSinh.Ledger.Instructions.InstructionState;

namespace AnSinh.Ledger.Tests;

/// <summary>The life of a line, arrow by arrow: what is not drawn here is refused.</summary>
[Trait("Check", "S07")]
public class InstructionGraphTests
{
    private static readonly (InstructionState From, InstructionEvent Event, InstructionState To)[] Drawn =
    [
        (Listed, Order, Ordered), (Ordered, Send, Sent),
        (Sent, ReportPaid, Paid), (Sent, ReportReturned, Returned), (Sent, ReportPending, Unknown),
        (Sent, DeadlinePassed, Unknown), (Unknown, ReportPaid, Paid), (Unknown, ReportReturned, Returned),
        (Paid, ReportReturned, Reversed), (Returned, Relist, Relisted), (Returned, GiveBack, ToTreasury),
        (Reversed, Relist, Relisted), (Reversed, GiveBack, ToTreasury),
    ];

    [Fact]
    public void Exactly_the_drawn_arrows_work()
    {
        foreach (var state in Enum.GetValues<InstructionState>())
        {
            foreach (var happened in Enum.GetValues<InstructionEvent>())
            {
                InstructionState? expected = Drawn.Any(a => a.From == state && a.Event == happened)
                    ? Drawn.Single(a => a.From == state && a.Event == happened).To
                    : null;
                InstructionGraph.Next(state, happened).ShouldBe(expected, $"{state} + {happened}");
            }
        }

        InstructionGraph.All.Order().ShouldBe(Drawn.Select(a => (a.From, a.Event)).Order());
    }

    [Fact]
    public void No_second_attempt_while_the_first_may_still_be_paid() =>
        Enum.GetValues<InstructionState>().Where(InstructionGraph.BlocksNewAttempt).ShouldBe([Sent, Paid, Unknown]);

    [Fact]
    public void Only_what_came_back_is_listed_again() =>
        Enum.GetValues<InstructionState>().Where(InstructionGraph.MayBeListedAgain).ShouldBe([Returned, Reversed]);

    [Fact]
    public void Nothing_leaves_the_last_states()
    {
        foreach (var last in (InstructionState[])[Relisted, ToTreasury])
        {
            Enum.GetValues<InstructionEvent>().ShouldAllBe(happened => InstructionGraph.Next(last, happened) == null);
        }
    }
}
