using AnSinh.Core.Audit;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Reporting;
using AnSinh.Core.Store;

namespace AnSinh.Core.Backups;

/// <summary>
/// What a restored database was found to be: tables with other counts than the manifest, the invariants of the books,
/// the chain of the log against the root in the manifest.
/// </summary>
public sealed record RestoreCheck(
    IReadOnlyList<string> Differences, IReadOnlyList<InvariantResult> Ledger, AuditVerification Audit)
{
    public bool IsGood => Differences.Count == 0 && Ledger.All(result => result.Broken == 0) && Audit.First is null;

    /// <summary>
    /// Counts first; an older schema is brought up to date between, for the checks ask today's tables.
    /// </summary>
    public static async Task<RestoreCheck> RunAsync(
        AppDb db, LoadedLaw law, TimeProvider clock, BackupManifest manifest, CancellationToken stop = default)
    {
        var differences = TableCounts.Differences(manifest.Rows, TableCounts.Read(db));
        if (!SchemaRunner.IsUpToDate(db))
        {
            await SchemaRunner.MigrateAsync(db, clock, stop);
        }

        return new RestoreCheck(
            differences, new LedgerCheck(db, law).Run(),
            new AuditVerifier(db).Run(manifest.Anchor is { } anchor ? [anchor] : []));
    }
}
