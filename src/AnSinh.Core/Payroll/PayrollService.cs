using System.Globalization;
using AnSinh.Core.Audit;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Payroll;

/// <summary>How a run went: communes made, made before and fixed since, people, amount in đồng.</summary>
public sealed record PrepareResult(int Made, int AlreadyFixed, int People, int Lines, long AmountVnd, int Findings, int Blocking);

/// <summary>
/// Makes the month's lists. Work is cut into pieces of whole communes; each piece is one transaction and can be done again,
/// so a killed run is simply run again.
/// </summary>
public sealed class PayrollService(AppDb db, TimeProvider clock, IdSource ids, LoadedLaw law)
{
    /// <summary>
    /// Communes are taken together until a piece has about this many people: memory for a piece, not for the country.
    /// </summary>
    private const int PieceOfPeople = 12_000;

    /// <summary>
    /// Makes the lists of the communes; <paramref name="file"/>, when given, takes each piece once it is committed.
    /// </summary>
    public PrepareResult Prepare(
        Month month, IReadOnlyCollection<int> areaIds, Actor actor, IProgress<(int Done, int Of)>? progress = null,
        MonthListFile? file = null)
    {
        using var wide = db.LookEverywhere();
        var fixedAreas = FixedAreas(month, areaIds);
        var todo = areaIds.Where(id => !fixedAreas.Contains(id)).Order().ToList();
        RefuseOutOfOrder(month, todo);
        db.KeepLaw(law, clock.GetUtcNow());
        var relawed = new RelawedMonths(db, law).Before(month, todo);
        var total = new PrepareResult(0, fixedAreas.Count, 0, 0, 0, 0, 0);
        var done = 0;
        var gate = new Lock();
        Workers.Each(db, Pieces(todo).Index().ToList(), (own, numbered) =>
        {
            var (number, piece) = numbered;
            var (result, lists) = PreparePiece(own, month, piece, relawed, actor);
            file?.Take(number, lists);
            lock (gate)
            {
                total = Add(total, result);
                done += piece.Count;
                progress?.Report((done, todo.Count));
            }
        });
        return total;
    }

    /// <summary>The communes of a set whose list of the month is submitted or further.</summary>
    private HashSet<int> FixedAreas(Month month, IReadOnlyCollection<int> areaIds) =>
        [.. db.PayrollLists.AsNoTracking()
            .Where(list => list.Month == month && list.State != ListState.Draft && list.State != ListState.Returned)
            .Select(list => list.AreaId).ToList().Intersect(areaIds)];

    /// <summary>
    /// Lists are made month after month: every earlier one must be approved, and no later one may exist.
    /// </summary>
    private void RefuseOutOfOrder(Month month, List<int> areaIds)
    {
        IReadOnlyList<int> withOld = [.. areaIds, .. Successions.Of(db, areaIds).OldAreas];
        var others = db.PayrollLists.AsNoTracking()
            .Where(list => list.State != ListState.Returned && withOld.Contains(list.AreaId))
            .GroupBy(list => new { list.Month, list.State }).Select(group => group.Key).ToList();
        if (others.Where(key => key.Month < month && key.State is (ListState.Draft or ListState.Submitted))
            .MinBy(key => key.Month) is { } open)
        {
            throw new RefusedException(new Refusal(
                "MONTH_BEFORE_OPEN",
                $"Danh sách tháng {open.Month.Number:00}/{open.Month.Year} chưa duyệt. Duyệt tháng đó trước khi lập tháng "
                    + $"{month.Number:00}/{month.Year}.", open.Month.ToString()));
        }

        if (others.FirstOrDefault(key => key.Month > month) is { } later)
        {
            throw new RefusedException(new Refusal(
                "LATER_MONTH_EXISTS", $"Đã có danh sách tháng {later.Month.Number:00}/{later.Month.Year}; không lập lại tháng trước đó. Chênh lệch của tháng cũ vào danh sách sau dưới dạng truy lĩnh.", later.Month.ToString()));
        }
    }

    private IEnumerable<List<int>> Pieces(List<int> areaIds)
    {
        var sizes = new Dictionary<int, int>();
        using (var reader = db.Read("SELECT area_id, COUNT(*) FROM persons GROUP BY area_id"))
        {
            while (reader.Read())
            {
                sizes[reader.GetInt32(0)] = Convert.ToInt32(reader.GetValue(1), CultureInfo.InvariantCulture);
            }
        }

        var total = areaIds.Sum(id => sizes.GetValueOrDefault(id));
        var most = total / ((total / PieceOfPeople) + 1);
        var piece = new List<int>();
        var people = 0;
        foreach (var id in areaIds)
        {
            piece.Add(id);
            people += sizes.GetValueOrDefault(id);
            if (people > most)
            {
                yield return piece;
                piece = [];
                people = 0;
            }
        }

        if (piece.Count > 0)
        {
            yield return piece;
        }
    }

