using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Registry;

/// <summary>What an officer may open with a reason only.</summary>
public enum Closed
{
    /// <summary>The whole identifier and telephone number.</summary>
    Identifier,

    /// <summary>Health: HIV/AIDS (Law on HIV/AIDS prevention, confidentiality).</summary>
    Health,
}

/// <summary>Small acts at the desk: opening closed information with a reason, closing an entry of the work
/// list.</summary>
public sealed class RegisterDesk(AppDb db, TimeProvider clock, AuditLog audit)
{
    /// <summary>Notes who opened what of whom, and why. Null when it may be opened.</summary>
    public async Task<Refusal?> OpenAsync(Person person, Closed what, string? reason, Actor actor,
        CancellationToken stop)
    {
        if (Reason(reason) is { } refusal)
        {
            return refusal;
        }

        audit.Add(
            actor, what == Closed.Health ? "HEALTH_OPENED" : "IDENTIFIER_OPENED", ("person", person.Id.ToString()),
            what == Closed.Health
                ? $"Mở thông tin sức khỏe hạn chế xem của {person.FullName} ({person.Code}): {reason!.Trim()}"
                : $"Xem đủ số định danh và điện thoại của {person.FullName} ({person.Code}): {reason!.Trim()}",
            person.AreaId);
        await db.SaveChangesAsync(stop);
        return null;
    }

    /// <summary>
    /// Closes an entry about a person with what came of it. Null when closed, now or before; places null means all.
    /// </summary>
    public async Task<Refusal?> CloseAsync(
        Guid id, string? outcome, IReadOnlyCollection<int>? areaIds, Actor actor, CancellationToken stop)
    {
        var item = await db.WorkItems.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, stop);
        if (item?.PersonId is not { } personId || areaIds?.Contains(item.AreaId) == false)
        {
            return new Refusal("WORK_UNKNOWN", "Không có việc này trong danh sách của bạn. Mở lại trang để xem.",
                "outcome");
        }

        if (item.ClosedAt is null && Reason(outcome) is { } refusal)
        {
            return refusal;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var (said, now) = (outcome?.Trim(), clock.GetUtcNow());
        var closed = await db.WorkItems.Where(one => one.Id == id && one.ClosedAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.ClosedAt, (DateTimeOffset?)now)
                .SetProperty(one => one.ClosedBy, actor.Login).SetProperty(one => one.Outcome, said), stop);
        if (closed == 0)
        {
            return await DoneBeforeAsync(id, said, actor, stop);
        }

        audit.Add(
            actor, "WORK_CLOSED", ("person", personId.ToString()), $"Xong việc “{item.Sentence}”: {said}",
            item.AreaId);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return null;
    }

    /// <summary>The same word of the same officer again is fine; another must not think that it was written.</summary>
    private async Task<Refusal?> DoneBeforeAsync(Guid id, string? said, Actor actor, CancellationToken stop)
    {
        var done = await db.WorkItems.AsNoTracking().SingleAsync(one => one.Id == id, stop);
        return done.ClosedBy == actor.Login && done.Outcome == said ? null : new Refusal(
            "WORK_DONE",
            $"{done.ClosedBy} đã ghi xong việc này: “{done.Outcome}”. Điều vừa ghi không được lưu; mở lại trang để "
                + "xem.",
            "outcome");
    }

    private static Refusal? Reason(string? text) =>
        ReasonText.Check(text, "lý do hoặc kết quả, ví dụ “đã đối chiếu giấy khai sinh”");
}
