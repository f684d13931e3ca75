using AnSinh.Policy;

namespace AnSinh.Core.Registry;

/// <summary>
/// How many of a commune's people were good by a measure when a month was first looked at. Never changed, so that a
/// trend can be drawn.
/// </summary>
public sealed class QualitySnapshot
{
    public required Month Month { get; init; }

    public required int AreaId { get; init; }

    public required QualityMeasure Measure { get; init; }

    public required int Good { get; init; }

    public required int Total { get; init; }

    public required DateTimeOffset TakenAt { get; init; }
}
