using AnSinh.Core.Store;

namespace AnSinh.Core.Payroll;

/// <summary>
/// Who collects cash for somebody on a list, copied when the list is made. Written once, like the lines.
/// </summary>
public sealed class PayrollCollector
{
    public required Guid Id { get; init; }

    public required Guid ListId { get; init; }

    /// <summary>For whom.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>Who pays the cash.</summary>
    public required string Provider { get; init; }

    /// <summary>The kind of <see cref="Registry.Representative"/>.</summary>
    public required string Kind { get; init; }

    public required string FullName { get; init; }

    /// <summary>Closed for the person collected for.</summary>
    public SealedText? CitizenId { get; init; }
}
