namespace AnSinh.Core.Network;

/// <summary>A fee that is not taken, as typed; without days it holds as long as the registration.</summary>
public sealed record WaiverRequest(string Waiver, DateOnly? FromOn, DateOnly? UntilOn, string? Terms);

/// <summary>What a bank registers, as an officer writes it down.</summary>
public sealed record BankAreaRequest(string? Bank, string? Branch, string? Contact)
{
    public string? Phone { get; init; }

    public string? Paper { get; init; }

    public DateOnly? FromOn { get; init; }

    public DateOnly? UntilOn { get; init; }

    public IReadOnlyList<WaiverRequest> Waivers { get; init; } = [];
}
