using AnSinh.Core.Access;
using AnSinh.Core.Audit;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Payments;
using AnSinh.Core.Payroll;
using AnSinh.Core.Reconciliation;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Demo;

/// <summary>
/// Makes a database of invented people and runs the scenario's months on it, each to the settlement. Every step can be
/// killed and run again: what is done is found done.
/// </summary>
public sealed class DemoRunner(AppDb db, LoadedLaw law, DemoScenario scenario, Action<string> say)
{
    private const string ProgressSetting = "demo_progress";
    private const ulong Seed = 20200058;

    private readonly StepClock clock = new(scenario.Invented);
    private IReadOnlyCollection<int> communes = [];

    public IdSource Ids { get; } = new(TimeProvider.System);

    public StepClock Clock => clock;

    /// <summary>
    /// Refuses a database that holds anything and is not marked demo; says whether the demo is finished.
    /// </summary>
    public static async Task<bool> IsFinishedAsync(AppDb db, TimeProvider clock, CancellationToken stop)
    {
        await SchemaRunner.MigrateAsync(db, clock, stop);
        AuditChain.Begin(db);
        var mark = await db.Settings.AsNoTracking().FirstOrDefaultAsync(setting => setting.Key == Setting.Demo, stop);
        if (mark is null && (await db.Persons.AnyAsync(stop) || await db.Users.AnyAsync(stop)))
        {
            throw new RefusedException(new Refusal(
                "NOT_EMPTY",
                "Cơ sở dữ liệu này có dữ liệu và không phải bản trình diễn. Chọn --db khác; không ghi đè gì."));
        }

        return await db.Settings.AsNoTracking()
            .AnyAsync(setting => setting.Key == ProgressSetting && setting.Value == "finished", stop);
    }

    public async Task RunAsync(string outFolder, CancellationToken stop)
    {
        await AreaSeed.LoadAsync(db, stop);
        var areas = new AreaQueries(db);
        var province = await areas.RequireAsync(scenario.Province, scenario.Close.LastDay, stop);
        communes = await areas.CommuneIdsAsync(province.Id, scenario.Close.LastDay, stop);
        await PeopleAsync(province.Id, stop);
        foreach (var month in scenario.Months)
        {
            RunMonth(month, outFolder);
            LearnAfterTheFirstMonth();
        }

        new DemoHouseholds(db, clock, Ids).Make(scenario.Households);
        await MarkAsync("finished", stop);
    }

    private async Task PeopleAsync(int provinceId, CancellationToken stop)
    {
        if (await ProgressAsync(stop) is not null)
        {
            return;
        }

        say("Tạo người hưởng giả định của tỉnh Lạng Sơn…");
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        db.Settings.Add(new Setting { Key = Setting.Demo, Value = scenario.Name });
        await db.SaveChangesAsync(stop);
        new RegisterWriter(db).Write(Make().Part);
        await DemoAccounts.AddAsync(new UserService(db, TimeProvider.System, Ids), provinceId, stop);
        db.Settings.Add(new Setting { Key = ProgressSetting, Value = "people" });
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        db.ChangeTracker.Clear();
    }

    /// <summary>The same seed and clock give the same people with the same ids, in this process or the next.</summary>
    private DemoPeople Make() => scenario.Make(
        db.Vault, [.. communes.Order()],
        new IdSource(new StepClock(scenario.Invented), (int)(Seed & 0x7FFFFFFF)), Seed);

    /// <summary>Decisions, deaths and worse degrees that the office learns after its first list.</summary>
    private void LearnAfterTheFirstMonth()
    {
        if (db.Settings.AsNoTracking().First(setting => setting.Key == ProgressSetting).Value != "people")
        {
            return;
        }

        var people = Make();
        using var transaction = db.Database.BeginTransaction();
        new RegisterWriter(db).Write(people.Later);
        foreach (var (personId, diedOn) in people.Deaths)
        {
            db.Execute("UPDATE persons SET died_on = @p1 WHERE id = @p0", personId, diedOn);
        }

        db.Settings.Where(setting => setting.Key == ProgressSetting)
            .ExecuteUpdate(set => set.SetProperty(setting => setting.Value, "learnt"));
        transaction.Commit();
    }

