using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Ledger.Transfers;
using AnSinh.Policy;

namespace AnSinh.Core.Bookkeeping;

/// <summary>A transfer to be kept, with the provider and the list it belongs to.</summary>
public readonly record struct Posting(Transfer Transfer, string? Provider, Guid? ListId);

/// <summary>
/// Keeps the transfers that the posting rules of AnSinh.Ledger make. A transfer is added to the unit of work at hand; its once-key
/// makes a second posting of the same event impossible.
/// </summary>
public sealed class Bookkeeper(AppDb db, TimeProvider clock, IdSource ids)
{
    public Guid NewId() => ids.Next();

    public void Post(Transfer transfer, string? provider, Guid? listId, Actor actor) => db.Transfers.Add(new TransferRow
    {
        Id = transfer.Id,
        Debit = transfer.Debit.ToString(),
        Credit = transfer.Credit.ToString(),
        AmountVnd = transfer.AmountVnd,
        Kind = Code.Of(transfer.Kind),
        Month = Month.FromCode(transfer.Month),
        Provider = provider,
        ListId = listId,
        OnceKey = transfer.OnceKey,
        At = clock.GetUtcNow(),
        Login = actor.Login,
    });

    /// <summary>Keeps many at once, in the transaction at hand: one statement however many there are.</summary>
    public void PostMany(IEnumerable<Posting> postings, Actor actor)
    {
        var at = clock.GetUtcNow();
        using var rows = BulkWriter.Open(
            db, "transfers", "id", "debit", "credit", "amount_vnd", "kind", "month", "provider", "list_id", "once_key",
            "at", "login");
        foreach (var (transfer, provider, listId) in postings)
        {
            rows.Write(transfer.Id);
            rows.Write(transfer.Debit.ToString());
            rows.Write(transfer.Credit.ToString());
            rows.Write(transfer.AmountVnd);
            rows.Write(Code.Of(transfer.Kind));
            rows.Write(transfer.Month);
            rows.Write(provider);
            rows.Write(listId);
            rows.Write(transfer.OnceKey);
            rows.Write((DateTimeOffset?)at);
            rows.Write(actor.Login);
            rows.EndRow();
        }

        rows.Complete();
    }
}
