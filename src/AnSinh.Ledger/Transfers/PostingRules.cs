namespace AnSinh.Ledger.Transfers;
public sealed record Transfer(Guid Id, string Debit, string Credit, long AmountVnd, string KindCode, int Month, string OnceKey);
public static class PostingRules
{
    public static Transfer ListApproved(Guid id, int month, string area, string list, long amountVnd) => new(id, "expense:" + area, "owed:" + area, amountVnd, "LIST_APPROVED", month, "approve:" + list);
    public static Transfer FundsTransferred(Guid id, int month, string provider, string unit, string order, long amountVnd) => new(id, $"held:{provider}:{unit}", "treasury:" + unit, amountVnd, "FUNDS_TRANSFERRED", month, "order:" + order);
    public static Transfer Paid(Guid id, int month, string provider, string unit, string area, string once, long amountVnd) => new(id, "owed:" + area, $"held:{provider}:{unit}", amountVnd, "PAID", month, "paid:" + once);
    public static Transfer Reversed(Guid id, int month, string provider, string unit, string area, string once, long amountVnd) => new(id, $"held:{provider}:{unit}", "owed:" + area, amountVnd, "REVERSED", month, "reversed:" + once);
}
