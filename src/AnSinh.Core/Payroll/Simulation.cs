using AnSinh.Core.LawFiles;
using AnSinh.Core.Store;
using AnSinh.Policy;
using AnSinh.Policy.Assessment;

namespace AnSinh.Core.Payroll;

/// <summary>People and đồng a month by the law in force and by a draft.</summary>
public sealed class SimulatedSum
{
    public int PeopleNow { get; private set; }

    public int PeopleThen { get; private set; }

    public long NowVnd { get; private set; }

    public long ThenVnd { get; private set; }

    internal void Add(long nowVnd, long thenVnd)
    {
        PeopleNow += nowVnd > 0 ? 1 : 0;
        PeopleThen += thenVnd > 0 ? 1 : 0;
        NowVnd += nowVnd;
        ThenVnd += thenVnd;
    }

    internal void Add(SimulatedSum other)
    {
        PeopleNow += other.PeopleNow;
        PeopleThen += other.PeopleThen;
        NowVnd += other.NowVnd;
        ThenVnd += other.ThenVnd;
    }
}

/// <summary>
/// What a draft would do: in the month, by commune and by ground; who gets more, less, anew, no more; and the sum of
/// all months to the end of the year. Đồng.
/// </summary>
public sealed class SimulationResult(Month month)
{
    public Month Month { get; } = month;

    public SimulatedSum Total { get; } = new();

    /// <summary>From the month to December.</summary>
    public SimulatedSum ToYearEnd { get; } = new();

    public SortedDictionary<int, SimulatedSum> ByArea { get; } = [];

    /// <summary>
    /// By the ground each law gives; a person whose ground changes counts in both. Confidential ones and those of few
    /// people together (<see cref="SmallCounts"/>).
    /// </summary>
    public SortedDictionary<string, SimulatedSum> ByGround { get; } = new(StringComparer.Ordinal);

    internal SimulatedSum GroundOf(string key) =>
        ByGround.TryGetValue(key, out var sum) ? sum : ByGround[key] = new SimulatedSum();

    public int More { get; internal set; }

    public int Less { get; internal set; }

    public int Same { get; internal set; }
}

/// <summary>
/// A draft law against the whole register, piece by piece, by the same road as the list; nothing is stored. Decisions
/// and facts are taken as known now, deaths and ages month by month.
/// </summary>
public sealed class Simulation(AppDb db, LoadedLaw now, LoadedLaw draft)
{
    private const int CommunesAtOnce = 60;
    private readonly ProvinceLaws lawsNow = new(now.Book);
    private readonly ProvinceLaws lawsThen = new(draft.Book);

    public SimulationResult Run(
        Month month, IReadOnlyCollection<int> areaIds, IProgress<(int Done, int Of)>? progress = null)
    {
        var result = new SimulationResult(month);
        var done = 0;
        foreach (var piece in areaIds.Order().Chunk(CommunesAtOnce))
        {
            foreach (var commune in new PayrollReader(db, new Month(month.Year, 12)).Read(piece))
            {
                Add(result, commune);
            }

            done += piece.Length;
            progress?.Report((done, areaIds.Count));
        }

        JoinSmall(result, SmallCounts.Limit(db));
        return result;
    }

    /// <summary>By the smaller of both counts that is one: what one of them tells is told.</summary>
    private static void JoinSmall(SimulationResult result, int limit)
    {
        var counts = result.ByGround.Select(one => (one.Key, Fewest(one.Value))).ToList();
        var closed = counts.Where(one => one.Key == SmallCounts.Confidential).ToList();
        var shown = SmallCounts.Groups(
            counts, closed.Select(one => one.Key).ToHashSet(StringComparer.Ordinal), closed.Sum(one => one.Item2),
            limit);
        foreach (var (key, sum) in result.ByGround.ToList())
        {
            if (shown[key] != key)
            {
                result.ByGround.Remove(key);
                result.GroundOf(shown[key]).Add(sum);
            }
        }
    }

    private static int Fewest(SimulatedSum sum) => sum.PeopleNow == 0 ? sum.PeopleThen
        : sum.PeopleThen == 0 ? sum.PeopleNow
        : Math.Min(sum.PeopleNow, sum.PeopleThen);

    private void Add(SimulationResult result, CommuneInput commune)
    {
        var inMonth = new SimulatedSum();
        foreach (var payee in commune.Payees)
        {
            for (var at = result.Month; at.Year == result.Month.Year; at = at.Plus(1))
            {
                var (nowDues, thenDues) = (Dues(lawsNow, commune, payee, at), Dues(lawsThen, commune, payee, at));
                var (nowVnd, thenVnd) = (nowDues.Sum(due => due.AmountVnd), thenDues.Sum(due => due.AmountVnd));
                result.ToYearEnd.Add(nowVnd, thenVnd);
                if (at == result.Month)
                {
                    inMonth.Add(nowVnd, thenVnd);
                    Compare(result, nowVnd, thenVnd);
                    AddGrounds(result, nowDues, thenDues);
                }
            }
        }

        result.Total.Add(inMonth);
        if (inMonth.NowVnd > 0 || inMonth.ThenVnd > 0)
        {
            result.ByArea[commune.AreaId] = inMonth;
        }
    }

    private static Due[] Dues(ProvinceLaws laws, CommuneInput commune, Payee payee, Month at)
    {
        var rules = laws.In(commune.ProvinceCode, at);
        return [Entitlement.Allowance(rules, payee, at), Entitlement.Care(rules, payee, at)];
    }

    private static void Compare(SimulationResult result, long nowVnd, long thenVnd)
    {
        if (thenVnd > nowVnd)
        {
            result.More++;
        }
        else if (thenVnd < nowVnd)
        {
            result.Less++;
        }
        else if (nowVnd > 0)
        {
            result.Same++;
        }
    }

    private void AddGrounds(SimulationResult result, Due[] nowDues, Due[] thenDues)
    {
        foreach (var due in nowDues.Where(due => due.AmountVnd > 0))
        {
            SumOf(result, now, due.Ground).Add(due.AmountVnd, 0);
        }

        foreach (var due in thenDues.Where(due => due.AmountVnd > 0))
        {
            SumOf(result, draft, due.Ground).Add(0, due.AmountVnd);
        }
    }

    private static SimulatedSum SumOf(SimulationResult result, LoadedLaw law, string grounds)
    {
        var isClosed = new GroundWords(law.Book).IsConfidential(grounds);
        return result.GroundOf(isClosed ? SmallCounts.Confidential : grounds.Split('×')[0]);
    }
}
