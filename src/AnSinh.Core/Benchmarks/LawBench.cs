using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AnSinh.Policy;
using AnSinh.Policy.Law;

namespace AnSinh.Core.Benchmarks;

/// <summary>
/// `bench law`: a month of a whole country from memory, and a preview of a changed law, by the product's own rules
/// beside law-kernel.c, turn by turn. No database, no file: what is measured is the law itself.
/// </summary>
public sealed class LawBench(LawBook book, Action<string> say)
{
    private const double Limit = 100;
    private const int Under3Now = 150;
    private static readonly Month Now = LawPeople.Month;
    private static readonly Month Before = Now.Plus(-1);
    private readonly int workers = Environment.ProcessorCount;

    public IReadOnlyList<LawBenchResult> Run(int people, int rounds)
    {
        say($"{people}: inventing");
        var invented = new LawPeople(people);
        var changed = LawPreview.Changed(book, Now);
        var (month, then) = (new LawRun(invented, book, Now, workers), new LawRun(invented, changed, Now, workers));
        using var kernel = LawKernel.TryCompile();
        var reference = kernel is null ? null : new Reference(kernel, invented, month, then);
        return [Month(invented, month, reference, rounds), Preview(invented, month, then, reference, rounds)];
    }

    private LawBenchResult Month(LawPeople people, LawRun month, Reference? reference, int rounds)
    {
        var nothing = new long[people.Facts.Length];
        var before = new LawRun(people, book, Before, workers);
        before.Run(nothing);
        reference?.Start(before);
        var times = Measured(
            "law", () => month.Run(before.AmountVnd), reference is null ? null : reference.Month, rounds);
        return Result("law", people, times) with
        {
            DifferingLines = reference?.Differing(before, month),
            Lines = month.AmountVnd.Count(vnd => vnd > 0),
            AmountVnd = month.AmountVnd.Sum(),
            ReferenceAmountVnd = reference?.Now.AmountVnd.Sum(vnd => (long)vnd),
            Changes = month.Change.Count(change => change != AmountChange.Same),
            ProductSha256 = Sha256(month.AmountVnd),
            ReferenceSha256 = reference is null ? null : Sha256([.. reference.Now.AmountVnd]),
        };
    }

    private LawBenchResult Preview(LawPeople people, LawRun now, LawRun then, Reference? reference, int rounds)
    {
        var preview = new LawPreview(people, now, then, workers);
        var times = Measured("law-preview", preview.Run, reference is null ? null : reference.Both, rounds);
        var sums = reference?.Sums();
        return Result("law-preview", people, times) with
        {
            DifferingLines = sums is null ? null : Enumerable.Range(0, sums.Length)
                .Count(commune => sums[commune] != preview.ByCommune[commune])
                + (GroundsAddUp(preview) ? 0 : 1),
            Lines = preview.Total.PeopleNow,
            AmountVnd = preview.Total.NowVnd,
            ReferenceAmountVnd = sums?.Sum(sum => sum.NowVnd),
            LinesThen = preview.Total.PeopleThen,
            ThenVnd = preview.Total.ThenVnd,
            Winners = preview.Total.Winners,
            Losers = preview.Total.Losers,
            ProductSha256 = Sha256(Numbers(preview.ByCommune)),
            ReferenceSha256 = sums is null ? null : Sha256(Numbers(sums)),
        };
    }

    private static bool GroundsAddUp(LawPreview preview)
    {
        var total = default(PreviewSum);
        foreach (var sum in preview.ByGround)
        {
            total.Add(sum);
        }

        return total == preview.Total;
    }

    private static long[] Numbers(PreviewSum[] sums) =>
        [.. sums.SelectMany(sum => (long[])[sum.NowVnd, sum.ThenVnd, sum.Winners, sum.Losers])];

