using AnSinh.Policy;

namespace AnSinh.Core.Payments.Formats;

/// <summary>
/// All that a provider learns of a line: whom to pay, how much, how, where. Never why: category, ground and coefficient can tell of
/// HIV (Decree 20/2021, article 8) and have no place here, so no layout can print them.
/// </summary>
public sealed record BatchLine(
    string Reference, string Name, string? CitizenId, string AreaName, long AmountVnd, string Channel, string? BankBin, string? AccountNo,
    int OrderIndex)
{
    /// <summary>Who collects the cash in the person's place, with the number of the identity paper.</summary>
    public string? CollectorName { get; init; }

    public string? CollectorId { get; init; }
}

/// <summary>The paying unit behind a part of a batch: its order to the Treasury is what the provider was paid by.</summary>
public sealed record BatchPart(string OrderNumber, string UnitCode, string UnitName, int Lines, long AmountVnd);

/// <summary>A batch as its files show it; lines come in the order of their references.</summary>
public sealed record BatchContent(
    string Number, Month Month, string Provider, DateTimeOffset ExportedAt, int Lines, long AmountVnd, string Sender,
    IReadOnlyList<BatchPart> Parts, IReadOnlyList<BatchLine> Rows);
