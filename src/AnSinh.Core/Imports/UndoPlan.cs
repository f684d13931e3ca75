using AnSinh.Core.Audit;
using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Imports;

/// <summary>
/// Why people of a file cannot be taken back: what was built on them since. People who stand only in lists that nobody
/// has signed are named apart: they lose what the file gave them and stay in the register.
/// </summary>
internal sealed class UndoPlan(AppDb db, ImportFile file, Guid? ownListId)
{
    private const int Chunk = 500;

    /// <summary>Events about a person that change nothing of them, or that taking a file in or back wrote.</summary>
    private static readonly string[] NoChange =
        ["PERSON_CHANGED", ImportUndoService.Restored, "IDENTIFIER_OPENED", "HEALTH_OPENED"];

    /// <summary>Person → why they stay as they are.</summary>
    public Dictionary<Guid, string> Held { get; } = [];

    /// <summary>People named by a list that is a draft or was sent back.</summary>
    public HashSet<Guid> Named { get; } = [];

    public void Read(IReadOnlyCollection<Guid> people, IReadOnlyCollection<int>? allowed)
    {
        var lists = db.PayrollLists.AsNoTracking()
            .Where(list => list.PreparedAt >= file.ImportedAt || list.Id == ownListId).ToList();
        foreach (var ids in people.Chunk(Chunk))
        {
            Elsewhere(ids, allowed);
            Lists(ids, lists);
            Files(ids);
            Events(ids);
            Uses(ids);
        }
    }

    private void Elsewhere(Guid[] ids, IReadOnlyCollection<int>? allowed)
    {
        foreach (var person in db.Persons.AsNoTracking().Where(one => ids.Contains(one.Id)).ToList()
            .Where(one => allowed?.Contains(one.AreaId) == false))
        {
            Hold(person.Id, "nay thuộc xã ngoài địa bàn của tài khoản; nhờ tài khoản của địa bàn đó");
        }
    }

    private void Lists(Guid[] ids, List<PayrollList> lists)
    {
        var known = lists.ToDictionary(list => list.Id);
        var listIds = known.Keys.ToList();
        foreach (var line in db.PayrollLines.AsNoTracking()
            .Where(line => listIds.Contains(line.ListId) && ids.Contains(line.PersonId))
            .Select(line => new { line.PersonId, line.ListId }).ToList())
        {
            var list = known[line.ListId];
            if (list.Id == ownListId || list.State is ListState.Draft or ListState.Returned)
            {
                Named.Add(line.PersonId);
            }
            else
            {
                Hold(line.PersonId, $"đã có tên trong danh sách tháng {DateText.Show(list.Month)} đã trình hoặc duyệt");
            }
        }
    }

    private void Files(Guid[] ids)
    {
        var undos = db.ImportUndos;
        foreach (var later in db.ImportChanges.AsNoTracking()
            .Where(change => ids.Contains(change.PersonId) && change.FileId != file.Id)
            .Join(db.ImportFiles, change => change.FileId, one => one.Id,
                (change, one) => new { change.PersonId, one.Id, one.Name, one.ImportedAt })
            .Where(one => one.ImportedAt >= file.ImportedAt
                && !undos.Any(undo => undo.FileId == one.Id)).ToList()
            .Where(one => one.ImportedAt > file.ImportedAt || one.Id.CompareTo(file.Id) > 0))
        {
            Hold(later.PersonId, $"tệp {later.Name} nhập sau cũng có tên; rút tệp đó trước");
        }
    }

    private void Events(Guid[] ids)
    {
        var texts = ids.Select(id => id.ToString()).ToList();
        foreach (var change in db.AuditEvents.AsNoTracking()
            .Where(one => one.SubjectKind == "person" && texts.Contains(one.SubjectId) && one.At > file.ImportedAt
                && !NoChange.Contains(one.Action)).ToList())
        {
            Hold(Guid.Parse(change.SubjectId), $"{change.Login} đã ghi sau đó: {change.Sentence}");
        }
    }

    /// <summary>Households, carers and papers that name the person.</summary>
    private void Uses(Guid[] ids)
    {
        foreach (var person in db.Persons.Where(one => ids.Contains(one.Id) && one.HouseholdId != null
            && one.SourceFileId == file.Id).Select(one => one.Id)
            .Concat(db.Grants.Where(one => one.CaredPersonId != null && ids.Contains(one.CaredPersonId.Value)
                && one.RecordedAt > file.ImportedAt).Select(one => one.CaredPersonId!.Value)).ToList())
        {
            Hold(person, "đã vào hộ gia đình hoặc quyết định chăm sóc của người khác");
        }

        foreach (var table in (string[])
            ["data_requests", "law_decisions", "exchange_entries", "fee_reports", "household_members",
                "screening_closings"])
        {
            using var reader = db.Read(
                $"""
                SELECT DISTINCT r.person_id FROM {table} r JOIN persons p ON p.id = r.person_id
                WHERE p.source_file_id = @p0
                """, file.Id);
            while (reader.Read())
            {
                Hold(
                    reader.GetGuid(0),
                    "đã có hộ, yêu cầu, quyết định, phản ánh phí hoặc lô gửi cơ quan ngoài ghi vào hồ sơ");
            }
        }
    }

    private void Hold(Guid person, string why) => Held.TryAdd(person, why);
}
