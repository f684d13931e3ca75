namespace AnSinh.Core.Registry;

/// <summary>A household, in the first form only what joins a carer and the person cared for.</summary>
public sealed class Household
{
    public required Guid Id { get; init; }

    public required string Code { get; init; }

    public required int AreaId { get; set; }

    public string? Hamlet { get; set; }

    public required DateTimeOffset RecordedAt { get; init; }
}
