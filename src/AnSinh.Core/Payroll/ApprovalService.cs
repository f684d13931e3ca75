using AnSinh.Core.Audit;
using AnSinh.Core.Bookkeeping;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using AnSinh.Ledger.Transfers;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Payroll;

/// <summary>What a step did to the lists of a month. Đồng.</summary>
public sealed record StepResult(int Changed, int AlreadyDone, long AmountVnd, string Fingerprint, IReadOnlyList<Refusal> Refused);

/// <summary>
/// Submit, approve, return: the fingerprint is fixed by the maker, repeated by another person, and never again changed
/// (trust I-09, I-10). Each list is decided in one conditional update, so that of two clicks exactly one wins.
/// </summary>
public sealed class ApprovalService(AppDb db, TimeProvider clock, IdSource ids)
{
    /// <summary>
    /// The maker fixes the drafts of a month. Lists with a blocking finding, or older than a later fact, are refused.
    /// </summary>
    public StepResult Submit(Month month, IReadOnlyCollection<int> areaIds, Actor actor)
    {
        using var wide = db.LookEverywhere();
        using var transaction = db.Database.BeginTransaction();
        WaitForOthers(month, areaIds);
        var lists = Lists(month, areaIds);
        var drafts = lists.Where(list => list.State == ListState.Draft).ToList();
        var blocked = BlockedLists(month);
        var stale = StaleLists(drafts);
        var refused = drafts.Select(list => RefusalToSubmit(list, blocked, stale)).OfType<Refusal>().ToList();
        RefuseAllOrNone(drafts.Count - refused.Count, refused, lists, ListState.Submitted);
        if (drafts.Count > 0)
        {
            Fix(month, drafts, actor);
        }

        Crash.At("submit-before-commit");
        transaction.Commit();
        return Result(lists, drafts.Count, refused);
    }

    /// <summary>
    /// Another person approves what was submitted; the stored lines must still give the submitted fingerprint.
    /// </summary>
    public StepResult Approve(Month month, IReadOnlyCollection<int> areaIds, Actor actor)
    {
        using var wide = db.LookEverywhere();
        using var transaction = db.Database.BeginTransaction();
        WaitForOthers(month, areaIds);
        var lists = Lists(month, areaIds);
        var waiting = lists.Where(list => list.State is ListState.Submitted or ListState.Draft).ToList();
        var makers = PersonKeys();
        var fingerprints = Fingerprints(waiting, ListState.Submitted);
        var refused = waiting.Select(list => RefusalToApprove(list, fingerprints, makers, actor)).OfType<Refusal>()
            .ToList();
        RefuseAllOrNone(waiting.Count - refused.Count, refused, lists, ListState.Approved);
        if (waiting.Count > 0)
        {
            Owe(month, waiting, actor);
        }

        Crash.At("approve-before-commit");
        transaction.Commit();
        Crash.At("approve-after-commit");
        return Result(lists, waiting.Count, refused);
    }

    /// <summary>The approver sends lists back; this version ends and the maker prepares the next.</summary>
    public StepResult Return(Month month, IReadOnlyCollection<int> areaIds, string reason, Actor actor)
    {
        using var wide = db.LookEverywhere();
        using var transaction = db.Database.BeginTransaction();
        WaitForOthers(month, areaIds);
        var lists = Lists(month, areaIds);
        var changed = lists.Where(list => list.State == ListState.Submitted).ToList();
        RefuseAllOrNone(changed.Count, [], lists, ListState.Returned);
        var writer = ListStateWriter.Begin(db, changed);
        writer.Return();
        writer.End();
        Log(actor, "PAYROLL_RETURNED", changed, _ => $"Trả lại danh sách tháng {Text(month)}: {reason}");
        transaction.Commit();
        return Result(lists, changed.Count, []);
    }

    private void Fix(Month month, List<PayrollList> drafts, Actor actor)
    {
        var fingerprints = Fingerprints(drafts, ListState.Draft);
        foreach (var list in drafts)
        {
            list.Fingerprint = fingerprints.GetValueOrDefault(list.Id, ListFingerprint.Empty);
        }

        var writer = ListStateWriter.Begin(db, drafts);
        writer.Submit(actor.Login, actor.For?.Login, clock.GetUtcNow());
        writer.End();
        Log(actor, "PAYROLL_SUBMITTED", drafts, list => $"Trình danh sách tháng {Text(month)}: {Figures(list)}");
    }

