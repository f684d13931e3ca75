using AnSinh.Policy;

namespace AnSinh.Core.Registry;

/// <summary>
/// An entry of the work list: what a person must look at, and since when. One open entry per kind and person.
/// </summary>
public sealed class WorkItem
{
    public required Guid Id { get; init; }

    /// <summary>GROUND_UNCLEAR, CHILD_POINT_UNKNOWN, CHILD_BIRTHS_UNKNOWN, LAW_DISAGREES, RESULT_EXCEPTION, …</summary>
    public required string Kind { get; init; }

    public required int AreaId { get; init; }

    public Guid? PersonId { get; init; }

    public Month? Month { get; init; }

    public required string Sentence { get; init; }

    public DateOnly? DueOn { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; set; }

    public string? ClosedBy { get; set; }

    public string? Outcome { get; set; }
}
