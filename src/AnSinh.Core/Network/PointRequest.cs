namespace AnSinh.Core.Network;

/// <summary>Somebody at a payment point, as typed.</summary>
public sealed record StaffRequest(string? FullName, string? Office, string? Phone)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(FullName + Office + Phone);
}

/// <summary>What is to hold of a payment point from a day on, as an officer writes it down.</summary>
public sealed record PointRequest(string? Name, string? Address, string? Provider)
{
    public DateOnly? FromOn { get; init; }

    public IReadOnlyList<string?> Hamlets { get; init; } = [];

    public IReadOnlyList<StaffRequest> Staff { get; init; } = [];
}
