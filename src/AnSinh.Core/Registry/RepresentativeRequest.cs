namespace AnSinh.Core.Registry;

/// <summary>Who is to act or collect for somebody, as an officer writes it down.</summary>
public sealed record RepresentativeRequest(string Kind, string? FullName, string? CitizenId)
{
    public string? Phone { get; init; }

    public string? Paper { get; init; }

    public DateOnly? FromOn { get; init; }

    /// <summary>The last day; an authorisation has one, a guardian need not.</summary>
    public DateOnly? UntilOn { get; init; }

    /// <summary>CASH, ACCOUNT or ALL: what may be received for the person.</summary>
    public string Scope { get; init; } = Representative.All;

    /// <summary>Why somebody receives for more people than is usual.</summary>
    public string? ManyReason { get; init; }
}
