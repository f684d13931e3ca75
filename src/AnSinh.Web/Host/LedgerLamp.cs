using AnSinh.Core.Reporting;

namespace AnSinh.Web.Host;

/// <summary>The last check of the ledger in this process: when, and what it found.</summary>
public sealed class LedgerLamp
{
    public (DateTimeOffset At, IReadOnlyList<InvariantResult> Results)? Last { get; private set; }

    public void Set(DateTimeOffset at, IReadOnlyList<InvariantResult> results) => Last = (at, results);
}
