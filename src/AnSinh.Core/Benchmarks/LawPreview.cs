using AnSinh.Policy;
using AnSinh.Policy.Assessment;
using AnSinh.Policy.Law;

namespace AnSinh.Core.Benchmarks;

/// <summary>What a changed law does to some people: paid and đồng by both laws, how many get more and less.</summary>
internal record struct PreviewSum
{
    public int PeopleNow { get; private set; }

    public int PeopleThen { get; private set; }

    public long NowVnd { get; private set; }

    public long ThenVnd { get; private set; }

    public int Winners { get; private set; }

    public int Losers { get; private set; }

    public void Add(long nowVnd, long thenVnd)
    {
        PeopleNow += nowVnd > 0 ? 1 : 0;
        PeopleThen += thenVnd > 0 ? 1 : 0;
        NowVnd += nowVnd;
        ThenVnd += thenVnd;
        Winners += thenVnd > nowVnd ? 1 : 0;
        Losers += thenVnd < nowVnd ? 1 : 0;
    }

    public void Add(in PreviewSum other)
    {
        PeopleNow += other.PeopleNow;
        PeopleThen += other.PeopleThen;
        NowVnd += other.NowVnd;
        ThenVnd += other.ThenVnd;
        Winners += other.Winners;
        Losers += other.Losers;
    }
}

/// <summary>
/// A preview of a changed law over the people: everybody by the law in force and by the changed one, summed by commune
/// and by ground. A person counts under the first ground of the law in force, or of the changed one where there is
/// none, with the whole amount, so the grounds add up to the total.
/// </summary>
internal sealed class LawPreview
{
    /// <summary>The changed law: a higher standard rate, and less for the small children of Điều 5 khoản 7.</summary>
    public const long ChangedRateVnd = 600_000;

    public const int ChangedUnder3 = 100;
    private const string Under3 = "ND335.5.7";

    private readonly LawPeople people;
    private readonly MonthLaw[] now;
    private readonly MonthLaw[] then;
    private readonly int workers;
    private readonly int grounds;
    private readonly PreviewSum[] byCommuneAndGround;

    public LawPreview(LawPeople people, LawRun now, LawRun then, int workers)
    {
        this.people = people;
        this.workers = workers;
        (this.now, this.then) = (now.LawOfCommune, then.LawOfCommune);
        grounds = this.now[0].Book.Labels.Count;
        ByCommune = new PreviewSum[people.Communes];
        ByGround = new PreviewSum[grounds];
        byCommuneAndGround = new PreviewSum[people.Communes * grounds];
    }

    public PreviewSum[] ByCommune { get; }

    /// <summary>By index into <see cref="LawBook.Labels"/>, which both laws share.</summary>
    public PreviewSum[] ByGround { get; }

    public PreviewSum Total { get; private set; }

    /// <summary>The law in force with the changes from a month on, as an author of law would date them.</summary>
    public static LawBook Changed(LawBook book, Month from) => new(book.Content with
    {
        Parameters = [.. book.Content.Parameters.Select(parameter => parameter.Id == ParameterIds.StandardRate
            ? parameter with { Values = From(parameter.Values, from, new ParameterValue(ChangedRateVnd, null)) }
            : parameter)],
        Grounds = [.. book.Content.Grounds.Select(ground => ground.Code == Under3
            ? ground with { Coefficients = From(ground.Coefficients, from, new Bands([new Band(ChangedUnder3)])) }
            : ground)],
    });

    /// <summary>Assesses everybody twice; returns the bytes that the assessment itself allocated.</summary>
    public long Run()
    {
        Array.Clear(ByCommune);
        Array.Clear(ByGround);
        Array.Clear(byCommuneAndGround);
        var allocated = Shares.Each(people.Communes, workers, (from, until) =>
        {
            for (var commune = from; commune < until; commune++)
            {
                OfCommune(commune);
            }
        });
        var total = default(PreviewSum);
        for (var commune = 0; commune < people.Communes; commune++)
        {
            total.Add(ByCommune[commune]);
            for (var ground = 0; ground < grounds; ground++)
            {
                ByGround[ground].Add(byCommuneAndGround[(commune * grounds) + ground]);
            }
        }

        Total = total;
        return allocated;
    }

    private void OfCommune(int commune)
    {
        Span<Award> nowAwards = stackalloc Award[Assess.AwardsMax];
        Span<Award> thenAwards = stackalloc Award[Assess.AwardsMax];
        var (lawNow, lawThen) = (now[commune], then[commune]);
        var own = byCommuneAndGround.AsSpan(commune * grounds, grounds);
        var sum = default(PreviewSum);
        foreach (ref readonly var facts in people.Of(commune))
        {
            var nowDue = nowAwards[..Assess.Person(lawNow, facts, nowAwards)];
            var thenDue = thenAwards[..Assess.Person(lawThen, facts, thenAwards)];
            if (nowDue.Length + thenDue.Length > 0)
            {
                var (nowVnd, thenVnd) = (Award.TotalVnd(nowDue), Award.TotalVnd(thenDue));
                sum.Add(nowVnd, thenVnd);
                own[(nowDue.Length > 0 ? nowDue : thenDue)[0].Ground].Add(nowVnd, thenVnd);
            }
        }

        ByCommune[commune] = sum;
    }

    private static DatedValues<T> From<T>(DatedValues<T> values, Month from, T value)
        where T : class => new(values.All.Append(new Dated<T>(from.FirstDay, value, values.All[^1].Source)));
}
