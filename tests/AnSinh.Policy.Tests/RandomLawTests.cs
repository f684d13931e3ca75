using AnSinh.Core.LawFiles;
using AnSinh.Policy.Assessment;
using AnSinh.Policy.Facts;
using AnSinh.Policy.Law;

namespace AnSinh.Policy.Tests;

/// <summary>
/// What must be true of everybody in every month from 2014 to 2027, tried on people by chance. Each rule is given the
/// amount as a function, so that a control can hand it a wrong one and see it found.
/// </summary>
public class RandomLawTests
{
    private const int People = 1000;
    private static readonly LawBook Book = LawFiles.Embedded().Book;

    private readonly ProvinceLaws laws = new(Book);

    /// <summary>Months whose law differs from that of the month before.</summary>
    private static readonly HashSet<Month> Changes =
    [
        .. Book.Content.Grounds.SelectMany(ground => ground.Conditions.All.Select(dated => dated.From)
                .Concat(ground.Coefficients.All.Select(dated => dated.From)))
            .Concat(Book.Content.Parameters.SelectMany(parameter => parameter.Values.All).Select(dated => dated.From))
            .Select(Month.Of),
    ];

    /// <summary>Ages in months after which a right ends: "under 16" and the like.</summary>
    private static readonly HashSet<int> Ends =
    [
        .. Book.Content.Grounds.SelectMany(ground => ground.Conditions.All).Where(dated => !dated.Ended)
            .SelectMany(dated => dated.Value!.Children.Select(child => child.UnderMonths)
                .Append(dated.Value.AgeUnder * 12)
                .Concat(dated.Value.Either.Select(either => either.AgeUnder * 12)))
            .OfType<int>(),
    ];

    [Theory]
    [MemberData(nameof(Seeds.All), MemberType = typeof(Seeds))]
    public void A_higher_standard_rate_gives_nobody_less(int seed) =>
        LessByAHigherRate(seed, PersonVnd, CareVnd).ShouldBeEmpty();

    [Fact]
    public void Control_a_rate_that_takes_from_those_with_two_rights_is_found() =>
        LessByAHigherRate(7919, (law, facts) => Awards(law, facts) is [var one]
            ? one.AmountVnd : 600_000 - law.BaseVnd, CareVnd).ShouldNotBeEmpty();

    [Theory]
    [MemberData(nameof(Seeds.All), MemberType = typeof(Seeds))]
    public void The_order_in_which_children_and_acts_of_care_are_written_does_not_matter(int seed) =>
        ByOrder(seed, PersonVnd, CareVnd).ShouldBeEmpty();

