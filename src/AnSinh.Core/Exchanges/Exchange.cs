namespace AnSinh.Core.Exchanges;

/// <summary>
/// A batch of questions to one outside office about the people of one place (lô trao đổi). It never changes; its file
/// is written from its lines, the same bytes each time.
/// </summary>
public sealed class Exchange
{
    public required Guid Id { get; init; }

    /// <summary>The name of the batch outside the house: DC-20261124-05986-1.</summary>
    public required string Number { get; init; }

    public required ExchangeKind Kind { get; init; }

    /// <summary>The place whose people are asked about: a commune or above.</summary>
    public required int AreaId { get; init; }

    /// <summary>The BIN of the bank; null for an office there is only one of.</summary>
    public string? Partner { get; init; }

    /// <summary>The day whose register was read.</summary>
    public required DateOnly AskedOn { get; init; }

    /// <summary>Last day to answer.</summary>
    public required DateOnly DueOn { get; init; }

    public required int Lines { get; init; }

    /// <summary>SHA-256 of the .csv file.</summary>
    public required string Sha256 { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required string MadeBy { get; init; }
}
