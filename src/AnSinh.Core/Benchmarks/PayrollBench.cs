using AnSinh.Core.LawFiles;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Benchmarks;

/// <summary>
/// One line of the answer of `bench`. Times are medians of rounds; the ratio is the median of the rounds' ratios.
/// </summary>
public sealed record BenchResult(
    string Name, int N, double ProductS, double ReferenceS, double Ratio, double Limit, int DifferingLines)
{
    public required int Communes { get; init; }

    public required int Rounds { get; init; }

    public required double RatioLow { get; init; }

    public required double RatioHigh { get; init; }

    public required int Lines { get; init; }

    public required long AmountVnd { get; init; }

    public required int Changes { get; init; }

    public required string ProductSha256 { get; init; }

    public required string ReferenceSha256 { get; init; }

    public required int DifferingLinesMonthBefore { get; init; }

    public required int Statements { get; init; }

    public required int PeakMemoryMb { get; init; }

    public required double RealMonthS { get; init; }

    public required double RealMonthRatio { get; init; }

    public required int RealMonthStatements { get; init; }

    public required int RealMonthPeakMemoryMb { get; init; }

    public required IReadOnlyDictionary<string, double> ProductSteps { get; init; }

    public required IReadOnlyDictionary<string, double> ReferenceSteps { get; init; }

    public required IReadOnlyDictionary<string, double> RealMonthSteps { get; init; }
}

/// <summary>
/// `bench payroll`: the month of one register by the product and by set-based SQL, on one private server, turn by
/// turn. It is the last module of the core: it may use every other, and nothing but the command uses it.
/// </summary>
public sealed class PayrollBench(PrivateServer server, LoadedLaw law, Action<string> say)
{
    private const int ManyPeople = 200_000;

    public BenchResult Run(int people, int rounds)
    {
        var register = new BenchPeople(people, people >= ManyPeople ? 10_600 : 200);
        var bases = new BenchDatabases(server);
        var productDb = bases.Create($"product_{people}");
        using var reference = new AppDb(DatabaseSetup.Options(bases.Create($"reference_{people}")));
        say($"{people}: loading");
        var communes = BenchDatabases.Load(productDb, reference, register);
        var product = new ProductMonth(productDb, communes, law);
        var month = new ReferenceMonth(reference);
        product.MonthBefore();
        month.MonthBefore();
        BenchDatabases.Settle(productDb, reference);
        say($"{people}: warm-up");
        var files = (Product: Path.Combine(server.Folder, "product.csv"), Reference: Path.Combine(server.Folder,
            "reference.csv"));
        product.Lists(files.Product);
        month.Run(files.Reference);

        var measured = new List<Round>();
        for (var round = 1; round <= rounds; round++)
        {
            measured.Add(Measure(product, month, reference, files, productFirst: round % 2 == 1));
            say($"{people}: {measured[^1].Text}");
        }

        using var db = product.New();
        var before = LineComparison.Compare(db, reference, BenchPeople.Month.Plus(-1));
        var now = LineComparison.Compare(db, reference, BenchPeople.Month);
        var whole = MeasureWhole(product, reference, rounds);
        return Result(register, measured, before, now, whole);
    }

    private sealed record Round(MonthRun Product, IReadOnlyDictionary<string, double> ReferenceSteps, int PeakMegabytes)
    {
        public double ReferenceSeconds => ReferenceSteps.Values.Sum();

        public double Ratio => Product.Seconds / ReferenceSeconds;

        public string Text => FormattableString.Invariant(
            $"product {Product.Seconds:0.000} s, reference {ReferenceSeconds:0.000} s ({Words(ReferenceSteps)}), ")
            + FormattableString.Invariant($"ratio {Ratio:0.00}, {PeakMegabytes} MB, {Product.Statements} statements");
    }

    private static string Words(IReadOnlyDictionary<string, double> steps) =>
        string.Join(' ', steps.Select(step => FormattableString.Invariant($"{step.Key} {step.Value:0.000}")));

