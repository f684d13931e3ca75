namespace AnSinh.Policy.Law;

/// <summary>A decree, circular or resolution in the register of instruments; citations begin with its number.</summary>
public sealed record Instrument(string Number, string Title, Mark Mark)
{
    public DateOnly? SignedOn { get; init; }

    public DateOnly? InForceOn { get; init; }

    public string? ReplacedBy { get; init; }

    public DateOnly? ReplacedOn { get; init; }

    public string? Note { get; init; }

    public string Where { get; init; } = "";
}
