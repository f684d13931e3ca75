using AnSinh.Policy;
using AnSinh.Policy.Assessment;
using AnSinh.Policy.Law;

namespace AnSinh.Core.Benchmarks;

/// <summary>How an amount compares with that of the month before; the numbers are those of law-kernel.c.</summary>
internal enum AmountChange : byte
{
    Same,
    New,
    Gone,
    Other,
}

/// <summary>
/// A month of all the people by the product's own <see cref="Assess.Person(MonthLaw, in Policy.Facts.PersonFacts,
/// Span{Award})"/>: amounts, and what changed since the month before. Communes are shared out among the cores.
/// </summary>
internal sealed class LawRun
{
    private readonly LawPeople people;
    private readonly MonthLaw[] lawOfCommune;
    private readonly int workers;

    public LawRun(LawPeople people, LawBook book, Month month, int workers)
    {
        this.people = people;
        this.workers = workers;
        var laws = new ProvinceLaws(book);
        var withOwnRates = book.Content.Local.Select(local => local.ProvinceCode).ToList();
        lawOfCommune = [.. Enumerable.Range(0, people.Communes)
            .Select(commune => laws.In(people.ProvinceOf(commune, withOwnRates), month))];
        AmountVnd = new long[people.Facts.Length];
        Change = new AmountChange[people.Facts.Length];
    }

    public long[] AmountVnd { get; }

    public AmountChange[] Change { get; }

    public MonthLaw[] LawOfCommune => lawOfCommune;

    /// <summary>Assesses everybody; returns the bytes that the assessment itself allocated.</summary>
    public long Run(long[] beforeVnd) => Shares.Each(people.Communes, workers, (from, until) =>
    {
        for (var commune = from; commune < until; commune++)
        {
            OfCommune(commune, beforeVnd);
        }
    });

    private void OfCommune(int commune, long[] beforeVnd)
    {
        Span<Award> awards = stackalloc Award[Assess.AwardsMax];
        var law = lawOfCommune[commune];
        var at = people.FirstOfCommune[commune];
        foreach (ref readonly var facts in people.Of(commune))
        {
            var dueVnd = Award.TotalVnd(awards[..Assess.Person(law, facts, awards)]);
            AmountVnd[at] = dueVnd;
            Change[at] = beforeVnd[at] == dueVnd ? AmountChange.Same
                : beforeVnd[at] == 0 ? AmountChange.New
                : dueVnd == 0 ? AmountChange.Gone : AmountChange.Other;
            at++;
        }
    }
}

/// <summary>Shares communes out among the cores in pieces small enough that none waits long for another.</summary>
internal static class Shares
{
    private const int Pieces = 64;

    /// <summary>
    /// Runs all pieces; returns the bytes they allocated, without those of sharing the work out.
    /// </summary>
    public static long Each(int communes, int workers, Action<int, int> run)
    {
        var allocated = 0L;
        Parallel.For(0, Pieces, new ParallelOptions { MaxDegreeOfParallelism = workers }, piece =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            run((int)((long)piece * communes / Pieces), (int)((piece + 1L) * communes / Pieces));
            Interlocked.Add(ref allocated, GC.GetAllocatedBytesForCurrentThread() - before);
        });
        return allocated;
    }
}