    private static string Sha256(ReadOnlySpan<long> numbers) =>
        Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(numbers)));

    private LawBenchResult Result(string name, LawPeople people, IReadOnlyList<Round> rounds)
    {
        var ratios = rounds.Select(round => round.Ratio).OfType<double>().Order().ToList();
        double? At(int place) => ratios.Count == 0 ? null : Math.Round(ratios[place], 2);
        return new LawBenchResult(
            name, people.Facts.Length, Median(rounds.Select(round => round.ProductS)),
            ratios.Count == 0 ? null : Median(rounds.Select(round => round.ReferenceS!.Value)),
            At(ratios.Count / 2), Limit, null)
        {
            Communes = people.Communes,
            Rounds = rounds.Count,
            Workers = workers,
            RatioLow = At(0),
            RatioHigh = At(ratios.Count - 1),
            AllocatedBytes = rounds.Sum(round => round.AllocatedBytes),
            Lines = 0,
            AmountVnd = 0,
            ProductSha256 = string.Empty,
        };
    }

    private static double Median(IEnumerable<double> values) =>
        Math.Round(values.Order().ElementAt(values.Count() / 2), 4);

    /// <summary>One round to warm up, then product and reference in turn, each first every other time.</summary>
    private List<Round> Measured(string name, Func<long> product, Action? reference, int rounds)
    {
        var measured = new List<Round>();
        for (var round = 0; round <= rounds; round++)
        {
            double? referenceS = round % 2 == 0 && reference is not null ? Seconds(reference) : null;
            var allocated = 0L;
            var productS = Seconds(() => allocated = product());
            referenceS ??= reference is null ? null : Seconds(reference);
            if (round > 0)
            {
                measured.Add(new Round(productS, referenceS, allocated));
                say(FormattableString.Invariant($"{name}: product {productS:0.000} s, reference {referenceS:0.0000} s")
                    + FormattableString.Invariant($", ratio {measured[^1].Ratio:0.0}, {allocated} bytes"));
            }
        }

        return measured;
    }

    private static double Seconds(Action run)
    {
        var watch = Stopwatch.StartNew();
        run();
        return watch.Elapsed.TotalSeconds;
    }

    private sealed record Round(double ProductS, double? ReferenceS, long AllocatedBytes)
    {
        public double? Ratio => ProductS / ReferenceS;
    }

    /// <summary>The kernel with its columns and what it said.</summary>
    private sealed class Reference(LawKernel kernel, LawPeople people, LawRun month, LawRun changed)
    {
        private readonly LawColumns columns = new(people);
        private readonly KernelMonth before = KernelMonth.Of(people.Facts.Length);
        private readonly KernelMonth then = KernelMonth.Of(people.Facts.Length);
        private readonly int[] rates = LawKernel.RatesOf(month.LawOfCommune, Under3Now);
        private readonly int[] changedRates = LawKernel.RatesOf(changed.LawOfCommune, LawPreview.ChangedUnder3);

        public KernelMonth Now { get; } = KernelMonth.Of(people.Facts.Length);

        /// <summary>The month before, and the children made ready for the month.</summary>
        public void Start(LawRun beforeByProduct)
        {
            kernel.Prepare(columns, LawBench.Before);
            var ratesBefore = LawKernel.RatesOf(beforeByProduct.LawOfCommune, Under3Now);
            kernel.Run(columns, LawBench.Before, ratesBefore, new int[people.Facts.Length], before);
            kernel.Prepare(columns, LawBench.Now);
        }

        public void Month() => kernel.Run(columns, LawBench.Now, rates, before.AmountVnd, Now);

        public void Both()
        {
            Month();
            kernel.Run(columns, LawBench.Now, changedRates, before.AmountVnd, then);
        }

        /// <summary>People whose amount in either month, or whose change, is not the product's.</summary>
        public int Differing(LawRun beforeByProduct, LawRun byProduct)
        {
            var differing = 0;
            for (var i = 0; i < Now.AmountVnd.Length; i++)
            {
                differing += Now.AmountVnd[i] == byProduct.AmountVnd[i] && Now.Change[i] == (byte)byProduct.Change[i]
                    && before.AmountVnd[i] == beforeByProduct.AmountVnd[i] ? 0 : 1;
            }

            return differing;
        }

        public PreviewSum[] Sums()
        {
            var sums = new PreviewSum[people.Communes];
            for (var commune = 0; commune < sums.Length; commune++)
            {
                for (var i = people.FirstOfCommune[commune]; i < people.FirstOfCommune[commune + 1]; i++)
                {
                    sums[commune].Add(Now.AmountVnd[i], then.AmountVnd[i]);
                }
            }

            return sums;
        }
    }
}