    private void Owe(Month month, List<PayrollList> submitted, Actor actor)
    {
        var writer = ListStateWriter.Begin(db, submitted);
        writer.Approve(actor.Login, actor.For?.Login, clock.GetUtcNow());
        if (submitted.Exists(list => list.CarriedOverVnd > 0))
        {
            writer.RelistCarriedOver();
        }

        writer.End();
        Log(actor, "PAYROLL_APPROVED", submitted, list => $"Duyệt danh sách tháng {Text(month)}: {Figures(list)}");
        PostApproved(submitted, actor);
    }

    /// <summary>What is now owed to people. Carried-over lines are owed already.</summary>
    private void PostApproved(List<PayrollList> lists, Actor actor)
    {
        var keeper = new Bookkeeper(db, clock, ids);
        var areaIds = lists.Select(list => list.AreaId).ToHashSet();
        var codes = db.Areas.AsNoTracking().Where(area => areaIds.Contains(area.Id))
            .ToDictionary(area => area.Id, area => area.Code);
        keeper.PostMany(
            lists.Where(list => list.AmountVnd > list.CarriedOverVnd).Select(list => new Posting(
                PostingRules.ListApproved(
                    keeper.NewId(), list.Month.Code, codes[list.AreaId], list.Id.ToString(),
                    list.AmountVnd - list.CarriedOverVnd),
                null, list.Id)),
            actor);
    }

    private static Refusal? RefusalToSubmit(PayrollList list, Dictionary<Guid, string> blocked, HashSet<Guid> stale) =>
        blocked.TryGetValue(list.Id, out var sentence) ? new Refusal("BLOCKING_FINDING", sentence, Where(list))
        : !stale.Contains(list.Id) ? null
        : new Refusal(
            "PREPARE_AGAIN",
            "Có dữ kiện hoặc quyết định ghi sau khi lập danh sách. Lập lại danh sách rồi trình.", Where(list));

    private static Refusal? RefusalToApprove(
        PayrollList list, Dictionary<Guid, string> fingerprints, Dictionary<string, string> makers, Actor actor)
    {
        if (list.State == ListState.Draft)
        {
            return new Refusal("NOT_SUBMITTED", "Danh sách chưa trình. Người lập trình trước, người khác duyệt.", Where(list));
        }

        foreach (var maker in list.Makers)
        {
            var person = makers.GetValueOrDefault(maker);
            if (maker == actor.Login || maker == actor.For?.Login
                || (person is not null && (person == actor.PersonKey || person == actor.For?.PersonKey)))
            {
                return new Refusal("MAKER_IS_CHECKER", "Người lập hoặc trình danh sách không được tự duyệt. Người khác duyệt.", Where(list));
            }
        }

        return fingerprints.GetValueOrDefault(list.Id, ListFingerprint.Empty) == list.Fingerprint
            ? null
            : new Refusal("FINGERPRINT_CHANGED", "Dòng trong danh sách không còn khớp dấu vân tay lúc trình. Không duyệt; báo quản trị kiểm tra.", Where(list));
    }

    private static void RefuseAllOrNone(
        int changed, List<Refusal> refused, List<PayrollList> lists, ListState target)
    {
        if (changed > 0 && refused.Count == 0)
        {
            return;
        }

        if (refused.Count > 0)
        {
            var more = refused.Count > 1 ? $" (và {refused.Count - 1} danh sách khác)" : string.Empty;
            throw new RefusedException(refused[0] with { Message = refused[0].Message + more });
        }

        if (lists.Count == 0)
        {
            throw new RefusedException(new Refusal("NO_LIST", "Chưa có danh sách của tháng này. Lập danh sách trước."));
        }

        if (target == ListState.Returned)
        {
            throw new RefusedException(new Refusal("NOT_SUBMITTED", "Không có danh sách nào đang chờ duyệt để trả lại."));
        }
    }

    /// <summary>
    /// A second hand on the same lists waits here and then reads what the first one left, so that it hears the true
    /// reason of a refusal. SQLite has one writer anyway.
    /// </summary>
    private void WaitForOthers(Month month, IReadOnlyCollection<int> areaIds)
    {
        if (db.IsPostgres && areaIds.Count > 0)
        {
            db.Number(
                $"""
                SELECT COUNT(*) FROM (SELECT id FROM payroll_lists
                    WHERE month = @p0 AND area_id IN ({PayrollReader.Areas(areaIds)}) ORDER BY id FOR UPDATE) held
                """, month);
        }
    }