    private (PrepareResult Result, List<PlannedList> Lists) PreparePiece(
        AppDb own, Month month, List<int> areaIds, IReadOnlyDictionary<int, List<RelawedMonth>> relawed, Actor actor)
    {
        using var transaction = own.Database.BeginTransaction();
        WaitForOthers(own, month, areaIds);
        var versions = ClearDrafts(own, month, areaIds);
        var plan = new PayrollPlan(law.Book, month);
        var lists = new PayrollReader(own, month, relawed).Read(areaIds).Select(plan.Make)
            .Where(list => list.Lines.Count > 0 || list.Changes.Count > 0).OrderBy(list => list.AreaId).ToList();
        var at = clock.GetUtcNow();
        new PayrollWriter(own, ids, month).Write(
            lists, versions, new PayrollWriter.Making(actor.Login, actor.For?.Login, at, law.Sha256));
        new AuditLog(own, clock, ids).AddMany(actor, "PAYROLL_PREPARED", "payroll_list", lists.Select(list => (
            $"{month}/{list.AreaId}",
            $"Lập danh sách tháng {month.Number:00}/{month.Year}: {list.People} người, {list.Lines.Count} dòng, "
                + $"{VndText.Format(list.AmountVnd)}; luật {law.Sha256[..12]}",
            (int?)list.AreaId)));
        Crash.At("prepare-before-commit");
        transaction.Commit();
        Crash.At("prepare-after-commit");
        var result = new PrepareResult(
            lists.Count, 0, lists.Sum(list => list.People), lists.Sum(list => list.Lines.Count), lists.Sum(list => list.AmountVnd),
            lists.Sum(list => list.Findings.Count), lists.Sum(list => list.Findings.Count(finding => finding.Blocking)));
        return (result, lists);
    }

    /// <summary>
    /// Two hands that make the same list wait for each other (trust F-18); SQLite has one writer anyway. Always in the
    /// order of ids.
    /// </summary>
    private static void WaitForOthers(AppDb own, Month month, List<int> areaIds)
    {
        if (own.IsPostgres)
        {
            var areas = PayrollReader.Areas(areaIds);
            own.Number(
                $"""
                SELECT COUNT(pg_advisory_xact_lock(@p0, a.id)) FROM (
                    SELECT id FROM areas WHERE id IN ({areas}) ORDER BY id) a
                """, month);
        }
    }

    /// <summary>Takes away drafts that will be made again; returns the version each commune's list gets.</summary>
    private static Dictionary<int, int> ClearDrafts(AppDb own, Month month, List<int> areaIds)
    {
        var versions = areaIds.ToDictionary(id => id, _ => 1);
        var drafts = new List<Guid>();
        using (var reader = own.Read(
            $"""
            SELECT id, area_id, version, state FROM payroll_lists
            WHERE month = @p0 AND area_id IN ({PayrollReader.Areas(areaIds)})
            """, month))
        {
            while (reader.Read())
            {
                if (reader.GetString(3) == Code.Of(ListState.Draft))
                {
                    drafts.Add(reader.GetGuid(0));
                }
                else if (reader.GetString(3) == Code.Of(ListState.Returned))
                {
                    versions[reader.GetInt32(1)] = Math.Max(versions[reader.GetInt32(1)], reader.GetInt32(2) + 1);
                }
            }
        }

        if (drafts.Count > 0)
        {
            var among = string.Join(", ", drafts.Select(BulkReader.Literal));
            foreach (var table in (ReadOnlySpan<string>)
                ["payroll_changes", "payroll_findings", "payroll_collectors", "payroll_lines"])
            {
                own.Execute($"DELETE FROM {table} WHERE list_id IN ({among})");
            }

            own.Execute($"DELETE FROM receivables WHERE found_in_list_id IN ({among})");
            own.Execute($"DELETE FROM payroll_lists WHERE id IN ({among})");
        }

        return versions;
    }

    private static PrepareResult Add(PrepareResult a, PrepareResult b) => new(
        a.Made + b.Made, a.AlreadyFixed + b.AlreadyFixed, a.People + b.People, a.Lines + b.Lines, a.AmountVnd + b.AmountVnd,
        a.Findings + b.Findings, a.Blocking + b.Blocking);
}
