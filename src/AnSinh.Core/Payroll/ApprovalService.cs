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
    /// <summary>The maker fixes the drafts of a month. Lists with a blocking finding, or older than a later fact, are refused.</summary>
    public StepResult Submit(Month month, IReadOnlyCollection<int> areaIds, Actor actor)
    {
        using var transaction = db.Database.BeginTransaction();
        WaitForOthers(month, areaIds);
        var lists = Lists(month, areaIds);
        var refused = new List<Refusal>();
        var blocked = BlockedLists(month);
        var stale = StaleLists(month);
        var fingerprints = ListFingerprint.OfLists(db, "h.month = @p0 AND h.state = 'DRAFT'", month);
        var changed = new List<PayrollList>();
        foreach (var list in lists.Where(list => list.State == ListState.Draft))
        {
            if (blocked.TryGetValue(list.Id, out var sentence))
            {
                refused.Add(new Refusal("BLOCKING_FINDING", sentence, Where(list)));
                continue;
            }

            if (stale.Contains(list.Id))
            {
                refused.Add(new Refusal(
                    "PREPARE_AGAIN", "Có dữ kiện hoặc quyết định ghi sau khi lập danh sách. Lập lại danh sách rồi trình.", Where(list)));
                continue;
            }

            list.Fingerprint = fingerprints.GetValueOrDefault(list.Id, ListFingerprint.Empty);
            list.State = ListState.Submitted;
            list.SubmittedBy = actor.Login;
            list.SubmittedAt = clock.GetUtcNow();
            Log(actor, "PAYROLL_SUBMITTED", list, $"Trình danh sách tháng {Text(month)}: {list.People} người, {VndText.Format(list.AmountVnd)}, dấu vân tay {list.Fingerprint[..12]}");
            changed.Add(list);
        }

        RefuseAllOrNone(changed, refused, lists, ListState.Submitted);
        db.SaveChanges();
        Crash.At("submit-before-commit");
        transaction.Commit();
        return Result(lists, changed, refused);
    }

    /// <summary>Another person approves what was submitted; the stored lines must still give the submitted fingerprint.</summary>
    public StepResult Approve(Month month, IReadOnlyCollection<int> areaIds, Actor actor)
    {
        using var transaction = db.Database.BeginTransaction();
        WaitForOthers(month, areaIds);
        var lists = Lists(month, areaIds);
        var refused = new List<Refusal>();
        var changed = new List<PayrollList>();
        var makers = PersonKeys();
        var fingerprints = ListFingerprint.OfLists(db, "h.month = @p0 AND h.state = 'SUBMITTED'", month);
        foreach (var list in lists.Where(list => list.State is ListState.Submitted or ListState.Draft))
        {
            if (RefusalToApprove(list, fingerprints.GetValueOrDefault(list.Id, ListFingerprint.Empty), makers, actor) is { } refusal)
            {
                refused.Add(refusal);
                continue;
            }

            list.State = ListState.Approved;
            list.ApprovedBy = actor.Login;
            list.ApprovedAt = clock.GetUtcNow();
            Log(actor, "PAYROLL_APPROVED", list, $"Duyệt danh sách tháng {Text(month)}: {list.People} người, {VndText.Format(list.AmountVnd)}, dấu vân tay {list.Fingerprint![..12]}");
            changed.Add(list);
        }

        RefuseAllOrNone(changed, refused, lists, ListState.Approved);
        PostApproved(changed, actor);
        db.SaveChanges();
        RelistCarriedOver(changed);
        Crash.At("approve-before-commit");
        transaction.Commit();
        Crash.At("approve-after-commit");
        return Result(lists, changed, refused);
    }

    /// <summary>The approver sends lists back; this version ends and the maker prepares the next.</summary>
    public StepResult Return(Month month, IReadOnlyCollection<int> areaIds, string reason, Actor actor)
    {
        using var transaction = db.Database.BeginTransaction();
        WaitForOthers(month, areaIds);
        var lists = Lists(month, areaIds);
        var changed = lists.Where(list => list.State == ListState.Submitted).ToList();
        foreach (var list in changed)
        {
            list.State = ListState.Returned;
            db.Execute("UPDATE payroll_lines SET live = @p1 WHERE list_id = @p0", list.Id, false);
            Log(actor, "PAYROLL_RETURNED", list, $"Trả lại danh sách tháng {Text(month)}: {reason}");
        }

        RefuseAllOrNone(changed, [], lists, ListState.Returned);
        db.SaveChanges();
        transaction.Commit();
        return Result(lists, changed, []);
    }

    /// <summary>What is now owed to people. Carried-over lines are owed already.</summary>
    private void PostApproved(List<PayrollList> lists, Actor actor)
    {
        var keeper = new Bookkeeper(db, clock, ids);
        var areaIds = lists.Select(list => list.AreaId).ToHashSet();
        var codes = db.Areas.AsNoTracking().Where(area => areaIds.Contains(area.Id)).ToDictionary(area => area.Id, area => area.Code);
        foreach (var list in lists.Where(list => list.AmountVnd > list.CarriedOverVnd))
        {
            keeper.Post(
                PostingRules.ListApproved(
                    keeper.NewId(), list.Month.Code, codes[list.AreaId], list.Id.ToString(), list.AmountVnd - list.CarriedOverVnd),
                null, list.Id, actor);
        }
    }

    private static Refusal? RefusalToApprove(PayrollList list, string fingerprint, Dictionary<string, string> makers, Actor actor)
    {
        if (list.State == ListState.Draft)
        {
            return new Refusal("NOT_SUBMITTED", "Danh sách chưa trình. Người lập trình trước, người khác duyệt.", Where(list));
        }

        foreach (var maker in (ReadOnlySpan<string?>)[list.PreparedBy, list.SubmittedBy])
        {
            if (maker == actor.Login || (maker is not null && makers.GetValueOrDefault(maker) == actor.PersonKey))
            {
                return new Refusal("MAKER_IS_CHECKER", "Người lập hoặc trình danh sách không được tự duyệt. Người khác duyệt.", Where(list));
            }
        }

        return fingerprint == list.Fingerprint
            ? null
            : new Refusal("FINGERPRINT_CHANGED", "Dòng trong danh sách không còn khớp dấu vân tay lúc trình. Không duyệt; báo quản trị kiểm tra.", Where(list));
    }

    /// <summary>A carried-over line takes the place of the uncollected one; from here on only the new line can be paid.</summary>
    private void RelistCarriedOver(List<PayrollList> lists)
    {
        foreach (var list in lists.Where(list => list.CarriedOverVnd > 0))
        {
            db.Execute(
                """
                UPDATE instructions SET state = 'RELISTED'
                WHERE state IN ('RETURNED', 'REVERSED') AND EXISTS (
                    SELECT 1 FROM payroll_lines l WHERE l.list_id = @p0 AND l.kind = 'CARRIED_OVER'
                        AND l.origin_list_id = instructions.list_id AND l.origin_line_no = instructions.line_no)
                """, list.Id);
        }
    }

    private static void RefuseAllOrNone(List<PayrollList> changed, List<Refusal> refused, List<PayrollList> lists, ListState target)
    {
        if (changed.Count > 0 && refused.Count == 0)
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
        [.. db.PayrollLists.Where(list => list.Month == month && list.State != ListState.Returned && areaIds.Contains(list.AreaId))
            .OrderBy(list => list.AreaId)];

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
    private HashSet<Guid> StaleLists(Month month)
    {
        using var reader = db.Read(
            """
            SELECT h.id FROM payroll_lists h WHERE h.month = @p0 AND h.state = 'DRAFT' AND (
                EXISTS (SELECT 1 FROM grants g JOIN persons p ON p.id = g.person_id WHERE g.recorded_at > h.prepared_at AND p.area_id = h.area_id)
                OR EXISTS (SELECT 1 FROM facts f JOIN persons p ON p.id = f.person_id WHERE f.recorded_at > h.prepared_at AND p.area_id = h.area_id))
            """, month);
        var stale = new HashSet<Guid>();
        while (reader.Read())
        {
            stale.Add(reader.GetGuid(0));
        }

        return stale;
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

    private void Log(Actor actor, string action, PayrollList list, string sentence) =>
        new AuditLog(db, clock, ids).Add(actor, action, ("payroll_list", list.Id.ToString()), sentence, list.AreaId);

    private static StepResult Result(List<PayrollList> lists, List<PayrollList> changed, List<Refusal> refused) => new(
        changed.Count, lists.Count - changed.Count, lists.Sum(list => list.AmountVnd),
        JointFingerprint(lists), refused);

    /// <summary>One fingerprint for several lists: SHA-256 over their own, in the order of area.</summary>
    public static string JointFingerprint(IReadOnlyList<PayrollList> lists) => lists.Count == 1
        ? lists[0].Fingerprint ?? string.Empty
        : Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(
            System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lists.Select(list => list.Fingerprint)))));

    private static string Where(PayrollList list) => $"{list.Month}/{list.AreaId}";

    private static string Text(Month month) => $"{month.Number:00}/{month.Year}";
}
