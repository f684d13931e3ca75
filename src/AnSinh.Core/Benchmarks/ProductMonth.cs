using System.Diagnostics;
using AnSinh.Core.Audit;
using AnSinh.Core.Demo;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Payments;
using AnSinh.Core.Payroll;
using AnSinh.Core.Reconciliation;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Benchmarks;

/// <summary>What one run took: seconds by step, statements.</summary>
public sealed record MonthRun(double Seconds, int Statements, IReadOnlyDictionary<string, double> Steps);

/// <summary>The product's month by the services that commands and pages call.</summary>
public sealed class ProductMonth(DatabaseAddress address, IReadOnlyCollection<int> communes, LoadedLaw law)
{
    private static readonly Month Now = BenchPeople.Month;
    private static readonly Actor Maker = new("canbo", "bench-canbo", "bench");
    private static readonly Actor Checker = new("chutich", "bench-chutich", "bench");
    private static readonly Actor Accountant = new("ketoan", "bench-ketoan", "bench");
    private static readonly string[] Providers = [PaymentMethod.Post, "agribank", "vietcombank"];

    private readonly StepClock clock = new(DateTimeOffset.UnixEpoch);
    private readonly IdSource ids = new(TimeProvider.System);

    public AppDb New() => new(DatabaseSetup.Options(address));

    /// <summary>The list of the month before: made by the product, taken as approved.</summary>
    public void MonthBefore()
    {
        using var db = New();
        clock.MoveTo(new DateOnly(2025, 4, 19));
        new PayrollService(db, clock, ids, law).Prepare(Now.Plus(-1), communes, Maker);
        db.Execute(
            "UPDATE payroll_lists SET state = 'APPROVED', approved_by = @p1, approved_at = prepared_at "
            + "WHERE month = @p0",
            Now.Plus(-1), Checker.Login);
    }

    /// <summary>Takes everything of the month away, so that the next round finds what the first one found.</summary>
    public void Reset()
    {
        using var db = New();
        db.Execute("SET session_replication_role = replica");
        db.Execute("TRUNCATE settlements, result_lines, result_files, instructions, payment_files, "
            + "payment_batch_lists, payment_batches, payment_order_lists, payment_orders, transfers, receivables, "
            + "audit_events, audit_links, audit_heads CASCADE");
        foreach (var table in (ReadOnlySpan<string>)["payroll_changes", "payroll_findings", "payroll_lines"])
        {
            db.Execute($"DELETE FROM {table} WHERE list_id IN (SELECT id FROM payroll_lists WHERE month = @p0)", Now);
        }

        db.Execute("DELETE FROM payroll_lists WHERE month = @p0", Now);
        db.Execute("SET session_replication_role = origin");
        db.Execute("VACUUM payroll_changes, payroll_findings, payroll_lines, payroll_lists");
    }

    /// <summary>What the reference does: lines with ground, changes, totals, sorted file, all durable.</summary>
    public MonthRun Lists(string file)
    {
        using var db = New();
        var steps = new Steps();
        clock.MoveTo(new DateOnly(2025, 5, 25));
        steps.Run("prepare", () =>
        {
            using var sheet = new MonthListFile(db, file, file + ".totals");
            new PayrollService(db, clock, ids, law).Prepare(Now, communes, Maker, null, sheet);
            sheet.Complete();
        });
        return steps.Done(db);
    }

    /// <summary>
    /// The month as it is really run, to the settlement. The providers' answers are made outside the time.
    /// </summary>
    public MonthRun Whole(string folder)
    {
        using var db = New();
        var steps = new Steps();
        clock.MoveTo(new DateOnly(2025, 5, 25));
        steps.Run("prepare", () => new PayrollService(db, clock, ids, law).Prepare(Now, communes, Maker));
        var approval = new ApprovalService(db, clock, ids);
        steps.Run("submit", () => approval.Submit(Now, communes, Maker));
        steps.Run("approve", () => approval.Approve(Now, communes, Checker));
        db.ChangeTracker.Clear();
        clock.MoveTo(new DateOnly(2025, 5, 27));
        steps.Run("order", () => new OrderService(db, clock, ids, law).Order(Now, communes, Accountant));
        foreach (var provider in Providers)
        {
            Carry(db, steps, provider, folder);
        }

        return steps.Done(db);
    }

    private void Carry(AppDb db, Steps steps, string provider, string folder)
    {
        IReadOnlyList<PaymentBatch> batches = [];
        clock.MoveTo(new DateOnly(2025, 5, 28));
        steps.Run("export", () => batches = new ExportService(db, clock, ids).Export(Now, provider, communes,
            Accountant));
        steps.Run("files", () => new ProviderPapers(db, clock).Write(batches, "csv", folder));
        clock.MoveTo(new DateOnly(2025, 6, 18));
        foreach (var batch in batches)
        {
            var answer = new SimulatedResults(db).For(batch, Now);
            steps.Run("results", () => new ReconcileService(db, clock, ids).Apply(provider, $"{batch.Number}.csv",
                answer, Accountant));
        }

        steps.Run("settle", () => new SettlementService(db, clock, ids).Settle(Now, provider, communes,
            Accountant));
        db.ChangeTracker.Clear();
    }

    private sealed class Steps
    {
        private readonly Dictionary<string, double> seconds = [];

        public void Run(string name, Action run)
        {
            var watch = Stopwatch.StartNew();
            run();
            seconds[name] = seconds.GetValueOrDefault(name) + watch.Elapsed.TotalSeconds;
        }

        public MonthRun Done(AppDb db) => new(seconds.Values.Sum(), db.Statements, seconds);
    }
}