    private static Round Measure(
        ProductMonth product, ReferenceMonth month, AppDb reference, (string Product, string Reference) files,
            bool productFirst)
    {
        IReadOnlyDictionary<string, double>? referenceSteps = null;
        if (!productFirst)
        {
            referenceSteps = MeasureReference(month, reference, files.Reference);
        }

        product.Reset();
        reference.Execute("CHECKPOINT");
        MemoryWatch.Forget();
        using var memory = new MemoryWatch();
        var run = product.Lists(files.Product);
        var peak = memory.PeakMegabytes;
        return new Round(run, referenceSteps ?? MeasureReference(month, reference, files.Reference), peak);
    }

    private static IReadOnlyDictionary<string, double> MeasureReference(ReferenceMonth month, AppDb reference,
        string file)
    {
        month.Reset();
        reference.Execute("CHECKPOINT");
        return month.Run(file);
    }

    /// <summary>
    /// The whole month beside the reference of the same minute; once warmed where the register is small.
    /// </summary>
    private (MonthRun Run, double Ratio, int PeakMegabytes) MeasureWhole(ProductMonth product, AppDb reference,
        int rounds)
    {
        var month = new ReferenceMonth(reference);
        var runs = new List<(MonthRun Run, double Ratio, int Peak)>();
        for (var round = 0; round < Math.Min(rounds, 3); round++)
        {
            product.Reset();
            reference.Execute("CHECKPOINT");
            MemoryWatch.Forget();
            using var memory = new MemoryWatch();
            var run = product.Whole(server.Folder);
            var peak = memory.PeakMegabytes;
            var seconds = MeasureReference(month, reference, Path.Combine(server.Folder, "reference.csv")).Values.Sum();
            runs.Add((run, run.Seconds / seconds, peak));
            say(FormattableString.Invariant($"  real month {run.Seconds:0.000} s ({Words(run.Steps)}), ")
                + FormattableString.Invariant($"reference {seconds:0.000} s, ratio {run.Seconds / seconds:0.00}, ")
                + $"{peak} MB");
        }

        return runs.OrderBy(run => run.Ratio).ElementAt(runs.Count / 2);
    }

    private static BenchResult Result(
        BenchPeople register, List<Round> rounds, ComparisonResult before, ComparisonResult now, (MonthRun Run,
            double Ratio, int Peak) whole)
    {
        var middle = rounds.OrderBy(round => round.Ratio).ElementAt(rounds.Count / 2);
        return new BenchResult(
            "payroll", register.People, Rounded(Median(rounds.Select(round => round.Product.Seconds))),
            Rounded(Median(rounds.Select(round => round.ReferenceSeconds))), Rounded(middle.Ratio),
                register.People < ManyPeople ? 1.5 : 1.0,
            now.DifferingLines)
        {
            Communes = register.Communes,
            Rounds = rounds.Count,
            RatioLow = Rounded(rounds.Min(round => round.Ratio)),
            RatioHigh = Rounded(rounds.Max(round => round.Ratio)),
            Lines = now.Lines,
            AmountVnd = now.AmountVnd,
            Changes = now.Changes,
            ProductSha256 = now.ProductSha256,
            ReferenceSha256 = now.ReferenceSha256,
            DifferingLinesMonthBefore = before.DifferingLines,
            Statements = middle.Product.Statements,
            PeakMemoryMb = rounds.Max(round => round.PeakMegabytes),
            RealMonthS = Rounded(whole.Run.Seconds),
            RealMonthRatio = Rounded(whole.Ratio),
            RealMonthStatements = whole.Run.Statements,
            RealMonthPeakMemoryMb = whole.Peak,
            ProductSteps = middle.Product.Steps.ToDictionary(step => step.Key, step => Rounded(step.Value)),
            ReferenceSteps = middle.ReferenceSteps.ToDictionary(step => step.Key, step => Rounded(step.Value)),
            RealMonthSteps = whole.Run.Steps.ToDictionary(step => step.Key, step => Rounded(step.Value)),
        };
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);

    private static double Rounded(double value) => Math.Round(value, 3);
}
