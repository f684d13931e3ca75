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
        var item = await db.WorkItems.SingleOrDefaultAsync(one => one.Id == id, stop);
        if (item?.PersonId is not { } personId || areaIds?.Contains(item.AreaId) == false)
        {
            return new Refusal("WORK_UNKNOWN", "Không có việc này trong danh sách của bạn. Mở lại trang để xem.",
                "outcome");
        }

        if (item.ClosedAt is not null)
        {
            return null;
        }

        if (Reason(outcome) is { } refusal)
        {
            return refusal;
        }

        (item.ClosedAt, item.ClosedBy, item.Outcome) = (clock.GetUtcNow(), actor.Login, outcome!.Trim());
        audit.Add(
            actor, "WORK_CLOSED", ("person", personId.ToString()), $"Xong việc “{item.Sentence}”: {item.Outcome}",
                item.AreaId);
        await db.SaveChangesAsync(stop);
        return null;
    }

    private static Refusal? Reason(string? text) =>
        ReasonText.Check(text, "lý do hoặc kết quả, ví dụ “đã đối chiếu giấy khai sinh”");
}
