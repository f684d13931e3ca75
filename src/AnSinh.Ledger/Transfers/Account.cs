namespace AnSinh.Ledger.Transfers;

/// <summary>What an account stands for.</summary>
public enum AccountKind
{
    /// <summary>What the State owes by law, as it became due.</summary>
    AssistanceExpense,

    /// <summary>What is owed to the people of a commune and not yet in their hands.</summary>
    OwedToPeople,

    /// <summary>What a provider holds for a paying unit.</summary>
    HeldByProvider,

    /// <summary>The paying unit's money at the Treasury.</summary>
    Treasury,
}

/// <summary>An account of the double entry, with a stable text form such as <c>held:vnpost:178</c>.</summary>
public sealed record Account
{
    private Account(AccountKind kind, string text)
    {
        Kind = kind;
        Text = text;
    }

    public AccountKind Kind { get; }

    public string Text { get; }

    public static Account Expense(string area) => new(AccountKind.AssistanceExpense, "expense:" + area);

    public static Account Owed(string area) => new(AccountKind.OwedToPeople, "owed:" + area);

    public static Account Held(string provider, string payingUnit) =>
        new(AccountKind.HeldByProvider, $"held:{provider}:{payingUnit}");

    public static Account TreasuryOf(string payingUnit) => new(AccountKind.Treasury, "treasury:" + payingUnit);

    public override string ToString() => Text;
}
