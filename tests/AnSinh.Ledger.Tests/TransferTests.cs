using AnSinh.Ledger.Transfers;

namespace AnSinh.Ledger.Tests;

public class TransferTests
{
    private const int December2020 = 202012;

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Money_that_moves_is_positive(long amountVnd) =>
        Should.Throw<ArgumentOutOfRangeException>(() => PostingRules.ListApproved(Guid.Empty, 1, "A", "L", amountVnd));

    [Fact]
    public void Money_does_not_move_from_an_account_to_itself() =>
        Should.Throw<ArgumentException>(() => new Transfer(
            Guid.Empty, Account.Owed("A"), Account.Owed("A"), 1, TransferKind.Paid, December2020, "k"))
            .Message.ShouldStartWith("money does not move from owed:A to itself");

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void A_transfer_without_a_name_is_refused(string? onceKey) =>
        Should.Throw<ArgumentException>(() => new Transfer(
            Guid.Empty, Account.Owed("A"), Account.Expense("A"), 1, TransferKind.Paid, December2020, onceKey!));

    [Fact]
    public void What_a_unit_hands_to_the_one_after_it_moves_between_the_two_and_is_named_once_a_list()
    {
        var held = PostingRules.HeldHandedOver(Guid.Empty, 202507, "vnpost", "178", "05986", "L1", 7);
        $"{held.Kind} {held.Debit} {held.Credit} {held.AmountVnd} {held.OnceKey}"
            .ShouldBe("HandedOver held:vnpost:05986 held:vnpost:178 7 handed:L1:vnpost:178");
        var owed = PostingRules.OwedHandedOver(Guid.Empty, 202507, "vnpost", "06217", "05986", "L1", 7);
        $"{owed.Kind} {owed.Debit} {owed.Credit} {owed.AmountVnd} {owed.OnceKey}"
            .ShouldBe("HandedOver owed:06217 owed:05986 7 owed-handed:L1:vnpost:06217");
    }

    [Fact]
    public void What_was_handed_in_is_held_and_counts_as_brought_forward()
    {
        var now = ProviderSums.Of(
            [(TransferKind.HandedOver, 30), (TransferKind.FundsTransferred, 100), (TransferKind.Paid, 120)]);
        now.ShouldBe(new ProviderSums(100, 120, 0, 0, 30));
        now.HeldVnd.ShouldBe(10);
        var settlement = SettlementIdentity.From(new ProviderSums(5, 0, 0, 0), now);
        settlement.ShouldBe(new SettlementIdentity(35, 100, 120, 0, 15));
        ProviderSums.Of([(TransferKind.HandedOver, -30)]).HeldVnd.ShouldBe(-30);
    }

    [Fact]
    public void Each_event_moves_money_between_its_two_accounts()
    {
        var id = new Guid(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);
        Transfer[] all =
        [
            PostingRules.ListApproved(id, December2020, "06217", "L1", 5),
            PostingRules.FundsTransferred(id, December2020, "vnpost", "178", "O1", 6),
            PostingRules.Paid(id, December2020, "vnpost", "178", "06217", "R1", 7),
            PostingRules.Reversed(id, December2020, "vnpost", "178", "06217", "R2", 8),
            PostingRules.ReturnedToTreasury(id, December2020, "vnpost", "178", "P1", 9),
        ];

        all.Select(t => $"{t.Kind} {t.Debit} {t.Credit} {t.AmountVnd} {t.OnceKey}").ShouldBe(
        [
            "ListApproved expense:06217 owed:06217 5 approved:L1",
            "FundsTransferred held:vnpost:178 treasury:178 6 ordered:O1",
            "Paid owed:06217 held:vnpost:178 7 paid:R1",
            "Reversed held:vnpost:178 owed:06217 8 reversed:R2",
            "ReturnedToTreasury treasury:178 held:vnpost:178 9 returned:P1",
        ]);
        all.ShouldAllBe(t => t.Id == id && t.Month == December2020);
        all.Select(t => t.Debit.Kind).ShouldBe(
        [
            AccountKind.AssistanceExpense, AccountKind.HeldByProvider, AccountKind.OwedToPeople,
            AccountKind.HeldByProvider, AccountKind.Treasury,
        ]);
    }

    [Fact]
    public void The_same_event_is_posted_once_and_an_old_book_stays_as_it_was()
    {
        var empty = new Book();
        var once = empty.With(PostingRules.Paid(Guid.Empty, December2020, "vnpost", "178", "A", "R1", 7));
        var twice = once.With(PostingRules.Paid(Guid.Empty, December2020, "vnpost", "178", "A", "R1", 7));

        twice.ShouldBeSameAs(once);
        empty.Transfers.ShouldBeEmpty();
        once.Transfers.Count.ShouldBe(1);
        once.With(PostingRules.Paid(Guid.Empty, December2020, "vnpost", "178", "A", "R2", 7))
            .Transfers.Count.ShouldBe(2);
        once.Transfers.Count.ShouldBe(1);
    }

    [Fact]
    public void A_settlement_adds_up()
    {
        var before = ProviderSums.Of([(TransferKind.FundsTransferred, 100), (TransferKind.Paid, 60)]);
        var now = ProviderSums.Of(
        [
            (TransferKind.FundsTransferred, 50), (TransferKind.FundsTransferred, 7), (TransferKind.Paid, 40),
            (TransferKind.Paid, 3), (TransferKind.Reversed, 5), (TransferKind.Reversed, 1),
            (TransferKind.ReturnedToTreasury, 2), (TransferKind.ReturnedToTreasury, 4),
            (TransferKind.ListApproved, 1000),
        ]);

        now.ShouldBe(new ProviderSums(57, 43, 6, 6));
        var settlement = SettlementIdentity.From(before, now);
        settlement.ShouldBe(new SettlementIdentity(40, 57, 37, 6, 54));
        settlement.Fault.ShouldBeNull();
    }

    [Theory]
    [InlineData(-1, 5, 0, "BroughtForwardVnd")]
    [InlineData(0, -1, 0, "PaidVnd")]
    [InlineData(0, 5, -1, "CarriedForwardVnd")]
    [InlineData(0, 0, 0, null)]
    public void More_paid_than_ever_held_is_found(long brought, long paid, long carried, string? fault) =>
        new SettlementIdentity(brought, 0, paid, 0, carried).Fault.ShouldBe(fault);
}
