using AnSinh.Core.Store;
using AnSinh.Ledger.Instructions;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Reconciliation;

/// <summary>
/// Moves instructions to their new state in one set: new states go into a temporary table, one UPDATE joins it. The WHERE names the
/// state that was read, so a change in between makes the count differ and the transaction fails instead of overwriting.
/// </summary>
public sealed class InstructionWriter(AppDb db)
{
    public void Update(IReadOnlyCollection<ResultOutcome> applied)
    {
        if (applied.Count == 0)
        {
            return;
        }

        db.Execute(
            """
            CREATE TEMPORARY TABLE new_states (reference TEXT PRIMARY KEY, old_state TEXT, state TEXT, txid TEXT, reason TEXT, paid_at TIMESTAMP)
            """);
        using (var rows = BulkWriter.Open(db, "new_states", "reference", "old_state", "state", "txid", "reason", "paid_at"))
        {
            foreach (var outcome in applied)
            {
                rows.Write(outcome.Sent!.Reference);
                rows.Write(Code.Of(outcome.Sent.State));
                rows.Write(Code.Of(outcome.NewState!.Value));
                rows.Write(outcome.NewState == InstructionState.Reversed ? outcome.Sent.ProviderTxid : outcome.Line.ProviderTxId ?? outcome.Sent.ProviderTxid);
                rows.Write(outcome.Line.Reason);
                rows.Write(outcome.Line.At);
                rows.EndRow();
            }

            rows.Complete();
        }

        var moved = db.Execute(
            """
            UPDATE instructions SET state = n.state, provider_txid = n.txid, reason = n.reason, paid_at = n.paid_at
            FROM new_states n WHERE n.reference = instructions.reference AND n.old_state = instructions.state
            """);
        db.Execute("DROP TABLE new_states");
        if (moved != applied.Count)
        {
            throw new DbUpdateConcurrencyException($"{applied.Count - moved} instructions changed while the file was read");
        }
    }
}
