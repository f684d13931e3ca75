namespace AnSinh.Ledger.Transfers;

/// <summary>
/// Which accounts each event moves money between. Areas and paying units by code, providers by code, months yyyymm,
/// amounts in đồng.
/// </summary>
public static class PostingRules
{
    /// <summary>
    /// A list was approved: debit expense, credit owed. Carried-over lines are owed already and not in the amount.
    /// </summary>
    public static Transfer ListApproved(Guid id, int month, string area, string list, long amountVnd) =>
        new(id, Account.Expense(area), Account.Owed(area), amountVnd, TransferKind.ListApproved, month,
            "approved:" + list);

    /// <summary>The Treasury carried out an order: debit held, credit treasury.</summary>
    public static Transfer FundsTransferred(
        Guid id, int month, string provider, string payingUnit, string order, long amountVnd) =>
        new(id, Account.Held(provider, payingUnit), Account.TreasuryOf(payingUnit), amountVnd,
            TransferKind.FundsTransferred, month, "ordered:" + order);

    /// <summary>People were paid: debit owed, credit held.</summary>
    public static Transfer Paid(
        Guid id, int month, string provider, string payingUnit, string area, string result, long amountVnd) =>
        new(id, Account.Owed(area), Account.Held(provider, payingUnit), amountVnd, TransferKind.Paid, month,
            "paid:" + result);

    /// <summary>A payment came back: the opposite of <see cref="Paid"/>, added beside it.</summary>
    public static Transfer Reversed(
        Guid id, int month, string provider, string payingUnit, string area, string result, long amountVnd) =>
        new(id, Account.Held(provider, payingUnit), Account.Owed(area), amountVnd, TransferKind.Reversed, month,
            "reversed:" + result);

    /// <summary>The provider gave money back: debit treasury, credit held.</summary>
    public static Transfer ReturnedToTreasury(
        Guid id, int month, string provider, string payingUnit, string paper, long amountVnd) =>
        new(id, Account.TreasuryOf(payingUnit), Account.Held(provider, payingUnit), amountVnd,
            TransferKind.ReturnedToTreasury, month, "returned:" + paper);

    /// <summary>
    /// A unit goes on for another, and with it what a provider holds for lines listed again: debit held for the new
    /// unit, credit held for the old one.
    /// </summary>
    public static Transfer HeldHandedOver(
        Guid id, int month, string provider, string oldUnit, string newUnit, string list, long amountVnd) =>
        new(id, Account.Held(provider, newUnit), Account.Held(provider, oldUnit), amountVnd, TransferKind.HandedOver,
            month, $"handed:{list}:{provider}:{oldUnit}");

    /// <summary>The same of what is owed to the people of an area: debit owed there, credit owed here.</summary>
    public static Transfer OwedHandedOver(
        Guid id, int month, string provider, string oldArea, string newArea, string list, long amountVnd) =>
        new(id, Account.Owed(oldArea), Account.Owed(newArea), amountVnd, TransferKind.HandedOver, month,
            $"owed-handed:{list}:{provider}:{oldArea}");
}
