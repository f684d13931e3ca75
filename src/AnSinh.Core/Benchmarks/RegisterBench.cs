using AnSinh.Core.LawFiles;
using AnSinh.Core.Store;

namespace AnSinh.Core.Benchmarks;

/// <summary>
/// One line of `bench register`. Seconds are medians; the ratio is the one that has the limit. With
/// <see cref="P99Ms"/> the times of single questions, milliseconds.
/// </summary>
public sealed record RegisterBenchResult(
    string Name, int N, double ProductS, double ReferenceS, double Ratio, double Limit, int DifferingLines)
{
    public double? P50Ms { get; init; }

    public double? P99Ms { get; init; }

    /// <summary>What one question may take in 99 of 100 cases, milliseconds; null where nothing is said.</summary>
    public double? LimitMs { get; init; }

    public double? ReferenceP50Ms { get; init; }

    public double? ReferenceP99Ms { get; init; }

    public int Rounds { get; init; }

    public int PeakMemoryMb { get; init; }
}

/// <summary>
/// `bench register`: searching, looking for duplicates and taking a list in, each beside its reference on one private
/// server, turn by turn.
/// </summary>
public sealed class RegisterBench(PrivateServer server, LoadedLaw law, Action<string> say)
{
    private const int ManyPeople = 200_000;

    public IReadOnlyList<RegisterBenchResult> Run(int people, int rows, int rounds)
    {
        var register = new BenchPeople(people, people >= ManyPeople ? 10_600 : 200);
        var bases = new BenchDatabases(server);
        var address = bases.Create("register");
        using var reference = new AppDb(DatabaseSetup.Options(bases.Create("register_reference")));
        say($"{people}: loading");
        BenchDatabases.Load(address, reference, register);
        using var db = new AppDb(DatabaseSetup.Options(address));
        var planted = DuplicateBench.Plant(db);
        new ReferenceMonth(reference).MonthBefore();
        BenchDatabases.Settle(address, reference);

        var results = new List<RegisterBenchResult>();
        results.AddRange(new SearchBench(db, people).Run());
        Tell(results);
        var exported = Path.Combine(server.Folder, "reference.csv");
        results.AddRange(new DuplicateBench(db, reference, people, exported, say).Run(planted, rounds));
        Tell(results);
        results.Add(new ImportBench(bases, law, server.Folder, say).Run(rows, rounds));
        Tell(results);
        return results;
    }

    internal static double Rounded(double value) => Math.Round(value, 3);

    internal static double At(IEnumerable<double> values, int percent)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Min(sorted.Count * percent / 100, sorted.Count - 1)];
    }

    private void Tell(List<RegisterBenchResult> results) => say(FormattableString.Invariant(
        $"  {results[^1].Name}: ratio {results[^1].Ratio:0.00}, {results[^1].DifferingLines} differ"));
}
