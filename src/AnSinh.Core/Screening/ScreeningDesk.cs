using AnSinh.Core.Audit;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Screening;

/// <summary>Why an officer says that somebody is not waiting.</summary>
public sealed record ScreeningAnswer(ScreeningReason? Reason, string? Note);

/// <summary>
/// Closes and opens what the screening found, in one transaction with its event. Who closes names a reason; nothing is
/// deleted.
/// </summary>
public sealed class ScreeningDesk(AppDb db, TimeProvider clock, IdSource ids, LoadedLaw law)
{
    /// <summary>The change that brings somebody back by itself, as it is written when closed anew.</summary>
    public const string FactsChanged = "dữ kiện của hồ sơ đã đổi";

    /// <summary>Null when closed; the person as the screening of today reads it.</summary>
    public Refusal? Close(Guid personId, ScreeningAnswer answer, Actor actor) => db.WriteWhole(() =>
    {
        if (Fault(answer) is { } unclear)
        {
            return unclear;
        }

        if (Found(personId) is not { } found)
        {
            return Gone;
        }

        if (found.IsClosed)
        {
            return new Refusal(
                "CLOSED_ALREADY",
                $"{found.FullName} đã khép: {ScreeningTerms.Of(found.Closing!.Reason)}. Mở lại trang.", "id");
        }

        if (found.Closing is { } before)
        {
            Reopen(before.Id, FactsChanged, actor);
            db.SaveChanges();
        }

        var note = VietnameseText.Clean(answer.Note).Normalize();
        db.ScreeningClosings.Add(new ScreeningClosing
        {
            Id = ids.Next(),
            PersonId = personId,
            Reason = answer.Reason!.Value,
            Note = note.Length == 0 ? null : note,
            Found = found.Result.Find,
            AmountVnd = found.Result.AmountVnd,
            ClosedAt = clock.GetUtcNow(),
            ClosedBy = actor.Login,
        });
        Note(
            actor, "SCREENING_CLOSED", found, $"Khép rà soát người chưa hưởng {found.FullName} ({found.Code}): "
                + ScreeningTerms.Of(answer.Reason.Value) + (note.Length == 0 ? "" : $", {note}"));
        return null;
    });

    /// <summary>Null when the person waits again.</summary>
    public Refusal? Open(Guid personId, string? reason, Actor actor) => db.WriteWhole(() =>
    {
        if (ReasonText.Check(reason, "lý do mở lại, ví dụ “người này đổi ý, muốn nộp hồ sơ”") is { } unclear)
        {
            return unclear with { Where = "OpenReason" };
        }

        if (Found(personId) is not { Closing: { } closing } found)
        {
            return new Refusal(
                "NOT_CLOSED", "Người này không khép, hoặc không còn trong danh sách. Mở lại trang.", "id");
        }

        Reopen(closing.Id, reason!.Trim(), actor);
        Note(
            actor, "SCREENING_OPENED", found,
            $"Mở lại rà soát người chưa hưởng {found.FullName} ({found.Code}): {reason.Trim()}");
        return null;
    });

    private static readonly Refusal Gone = new(
        "NOT_FOUND",
        "Người này không còn trong danh sách chưa hưởng: đã có quyết định, hoặc dữ kiện đã đổi. Mở lại trang.", "id");

    private const int NoteMin = 5, NoteMost = 300;

    private static Refusal? Fault(ScreeningAnswer answer)
    {
        var length = VietnameseText.Clean(answer.Note).Length;
        return answer.Reason is not { } reason ? new Refusal("REASON", "Chọn lý do khép.", "Reason")
            : length > NoteMost ? new Refusal("NOTE", $"Ghi ngắn lại: nhiều nhất {NoteMost} ký tự.", "Note")
            : reason == ScreeningReason.Other && length < NoteMin
                ? new Refusal("NOTE_MISSING", "Ghi rõ lý do khác là gì, ít nhất 5 ký tự.", "Note") : null;
    }

    private ScreenedPerson? Found(Guid personId) => new ScreeningQueries(db, law)
        .Read(new ScreeningAsk(Month.Of(clock.Today()), null) { PersonId = personId }).SingleOrDefault();

    private void Reopen(Guid closing, string reason, Actor actor)
    {
        var held = db.ScreeningClosings.Single(one => one.Id == closing);
        (held.ReopenedAt, held.ReopenedBy, held.ReopenedReason) = (clock.GetUtcNow(), actor.Login, reason);
    }

    private void Note(Actor actor, string action, ScreenedPerson found, string sentence) =>
        new AuditLog(db, clock, ids).Add(actor, action, ("person", found.Id.ToString()), sentence, found.AreaId);
}
