using System.Diagnostics;
using AnSinh.Core.Demo;
using AnSinh.Core.Registry;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AnSinh.Core.Benchmarks;

/// <summary>
/// Questions for people whom chance names: two words of the name inside the commune, the whole name in the whole
/// country, beside the look-up of a row by its key. Turn by turn on one connection.
/// </summary>
internal sealed class SearchBench(AppDb db, int people)
{
    private const int Asked = 500;
    private const int Warm = 60;
    private const int Shown = 50;
    private const ulong Seed = 26_112_026;
    private const double CommuneLimit = 22, CountryLimit = 10, CommuneLimitMs = 5;

    private sealed record Wanted(Guid Id, string FullName, int AreaId);

    public IReadOnlyList<RegisterBenchResult> Run()
    {
        var wanted = Choose();
        List<double> key = [], commune = [], country = [];
        int missedCommune = 0, missedCountry = 0;
        foreach (var (i, one) in wanted.Index())
        {
            var byKey = Milliseconds(() => ByKey(one.Id));
            IReadOnlyList<FoundPerson> near = [], far = [];
            var inCommune = Milliseconds(() => near = Find(TwoWords(one.FullName), [one.AreaId]));
            var inCountry = Milliseconds(() => far = Find(one.FullName, null));
            missedCommune += IsMissed(near, one) ? 1 : 0;
            missedCountry += IsMissed(far, one) ? 1 : 0;
            if (i >= Warm)
            {
                key.Add(byKey);
                commune.Add(inCommune);
                country.Add(inCountry);
            }
        }

        return
        [
            Result("search-commune", commune, key, 50, CommuneLimit, missedCommune) with { LimitMs = CommuneLimitMs },
            Result("search-country", country, key, 99, CountryLimit, missedCountry),
        ];
    }

    private RegisterBenchResult Result(
        string name, List<double> product, List<double> key, int percent, double limit, int missed) => new(
        name, people, RegisterBench.Rounded(product.Sum() / 1000), RegisterBench.Rounded(key.Sum() / 1000),
        RegisterBench.Rounded(RegisterBench.At(product, percent) / RegisterBench.At(key, percent)), limit, missed)
        {
            P50Ms = RegisterBench.Rounded(RegisterBench.At(product, 50)),
            P99Ms = RegisterBench.Rounded(RegisterBench.At(product, 99)),
            ReferenceP50Ms = RegisterBench.Rounded(RegisterBench.At(key, 50)),
            ReferenceP99Ms = RegisterBench.Rounded(RegisterBench.At(key, 99)),
            Rounds = product.Count,
        };

    /// <summary>A full page may leave out whom it could not show; a shorter one may not.</summary>
    private static bool IsMissed(IReadOnlyList<FoundPerson> found, Wanted one) =>
        found.Count < Shown && found.All(person => person.Id != one.Id);

    private static string TwoWords(string name) => string.Join(' ', name.Split(' ')[^2..]);

    private IReadOnlyList<FoundPerson> Find(string text, IReadOnlyCollection<int>? areas) =>
        PersonQueries.SearchAsync(db, text, areas, Shown, CancellationToken.None).GetAwaiter().GetResult();

    private void ByKey(Guid id)
    {
        using var command = new NpgsqlCommand(
            "SELECT id, full_name, birth, area_id FROM persons WHERE id = $1",
            (NpgsqlConnection)db.Database.GetDbConnection());
        command.Parameters.Add(new NpgsqlParameter { Value = id });
        using var reader = command.ExecuteReader();
        reader.Read();
    }

    private static double Milliseconds(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private List<Wanted> Choose()
    {
        var dice = new Dice(Seed);
        var codes = Enumerable.Range(0, Asked + Warm).Select(_ => BenchPerson.CodeOf(1 + dice.Roll(people))).ToList();
        var all = db.Persons.Where(person => codes.Contains(person.Code))
            .Select(person => new { person.Code, Wanted = new Wanted(person.Id, person.FullName, person.AreaId) })
            .ToDictionary(one => one.Code, one => one.Wanted);
        return [.. codes.Select(code => all[code])];
    }
}
