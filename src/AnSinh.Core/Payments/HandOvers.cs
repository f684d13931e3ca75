using System.Globalization;
using AnSinh.Core.Bookkeeping;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using AnSinh.Ledger.Transfers;
using AnSinh.Policy;

namespace AnSinh.Core.Payments;

/// <summary>
/// A line that nobody came for is listed again by the unit that goes on for its own: with the order of that list, what
/// the provider holds and what is owed go over from the old unit to the new one.
/// </summary>
internal sealed class HandOvers(AppDb db, LoadedLaw law, Bookkeeper keeper, OpenMonths open)
{
    private readonly record struct Carried(
        Guid ListId, string Provider, int OldArea, Month OldMonth, int NewArea, long AmountVnd);

    /// <summary>For the parts of lists that are ordered now; mostly none.</summary>
    public IReadOnlyList<Posting> Of(
        IEnumerable<(Guid ListId, string Provider, string Unit, Month Month)> parts)
    {
        var ordered = parts.ToDictionary(part => (part.ListId, part.Provider));
        var carried = Read(ordered.Keys.Select(key => key.ListId))
            .Where(one => ordered.ContainsKey((one.ListId, one.Provider))).ToList();
        var codes = Codes(carried.SelectMany(one => (int[])[one.OldArea, one.NewArea]));
        var postings = new List<Posting>();
        foreach (var months in carried.GroupBy(one => one.OldMonth))
        {
            var units = PayingUnits.For(db, law, months.Key, [.. months.Select(one => one.OldArea).Distinct()]);
            foreach (var group in months.GroupBy(one => (one.ListId, one.Provider, one.NewArea, one.OldArea)))
            {
                var part = ordered[(group.Key.ListId, group.Key.Provider)];
                postings.AddRange(Post(
                    part, units[group.Key.OldArea].Code, (codes[group.Key.OldArea], codes[group.Key.NewArea]),
                    $"{part.ListId}:{months.Key}", group.Sum(one => one.AmountVnd)));
            }
        }

        return postings;
    }

    private IEnumerable<Posting> Post(
        (Guid ListId, string Provider, string Unit, Month Month) part, string oldUnit, (string Old, string New) area,
        string once, long amountVnd)
    {
        var month = open.For(part.Provider, part.Unit, part.Month).Code;
        if (oldUnit != part.Unit)
        {
            yield return new Posting(
                PostingRules.HeldHandedOver(
                    keeper.NewId(), month, part.Provider, oldUnit, part.Unit, $"{once}:{area.Old}", amountVnd),
                part.Provider, part.ListId);
        }

        if (area.Old != area.New)
        {
            yield return new Posting(
                PostingRules.OwedHandedOver(
                    keeper.NewId(), month, part.Provider, area.Old, area.New, once, amountVnd),
                null, part.ListId);
        }
    }

    private List<Carried> Read(IEnumerable<Guid> listIds)
    {
        var carried = new List<Carried>();
        var among = string.Join(", ", listIds.Distinct().Select(BulkReader.Literal));
        using var reader = db.Read(
            $"""
            SELECT l.list_id, l.provider, o.area_id, o.month, h.area_id, SUM(l.amount_vnd)
            FROM payroll_lines l JOIN payroll_lists h ON h.id = l.list_id
            JOIN payroll_lists o ON o.id = l.origin_list_id
            WHERE l.kind = 'CARRIED_OVER' AND h.carried_over_vnd > 0 AND o.area_id <> h.area_id
                AND h.id IN ({among})
            GROUP BY l.list_id, l.provider, o.area_id, o.month, h.area_id
            """);
        while (reader.Read())
        {
            carried.Add(new Carried(
                reader.GetGuid(0), reader.GetString(1), reader.GetInt32(2), Month.FromCode(reader.GetInt32(3)),
                reader.GetInt32(4), Convert.ToInt64(reader.GetValue(5), CultureInfo.InvariantCulture)));
        }

        return carried;
    }

    private Dictionary<int, string> Codes(IEnumerable<int> areaIds)
    {
        var among = areaIds.ToHashSet();
        return among.Count == 0 ? [] : db.Areas.Where(area => among.Contains(area.Id))
            .ToDictionary(area => area.Id, area => area.Code);
    }
}