    /// <summary>
    /// One month the whole way. Deadlines: list before the 25th of the month before, results before the 20th.
    /// </summary>
    private void RunMonth(Month month, string outFolder)
    {
        var before = month.Plus(-1);
        var maker = DemoAccounts.ActorOf("canbo");
        var accountant = DemoAccounts.ActorOf("ketoan");
        clock.MoveTo(new DateOnly(before.Year, before.Number, 19));
        var known = scenario.LawOf(law, month);
        var payroll = new PayrollService(db, clock, Ids, known);
        var prepared = payroll.Prepare(month, communes, maker);
        Say(month, $"lập {prepared.Made} danh sách (giữ nguyên {prepared.AlreadyFixed})");
        clock.MoveTo(new DateOnly(before.Year, before.Number, 19), 15);
        var approval = new ApprovalService(db, clock, Ids);
        var submitted = approval.Submit(month, communes, maker);
        clock.MoveTo(new DateOnly(before.Year, before.Number, 20));
        var approved = approval.Approve(month, communes, DemoAccounts.ActorOf("chutich"));
        Say(month, $"trình {submitted.Changed}, duyệt {approved.Changed} danh sách, "
            + $"{VndText.Format(approved.AmountVnd)}");
        clock.MoveTo(new DateOnly(before.Year, before.Number, 23));
        var orders = new OrderService(db, clock, Ids, known).Order(month, communes, accountant);
        Say(month, $"{orders.Count} ủy nhiệm chi, {VndText.Format(orders.Sum(order => order.AmountVnd))}");
        foreach (var provider in scenario.Providers)
        {
            clock.MoveTo(new DateOnly(before.Year, before.Number, 23));
            var batches = new ExportService(db, clock, Ids).Export(month, provider, communes, accountant);
            Say(month, $"chuyển {provider} {batches.Count} lô, {batches.Sum(batch => batch.Lines)} dòng");
            ApplyResults(month, batches, outFolder);
            clock.MoveTo(new DateOnly(month.Year, month.Number, 21));
            var settled = new SettlementService(db, clock, Ids).Settle(month, provider, communes, accountant);
            Say(month, $"quyết toán {settled.Settlements.Count} đơn vị: đã chi {VndText.Format(settled.Sums.PaidVnd)}, "
                + $"chuyển kỳ sau {VndText.Format(settled.Sums.CarriedForwardVnd)}");
        }
    }

    private void ApplyResults(Month month, IReadOnlyList<PaymentBatch> batches, string outFolder)
    {
        clock.MoveTo(new DateOnly(month.Year, month.Number, 18));
        var post = DemoAccounts.ActorOf("buudien");
        foreach (var batch in batches)
        {
            var bytes = new SimulatedResults(db).For(batch, month);
            Directory.CreateDirectory(outFolder);
            var name = $"ket-qua-{batch.Number}.csv";
            File.WriteAllBytes(Path.Combine(outFolder, name), bytes);
            var result = new ReconcileService(db, clock, Ids).Apply(batch.Provider, name, bytes, post);
            Say(month, result.AlreadyApplied
                ? $"kết quả {name} đã nhận trước đó"
                : $"kết quả: {result.Applied} dòng ghi, đã chi {VndText.Format(result.PaidVnd)}, trả lại "
                    + $"{VndText.Format(result.ReturnedVnd)}");
        }
    }

    private void Say(Month month, string what) => say($"Tháng {month.Number:00}/{month.Year}: {what}.");

    private async Task<string?> ProgressAsync(CancellationToken stop) =>
        (await db.Settings.AsNoTracking().FirstOrDefaultAsync(setting => setting.Key == ProgressSetting, stop))?.Value;

    private async Task MarkAsync(string value, CancellationToken stop) =>
        await db.Settings.Where(setting => setting.Key == ProgressSetting)
            .ExecuteUpdateAsync(set => set.SetProperty(setting => setting.Value, value), stop);
}
