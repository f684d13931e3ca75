namespace AnSinh.Ledger.Transfers;

/// <summary>
/// All transfers so far and what follows from them. Adding gives a new book; nothing is ever taken out.
/// </summary>
public sealed class Book
{
    private readonly List<Transfer> transfers;
    private readonly HashSet<string> keys;

    public Book()
        : this([], new HashSet<string>(StringComparer.Ordinal))
    {
    }

    private Book(List<Transfer> transfers, HashSet<string> keys)
    {
        this.transfers = transfers;
        this.keys = keys;
    }

    public IReadOnlyList<Transfer> Transfers => transfers;

    /// <summary>The book with the transfer; the same book when its event is posted already.</summary>
    public Book With(Transfer transfer) => keys.Contains(transfer.OnceKey)
        ? this
        : new Book([.. transfers, transfer], new HashSet<string>(keys, StringComparer.Ordinal) { transfer.OnceKey });

    /// <summary>Debits less credits of an account, in đồng.</summary>
    public long BalanceVnd(Account account) =>
        transfers.Sum(transfer => transfer.Debit == account
            ? transfer.AmountVnd
            : transfer.Credit == account ? -transfer.AmountVnd : 0);

    /// <summary>The balance of every account; their sum is always 0.</summary>
    public IReadOnlyDictionary<Account, long> TrialBalance() => transfers
        .SelectMany(transfer => new[] { (Account: transfer.Debit, Vnd: transfer.AmountVnd),
            (Account: transfer.Credit, Vnd: -transfer.AmountVnd) })
        .GroupBy(leg => leg.Account).ToDictionary(legs => legs.Key, legs => legs.Sum(leg => leg.Vnd));
}
