using AnSinh.Core.Shared;
using AnSinh.Core.Store;

namespace AnSinh.Core.Audit;

/// <summary>
/// Adds events to the unit of work at hand; they are saved, and linked into the chain, with the change or not at all.
/// </summary>
public sealed class AuditLog(AppDb db, TimeProvider clock, IdSource ids)
{
    public void Add(
        Actor actor, string action, (string Kind, string Id) subject, string sentence, int? areaId = null,
        string? beforeJson = null, string? afterJson = null)
    {
        db.AuditEvents.Add(Make(actor, action, subject, sentence, areaId, beforeJson, afterJson));
        db.OnSaving(AuditChain.LinkSaved);
    }

    /// <summary>
    /// Writes many events of one kind at once, in the transaction at hand: one for each area of a set operation.
    /// </summary>
    public void AddMany(
        Actor actor, string action, string kind, IEnumerable<(string Id, string Sentence, int? AreaId)> events)
    {
        var made = events.Select(one => Make(actor, action, (kind, one.Id), one.Sentence, one.AreaId, null, null))
            .ToList();
        using (var rows = BulkWriter.Open(
            db, "audit_events", "id", "at", "login", "os_user", "action", "subject_kind", "subject_id", "area_id",
            "sentence"))
        {
            foreach (var one in made)
            {
                Write(rows, one);
            }

            rows.Complete();
        }

        AuditChain.Link(db, made);
    }

    private AuditEvent Make(
        Actor actor, string action, (string Kind, string Id) subject, string sentence, int? areaId, string? beforeJson,
        string? afterJson) => new()
        {
            Id = ids.Next(),
            At = EventDigest.Kept(clock.GetUtcNow()),
            Login = actor.Login,
            OsUser = actor.OsUser,
            Action = action,
            SubjectKind = subject.Kind,
            SubjectId = subject.Id,
            AreaId = areaId,
            Sentence = actor.For is { } giver
                ? $"{sentence} (thay {giver.Name}, {giver.Login}, theo {giver.Paper})"
                : sentence,
            BeforeJson = beforeJson,
            AfterJson = afterJson,
        };

    private static void Write(BulkWriter rows, AuditEvent one)
    {
        rows.Write(one.Id);
        rows.Write((DateTimeOffset?)one.At);
        rows.Write(one.Login);
        rows.Write(one.OsUser);
        rows.Write(one.Action);
        rows.Write(one.SubjectKind);
        rows.Write(one.SubjectId);
        rows.Write(one.AreaId);
        rows.Write(one.Sentence);
        rows.EndRow();
    }
}
