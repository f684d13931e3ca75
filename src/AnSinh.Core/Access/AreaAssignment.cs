using AnSinh.Core.Shared;

namespace AnSinh.Core.Access;

/// <summary>
/// A place that an account works for, with the days and the paper of it (giao địa bàn). The first one comes with the
/// account; more are given and ended by an administrator, never deleted.
/// </summary>
public sealed class AreaAssignment
{
    public required Guid Id { get; init; }

    public required Guid UserId { get; init; }

    public required int AreaId { get; init; }

    /// <summary>The first day; none: since there is the account.</summary>
    public DateOnly? FromOn { get; init; }

    /// <summary>The last day; none: as long as the account.</summary>
    public DateOnly? UntilOn { get; set; }

    /// <summary>Number and day of the paper that gives the place.</summary>
    public required string Paper { get; init; }

    public required string MadeBy { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public bool Holds(DateOnly day) =>
        (FromOn is not { } from || from <= day) && (UntilOn is not { } until || day <= until);
}

/// <summary>When a place may be given to an account, and when it may end.</summary>
public static class AssignmentRules
{
    public static Refusal? MayGive(
        UserAccount account, int areaId, (DateOnly From, DateOnly? Until) days, string paper,
        IEnumerable<AreaAssignment> held)
    {
        if (account.AreaId is null)
        {
            return new Refusal(
                "EVERYWHERE", $"Tài khoản {account.UserName} làm việc với mọi địa bàn, không cần giao thêm.", "area");
        }

        if (string.IsNullOrWhiteSpace(paper))
        {
            return new Refusal(
                "PAPER_MISSING", "Ghi số và ngày văn bản giao địa bàn, ví dụ “QĐ 15/QĐ-UBND ngày 02/11/2026”.",
                "paper");
        }

        if (days.Until is { } until && until < days.From)
        {
            return new Refusal("DAYS_ORDER", "Ngày cuối đứng trước ngày đầu. Sửa một trong hai ngày.", "until");
        }

        return held.Any(one => one.AreaId == areaId && Overlap(one, days))
            ? new Refusal(
                "ALREADY_GIVEN", "Địa bàn này đã giao cho tài khoản trong những ngày đó. Chọn địa bàn hoặc ngày khác.",
                "area")
            : null;
    }

    public static Refusal? MayEnd(AreaAssignment held, DateOnly lastDay, DateOnly today) =>
        held.UntilOn is { } until && until < today
            ? new Refusal("ALREADY_ENDED", "Địa bàn này đã thôi giao từ trước.", "until")
            : lastDay < today.AddDays(-1)
                ? new Refusal(
                    "DAY_PASSED", "Ngày cuối không lùi về trước hôm qua: những gì đã làm vẫn đứng tên tài khoản.",
                    "until")
                : held.FromOn is { } from && lastDay < from.AddDays(-1)
                    ? new Refusal("DAYS_ORDER", "Ngày cuối đứng trước ngày đầu. Sửa ngày cuối.", "until")
                    : null;

    private static bool Overlap(AreaAssignment one, (DateOnly From, DateOnly? Until) days) =>
        (one.UntilOn is not { } end || days.From <= end)
        && (days.Until is not { } until || one.FromOn is not { } from || from <= until);
}
