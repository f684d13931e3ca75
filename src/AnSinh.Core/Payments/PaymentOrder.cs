using AnSinh.Policy;

namespace AnSinh.Core.Payments;

/// <summary>
/// The order to the Treasury (ủy nhiệm chi) of one paying unit for one provider and month. What the lists ask for, less what the
/// provider still holds for carried-over lines, is what is moved: list = held + amount. Đồng.
/// </summary>
public sealed class PaymentOrder
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required Month Month { get; init; }

    /// <summary>The unit in charge: the district until 6/2025, the commune from 7/2025.</summary>
    public required int PayingUnitId { get; init; }

    public required string Provider { get; init; }

    /// <summary>C4-02a/KB, or C2-02a/NS when paid from a budget estimate.</summary>
    public required string Form { get; init; }

    public required long ListVnd { get; init; }

    public required long HeldVnd { get; init; }

    public required long AmountVnd { get; init; }

    public required int Lines { get; init; }

    public required string OrderedBy { get; init; }

    public required DateTimeOffset OrderedAt { get; init; }
}

/// <summary>The part of a list that an order covers; a list is ordered once per provider.</summary>
public sealed class PaymentOrderList
{
    public required Guid ListId { get; init; }

    public required string Provider { get; init; }

    public required Guid OrderId { get; init; }

    public required int Lines { get; init; }

    public required long AmountVnd { get; init; }
}
