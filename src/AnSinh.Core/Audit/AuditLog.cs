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
}
