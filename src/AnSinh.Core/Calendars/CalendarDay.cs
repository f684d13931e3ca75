namespace AnSinh.Core.Calendars;

/// <summary>
/// A day on which the calendar of this office differs from the table of the law files (law/holidays.yaml), with the
/// paper that says so. A mistake is taken back with a reason; the row stays.
/// </summary>
public sealed class CalendarDay
{
    public required Guid Id { get; init; }

    public required DateOnly Day { get; init; }

    public required CalendarDayKind Kind { get; init; }

    /// <summary>Why, with the paper: "Thông báo 12/TB-UBND, nghỉ bão".</summary>
    public required string Reason { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    public required string AddedBy { get; init; }

    public DateTimeOffset? RemovedAt { get; set; }

    public string? RemovedBy { get; set; }

    public string? RemovedReason { get; set; }
}
