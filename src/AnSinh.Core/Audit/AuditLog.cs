using AnSinh.Core.Shared;
using AnSinh.Core.Store;

namespace AnSinh.Core.Audit;

/// <summary>Adds events to the unit of work at hand; they are saved with the change or not at all.</summary>
public sealed class AuditLog(AppDb db, TimeProvider clock, IdSource ids)
{
    public void Add(
        Actor actor, string action, (string Kind, string Id) subject, string sentence, int? areaId = null,
        string? beforeJson = null, string? afterJson = null) =>
        db.AuditEvents.Add(new AuditEvent
        {
            Id = ids.Next(),
            At = clock.GetUtcNow(),
            Login = actor.Login,
            OsUser = actor.OsUser,
            Action = action,
            SubjectKind = subject.Kind,
            SubjectId = subject.Id,
            AreaId = areaId,
            Sentence = sentence,
            BeforeJson = beforeJson,
            AfterJson = afterJson,
        });

    /// <summary>
    /// Writes many events of one kind at once, in the transaction at hand: one for each area of a set operation.
    /// </summary>
    public void AddMany(Actor actor, string action, string kind, IEnumerable<(string Id, string Sentence,
        int? AreaId)> events)
    {
        var at = clock.GetUtcNow();
        using var rows = BulkWriter.Open(
            db, "audit_events", "id", "at", "login", "os_user", "action", "subject_kind", "subject_id", "area_id",
                "sentence");
        foreach (var (id, sentence, areaId) in events)
        {
            rows.Write(ids.Next());
            rows.Write((DateTimeOffset?)at);
            rows.Write(actor.Login);
            rows.Write(actor.OsUser);
            rows.Write(action);
            rows.Write(kind);
            rows.Write(id);
            rows.Write(areaId);
            rows.Write(sentence);
            rows.EndRow();
        }

        rows.Complete();
    }
}
