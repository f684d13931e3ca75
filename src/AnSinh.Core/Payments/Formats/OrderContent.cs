using AnSinh.Policy;

namespace AnSinh.Core.Payments.Formats;

/// <summary>What is paid for, and its sum. Đồng.</summary>
public sealed record OrderItem(string Text, long AmountVnd);

/// <summary>The paying unit as an order names it; fields that nobody declared stand in brackets.</summary>
public sealed record OrderUnit(
    string Code, string Name, string Address, string BudgetCode, string Account, string Treasury, string ProgrammeCode, string? ChiefAccountant,
    string? AccountHolder);

/// <summary>Codes of the State budget that a line of an order carries.</summary>
public sealed record BudgetCodes(string Economic, string Chapter, string Sector, string Source);

/// <summary>Who gets the money in order to pay it out.</summary>
public sealed record OrderPayee(string Name, string Address, string BudgetCode, string Account, string Bank);

/// <summary>All that the papers of one payment order say.</summary>
public sealed record OrderContent(
    PaymentOrder Order, DateOnly Day, OrderUnit Unit, OrderPayee Payee, BudgetCodes Codes, IReadOnlyList<OrderItem> Items, string ListNumber,
    string Fingerprint)
{
    public Month Month => Order.Month;

    /// <summary>Drawn on the budget estimate (giấy rút dự toán) instead of from a deposit account.</summary>
    public bool FromEstimate => Order.Form == "C2-02a/NS";

    public string Title => FromEstimate ? "Giấy rút dự toán ngân sách" : "Ủy nhiệm chi";
}
