using AnSinh.Core.Bookkeeping;
using AnSinh.Core.Territory;

namespace AnSinh.Core.Reconciliation.Formats;

/// <summary>All that a settlement statement says.</summary>
public sealed record StatementContent(
    Settlement Settlement, Area Area, DateOnly Day, string ProviderName, IReadOnlyList<string> Batches, IReadOnlyList<string> ResultFiles,
    IReadOnlyList<StateCount> LinesByState);
