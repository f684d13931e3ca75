namespace AnSinh.Core.Registry;

/// <summary>
/// A household (hộ gia đình) by its code. Who lives in it is in <see cref="HouseholdMember"/>, what it is by its
/// certificate in <see cref="HouseholdStatus"/>.
/// </summary>
public sealed class Household
{
    public required Guid Id { get; init; }

    public required string Code { get; init; }

    public required int AreaId { get; set; }

    public string? Hamlet { get; set; }

    public required DateTimeOffset RecordedAt { get; init; }
}