    [Fact]
    public void Control_only_the_first_child_or_the_first_act_counted_is_found()
    {
        ByOrder(7919, (law, facts) => PersonVnd(law, facts with { Children = facts.Children?[..1] }), CareVnd)
            .ShouldNotBeEmpty();
        ByOrder(7919, PersonVnd, (law, acts) => CareVnd(law, acts[..1])).ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Seeds.All), MemberType = typeof(Seeds))]
    public void One_person_has_the_highest_single_right_or_the_single_parents_with_the_highest_added(int seed) =>
        NotTheHighest(seed, PersonVnd).ShouldBeEmpty();

    [Fact]
    public void Control_all_rights_added_up_or_the_exception_forgotten_is_found()
    {
        NotTheHighest(7919, (law, facts) => Explain.Person(law, facts).Grounds.Sum(ground => ground.AmountVnd))
            .ShouldNotBeEmpty();
        NotTheHighest(7919, (law, facts) => Explain.Person(law, facts).Grounds.Max(ground => ground.AmountVnd))
            .ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Seeds.All), MemberType = typeof(Seeds))]
    public void Who_is_entitled_stays_so_next_month_unless_the_law_or_an_age_limit_ends_it(int seed) =>
        Gaps(seed, people => people.Person, PersonVnd).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Seeds.All), MemberType = typeof(Seeds))]
    public void An_elder_never_has_a_gap_at_a_birthday(int seed) =>
        Gaps(seed, people => people.Elder, PersonVnd).ShouldBeEmpty();

    [Fact]
    public void Control_a_month_left_out_after_the_75th_birthday_is_found() =>
        Gaps(7919, people => people.Elder, (law, facts) =>
            law.Month.Since(new Month(facts.Birth.Year, Math.Max(facts.Birth.Month, 1))) == 901
                ? 0 : PersonVnd(law, facts)).ShouldNotBeEmpty();

    [Theory]
    [MemberData(nameof(Seeds.All), MemberType = typeof(Seeds))]
    public void The_same_facts_and_the_same_law_give_the_same_again(int seed) =>
        DifferentAgain(seed, LawFiles.Load(LawFiles.EmbeddedTexts()).Book).ShouldBeEmpty();

    [Fact]
    public void Control_a_rate_one_dong_higher_is_found()
    {
        var texts = new Dictionary<string, string>(LawFiles.EmbeddedTexts());
        texts["parameters/standard-rate.yaml"] =
            texts["parameters/standard-rate.yaml"].Replace("540000", "540001", StringComparison.Ordinal);

        DifferentAgain(7919, LawFiles.Load(texts).Book).ShouldNotBeEmpty();
    }

    /// <summary>The national law of a month: no province has an empty code.</summary>
    private MonthLaw In(Month month) => laws.In(string.Empty, month);

    private static Award[] Awards(MonthLaw law, PersonFacts facts)
    {
        var awards = new Award[Assess.AwardsMax];
        return awards[..Assess.Person(law, facts, awards)];
    }

    private static long PersonVnd(MonthLaw law, PersonFacts facts) => Award.TotalVnd(Awards(law, facts));

    private static long CareVnd(MonthLaw law, CareFacts[] acts)
    {
        var awards = new Award[acts.Length];
        return Award.TotalVnd(awards.AsSpan(0, Assess.Care(law, acts, awards)));
    }

    private List<string> LessByAHigherRate(
        int seed, Func<MonthLaw, PersonFacts, long> person, Func<MonthLaw, CareFacts[], long> care)
    {
        var (people, faults) = (new RandomPeople(seed), new List<string>());
        for (var i = 0; i < People; i++)
        {
            var month = people.Month();
            var law = In(month);
            var raised = law.BaseVnd + (100 * people.Below(5000));
            var higher = Book.For(month, new LocalLaw(raised, (LocalScope)(1 + people.Below((int)LocalScope.All))));
            var (facts, acts) = (people.Person(month), people.Care(month));
            Check(faults, person(higher, facts) >= person(law, facts), $"{month} at {raised}: {facts}");
            Check(faults, care(higher, acts) >= care(law, acts), $"{month} at {raised}: care {i}");
        }

        return faults;
    }

    private List<string> ByOrder(
        int seed, Func<MonthLaw, PersonFacts, long> person, Func<MonthLaw, CareFacts[], long> care)
    {
        var (people, faults) = (new RandomPeople(seed), new List<string>());
        for (var i = 0; i < People; i++)
        {
            var month = people.Month();
            var law = In(month);
            var (facts, acts) = (people.Person(month), people.Care(month));
            var turned = facts with { Children = facts.Children is { } all ? people.Shuffled(all) : null };
            var actsTurned = people.Shuffled(
                acts.Select(act => act with { Children = act.Children?.Reverse().ToArray() }));
            Check(faults, person(law, facts) == person(law, turned), $"{month}: {facts}");
            Check(faults, care(law, acts) == care(law, actsTurned), $"{month}: care {i}");
        }

        return faults;
    }

    private List<string> NotTheHighest(int seed, Func<MonthLaw, PersonFacts, long> person)
    {
        var (people, faults) = (new RandomPeople(seed), new List<string>());
        for (var i = 0; i < People; i++)
        {
            var month = people.Month();
            var law = In(month);
            var facts = people.Person(month);
            var single = Explain.Person(law, facts).Grounds.Where(ground => ground.Met).ToList();
            var overlap = Book.Content.Overlaps.In(month)!.Value!;
            var parentVnd = single.Where(ground => ground.Code == overlap.Both).Sum(ground => ground.AmountVnd);
            var addedVnd = single.Where(ground => overlap.With.Any(
                    clause => ground.Code.StartsWith(clause, StringComparison.Ordinal)))
                .Select(ground => ground.AmountVnd).DefaultIfEmpty().Max();
            var highestVnd = single.Select(ground => ground.AmountVnd).DefaultIfEmpty().Max();
            var dueVnd = Math.Max(highestVnd, parentVnd > 0 ? parentVnd + addedVnd : 0);
            Check(faults, person(law, facts) == dueVnd, $"{month}: {facts} has not {dueVnd}");
        }

        return faults;
    }

    private List<string> Gaps(
        int seed, Func<RandomPeople, Func<Month, PersonFacts>> kind, Func<MonthLaw, PersonFacts, long> person)
    {
        var (people, faults) = (new RandomPeople(seed), new List<string>());
        for (var i = 0; i < People; i++)
        {
            var month = people.Month(before: 1);
            var next = month.Plus(1);
            var facts = kind(people)(month);
            var births = (facts.Children ?? []).Select(child => child.Birth).Append(facts.Birth);
            var ends = Changes.Contains(next) || births.Any(birth => Ends.Contains(Age(month, birth)));
            var lost = person(In(month), facts) > 0 && person(In(next), facts) == 0;
            Check(faults, ends || !lost, $"{month}: {facts} has nothing next month");
        }

        return faults;
    }

    private List<string> DifferentAgain(int seed, LawBook other)
    {
        var others = new ProvinceLaws(other);
        var (people, faults) = (new RandomPeople(seed), new List<string>());
        for (var i = 0; i < People; i++)
        {
            var month = people.Month();
            var facts = people.Person(month);
            Check(faults, Awards(In(month), facts).SequenceEqual(Awards(others.In(string.Empty, month), facts)),
                $"{month}: {facts}");
        }

        return faults;
    }

    private static int Age(Month month, BirthDate birth) =>
        month.Since(new Month(birth.Year, Math.Max(birth.Month, 1)));

    private static void Check(List<string> faults, bool holds, string fault)
    {
        if (!holds)
        {
            faults.Add(fault);
        }
    }
}