    private List<PayrollList> Lists(Month month, IReadOnlyCollection<int> areaIds) =>
        [.. db.PayrollLists.AsNoTracking()
            .Where(list => list.Month == month && list.State != ListState.Returned && areaIds.Contains(list.AreaId))
            .OrderBy(list => list.AreaId)];

    private Dictionary<Guid, string> Fingerprints(List<PayrollList> lists, ListState state) => lists.Count == 0
        ? []
        : ListFingerprint.OfLists(
            db,
            $"h.month = {lists[0].Month.Code} AND h.state = '{Code.Of(state)}' "
                + $"AND h.area_id IN ({PayrollReader.Areas(lists.Select(list => list.AreaId))})");

    private Dictionary<Guid, string> BlockedLists(Month month)
    {
        var drafts = db.PayrollLists.Where(list => list.Month == month && list.State == ListState.Draft);
        return db.PayrollFindings.AsNoTracking()
            .Where(finding => finding.Blocking && drafts.Any(list => list.Id == finding.ListId))
            .OrderBy(finding => finding.FindingNo).ToList()
            .GroupBy(finding => finding.ListId)
            .ToDictionary(group => group.Key, group => $"{group.Count()} lỗi phải sửa trước khi trình, đầu tiên: {group.First().Sentence}");
    }

    /// <summary>Drafts older than something recorded later about one of their people.</summary>
    private HashSet<Guid> StaleLists(List<PayrollList> drafts)
    {
        if (drafts.Count == 0)
        {
            return [];
        }

        var latest = new Dictionary<int, DateTimeOffset>();
        using var reader = db.Read(
            """
            SELECT area_id, MAX(recorded_at) FROM (
                SELECT p.area_id, g.recorded_at FROM grants g JOIN persons p ON p.id = g.person_id
                WHERE g.recorded_at > @p0
                UNION ALL
                SELECT p.area_id, f.recorded_at FROM facts f JOIN persons p ON p.id = f.person_id
                WHERE f.recorded_at > @p0
                UNION ALL
                SELECT p.area_id, d.decided_at FROM law_decisions d JOIN persons p ON p.id = d.person_id
                WHERE d.decided_at > @p0) later
            GROUP BY area_id
            """, drafts.Min(list => list.PreparedAt));
        while (reader.Read())
        {
            latest[reader.GetInt32(0)] = reader.InstantAt(1);
        }

        return [.. drafts.Where(list => latest.TryGetValue(list.AreaId, out var at) && at > list.PreparedAt)
            .Select(list => list.Id)];
    }

    /// <summary>The human being behind each account.</summary>
    private Dictionary<string, string> PersonKeys()
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        using var reader = db.Read("SELECT user_name, person_key FROM users");
        while (reader.Read())
        {
            keys[reader.GetString(0)] = reader.GetString(1);
        }

        return keys;
    }

    private void Log(Actor actor, string action, List<PayrollList> lists, Func<PayrollList, string> sentence) =>
        new AuditLog(db, clock, ids).AddMany(
            actor, action, "payroll_list",
            lists.Select(list => (list.Id.ToString(), sentence(list), (int?)list.AreaId)));

    private static StepResult Result(List<PayrollList> lists, int changed, List<Refusal> refused) => new(
        changed, lists.Count - changed, lists.Sum(list => list.AmountVnd), JointFingerprint(lists), refused);

    /// <summary>One fingerprint for several lists: SHA-256 over their own, in the order of area.</summary>
    public static string JointFingerprint(IReadOnlyList<PayrollList> lists) => lists.Count == 1
        ? lists[0].Fingerprint ?? string.Empty
        : Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(
            System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lists.Select(list => list.Fingerprint)))));

    private static string Where(PayrollList list) => $"{list.Month}/{list.AreaId}";

    private static string Figures(PayrollList list) =>
        $"{list.People} người, {VndText.Format(list.AmountVnd)}, dấu vân tay {list.Fingerprint![..12]}";

    private static string Text(Month month) => $"{month.Number:00}/{month.Year}";
}
