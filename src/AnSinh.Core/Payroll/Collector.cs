using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Payroll;

/// <summary>
/// Who collects a payee's cash: guardian or authorised recipient, as the register has it when the list is made. Into an
/// account the account itself says who receives.
/// </summary>
/// <param name="Kind">The kind of <see cref="Representative"/>.</param>
/// <param name="FullName">As on the paper.</param>
/// <param name="CitizenId">Closed for the payee.</param>
public sealed record Collector(string Kind, string FullName, SealedText? CitizenId);

/// <summary>Reads who collects for the payees of a piece and writes it beside their lists.</summary>
internal static class Collectors
{
    /// <summary>
    /// One statement. A person may have a guardian and somebody authorised: who was named last is given.
    /// </summary>
    public static void Read(AppDb db, string people, Month month, IReadOnlyDictionary<Guid, Payee> payees)
    {
        using var reader = db.Read(
            $"""
            SELECT person_id, kind, full_name, citizen_id FROM representatives
            WHERE {people} AND from_on <= @p0 AND (until_on IS NULL OR until_on >= @p1)
                AND (scope IS NULL OR scope <> '{Representative.Account}')
            ORDER BY from_on, recorded_at, id
            """, month.LastDay, month.FirstDay);
        while (reader.Read())
        {
            if (payees.TryGetValue(reader.GetGuid(0), out var payee) && payee.Channel == PaymentMethod.Cash)
            {
                payee.Collector = new Collector(reader.GetString(1), reader.GetString(2), reader.SealedOrNull(3));
            }
        }
    }

    /// <summary>Names of who collects on a list, by payee.</summary>
    public static IReadOnlyDictionary<Guid, string> OfList(AppDb db, Guid listId) =>
        db.PayrollCollectors.AsNoTracking().Where(one => one.ListId == listId)
            .ToDictionary(one => one.PersonId, one => one.FullName);

    public static void Write(AppDb db, IdSource ids, IEnumerable<(Guid Id, PlannedList List)> lists)
    {
        var all = lists.SelectMany(one => one.List.Lines.Where(line => line.Payee?.Collector is not null)
            .Select(line => line.Payee!).Distinct().Select(payee => (one.Id, Payee: payee))).ToList();
        if (all.Count == 0)
        {
            return;
        }

        using var rows = BulkWriter.Open(
            db, "payroll_collectors", "id", "list_id", "person_id", "provider", "kind", "full_name", "citizen_id");
        foreach (var (list, payee) in all)
        {
            rows.Write(ids.Next());
            rows.Write(list);
            rows.Write(payee.PersonId);
            rows.Write(payee.Provider ?? "none");
            rows.Write(payee.Collector!.Kind);
            rows.Write(payee.Collector.FullName);
            rows.Write(payee.Collector.CitizenId?.Text);
            rows.EndRow();
        }

        rows.Complete();
    }
}
