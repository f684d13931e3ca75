using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Ledger.Transfers;
using AnSinh.Policy;

namespace AnSinh.Core.Bookkeeping;

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
}
