using System.Diagnostics;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;

namespace AnSinh.Core.Benchmarks;

/// <summary>
/// Looking for duplicates in the whole register beside the set-based month of the same register, and of one record that
/// comes in. One in a hundred has no identifier; one in a thousand is written like somebody of a commune nearby.
/// </summary>
internal sealed class DuplicateBench(AppDb db, AppDb reference, int people, string exported, Action<string> say)
{
    private const int Apart = 51;
    private const int Records = 200;
    private const double Limit = 0.6, RecordLimitMs = 5;

    /// <summary>Says how many pairs were made.</summary>
    public static int Plant(AppDb db)
    {
        db.Execute("UPDATE persons SET citizen_id = NULL, citizen_key = NULL WHERE code LIKE '%00'");
        return db.Execute(
            """
            UPDATE persons p SET full_name = q.full_name, search_key = q.search_key, sort_key = q.sort_key,
                birth = q.birth
            FROM persons q
            WHERE p.code LIKE '%000' AND q.code = 'BN' || lpad((substr(p.code, 3)::int + @p0)::text, 8, '0')
                AND p.died_on IS NULL AND q.died_on IS NULL
            """, Apart);
    }

    public IReadOnlyList<RegisterBenchResult> Run(int planted, int rounds) => [Whole(planted, rounds), One()];

    private RegisterBenchResult Whole(int planted, int rounds)
    {
        var finder = new DuplicateFinder(db, TimeProvider.System);
        var month = new ReferenceMonth(reference);
        var measured = new List<(double Product, double Reference)>();
        var (missed, peak) = (0, 0);
        for (var round = 0; round <= rounds; round++)
        {
            db.Execute("TRUNCATE duplicate_pairs");
            db.Execute("CHECKPOINT");
            MemoryWatch.Forget();
            using var memory = new MemoryWatch();
            var watch = Stopwatch.StartNew();
            var found = finder.Find(null);
            var product = watch.Elapsed.TotalSeconds;
            peak = Math.Max(peak, memory.PeakMegabytes);
            missed = planted - Planted();
            month.Reset();
            reference.Execute("CHECKPOINT");
            var seconds = month.Run(exported).Values.Sum();
            say(FormattableString.Invariant($"  duplicates {product:0.000} s, {found} pairs; month {seconds:0.000} s"));
            if (round > 0)
            {
                measured.Add((product, seconds));
            }
        }

        var middle = measured.OrderBy(one => one.Product / one.Reference).ElementAt(measured.Count / 2);
        return new RegisterBenchResult(
            "duplicates", people, RegisterBench.Rounded(middle.Product), RegisterBench.Rounded(middle.Reference),
            RegisterBench.Rounded(middle.Product / middle.Reference), Limit, missed)
        {
            Rounds = rounds,
            PeakMemoryMb = peak,
        };
    }

    private int Planted() => (int)db.Number(
        """
        SELECT COUNT(*) FROM duplicate_pairs d JOIN persons p ON p.id IN (d.one_id, d.other_id)
            JOIN persons q ON q.id IN (d.one_id, d.other_id)
        WHERE p.code LIKE '%000' AND q.code = 'BN' || lpad((substr(p.code, 3)::int + @p0)::text, 8, '0')
        """, Apart);

    /// <summary>One record of a file, to what is durable.</summary>
    private RegisterBenchResult One()
    {
        var file = new IdSource(TimeProvider.System).Next();
        db.Execute(
            """
            INSERT INTO import_files (id, sha256, name, kind, imported_at, imported_by, expected_rows, rejected_rows,
                new_people, changed_people, same_people, report_json)
            VALUES (@p0, 'bench', 'bench', 'registry-list', now(), 'bench', 1, 0, 1, 0, 0, '{}')
            """, file);
        var one = db.Read("SELECT id FROM persons WHERE code LIKE '%00' AND died_on IS NULL ORDER BY code LIMIT 230");
        var ids = new List<Guid>();
        using (one)
        {
            while (one.Read())
            {
                ids.Add(one.GetGuid(0));
            }
        }

        var (product, key) = (new List<double>(), new List<double>());
        foreach (var id in ids)
        {
            db.Execute("UPDATE persons SET source_file_id = @p0 WHERE id = @p1", file, id);
            var watch = Stopwatch.StartNew();
            using (var transaction = db.Database.BeginTransaction())
            {
                new DuplicateFinder(db, TimeProvider.System).FindOf(file);
                transaction.Commit();
            }

            product.Add(watch.Elapsed.TotalMilliseconds);
            watch.Restart();
            db.Number("SELECT COUNT(*) FROM persons WHERE id = @p0", id);
            key.Add(watch.Elapsed.TotalMilliseconds);
            db.Execute("UPDATE persons SET source_file_id = NULL WHERE id = @p0", id);
        }

        var measured = product.Skip(ids.Count - Records).ToList();
        var p99 = RegisterBench.At(measured, 99);
        return new RegisterBenchResult(
            "duplicates-one-record", people, RegisterBench.Rounded(measured.Sum() / 1000),
            RegisterBench.Rounded(key.Sum() / 1000), RegisterBench.Rounded(p99 / RecordLimitMs), 1, 0)
        {
            P50Ms = RegisterBench.Rounded(RegisterBench.At(measured, 50)),
            P99Ms = RegisterBench.Rounded(p99),
            LimitMs = RecordLimitMs,
            ReferenceP50Ms = RegisterBench.Rounded(RegisterBench.At(key, 50)),
            ReferenceP99Ms = RegisterBench.Rounded(RegisterBench.At(key, 99)),
            Rounds = measured.Count,
        };
    }
}
