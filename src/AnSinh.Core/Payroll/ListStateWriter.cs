using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Payroll;

/// <summary>
/// Moves lists to their next state as one set, however many there are: the chosen lists go into a temporary table, one
/// UPDATE joins it. The WHERE names the state that was read, so a change in between makes the count differ and nothing
/// is written. In the transaction of the caller; <see cref="End"/> takes the temporary table away.
/// </summary>
public sealed class ListStateWriter
{
    private readonly AppDb db;
    private readonly int chosen;

    private ListStateWriter(AppDb db, int chosen) => (this.db, this.chosen) = (db, chosen);

    /// <summary>Chooses the lists, each with the fingerprint it has or gets.</summary>
    public static ListStateWriter Begin(AppDb db, IReadOnlyCollection<PayrollList> lists)
    {
        db.Execute("CREATE TEMPORARY TABLE chosen_lists (id UUID NOT NULL PRIMARY KEY, fingerprint TEXT)");
        using var rows = BulkWriter.Open(db, "chosen_lists", "id", "fingerprint");
        foreach (var list in lists)
        {
            rows.Write(list.Id);
            rows.Write(list.Fingerprint);
            rows.EndRow();
        }

        rows.Complete();
        return new ListStateWriter(db, lists.Count);
    }

    public void Submit(string login, string? forLogin, DateTimeOffset at) => MustBeAll(chosen, db.Execute(
        """
        UPDATE payroll_lists SET state = 'SUBMITTED', fingerprint = c.fingerprint, submitted_by = @p0,
            submitted_at = @p1, submitted_for = @p2
        FROM chosen_lists c WHERE c.id = payroll_lists.id AND payroll_lists.state = 'DRAFT'
        """, login, at, forLogin));

    public void Approve(string login, string? forLogin, DateTimeOffset at) => MustBeAll(chosen, db.Execute(
        """
        UPDATE payroll_lists SET state = 'APPROVED', approved_by = @p0, approved_at = @p1, approved_for = @p2
        FROM chosen_lists c
        WHERE c.id = payroll_lists.id AND payroll_lists.state = 'SUBMITTED'
            AND payroll_lists.fingerprint = c.fingerprint
        """, login, at, forLogin));

    /// <summary>Ends this version; its lines no longer block those of the next.</summary>
    public void Return()
    {
        MustBeAll(chosen, db.Execute(
            """
            UPDATE payroll_lists SET state = 'RETURNED'
            FROM chosen_lists c WHERE c.id = payroll_lists.id AND payroll_lists.state = 'SUBMITTED'
            """));
        db.Execute("UPDATE payroll_lines SET live = @p0 WHERE list_id IN (SELECT id FROM chosen_lists)", false);
    }

    /// <summary>
    /// A carried-over line takes the place of the uncollected one; from here on only the new line can be paid. Each
    /// must still find the line it replaces uncollected, or its money is on its way elsewhere already.
    /// </summary>
    public void RelistCarriedOver()
    {
        var carried = db.Number(
            """
            SELECT COUNT(*) FROM chosen_lists c JOIN payroll_lines l ON l.list_id = c.id WHERE l.kind = 'CARRIED_OVER'
            """);
        MustBeAll(carried, db.Execute(
            """
            UPDATE instructions SET state = 'RELISTED'
            FROM payroll_lines l JOIN chosen_lists c ON c.id = l.list_id
            WHERE l.kind = 'CARRIED_OVER' AND instructions.state IN ('RETURNED', 'REVERSED')
                AND l.origin_list_id = instructions.list_id AND l.origin_line_no = instructions.line_no
            """));
    }

    public void End() => db.Execute("DROP TABLE chosen_lists");

    private static void MustBeAll(long expected, int moved)
    {
        if (moved != expected)
        {
            throw new DbUpdateConcurrencyException($"{expected - moved} of {expected} rows changed in between");
        }
    }
}
