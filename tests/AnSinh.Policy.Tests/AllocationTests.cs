using AnSinh.Core.LawFiles;
using AnSinh.Policy.Assessment;
using AnSinh.Policy.Facts;

namespace AnSinh.Policy.Tests;

/// <summary>A register of millions is assessed without making garbage.</summary>
public class AllocationTests
{
    private const int People = 10_000;
    private static readonly MonthLaw Law = LawFiles.Embedded().Book.For(new Month(2026, 11));

    [Fact]
    public void Assessing_ten_thousand_people_and_their_doubts_allocates_nothing()
    {
        var chance = new RandomPeople(7919);
        var people = Enumerable.Range(0, People).Select(_ => chance.Person(Law.Month)).ToArray();

        AllocatedBy(people, (in PersonFacts one, Span<Award> awards) => Assess.Person(Law, one, awards)).ShouldBe(0);
        AllocatedBy(people, (in PersonFacts one, Span<Award> _) => (int)Assess.DoubtsAbout(Law, one)).ShouldBe(0);
    }

    [Fact]
    public void Assessing_ten_thousand_carers_allocates_nothing()
    {
        var chance = new RandomPeople(7919);
        var acts = Enumerable.Range(0, People).Select(_ => chance.Care(Law.Month)).ToArray();

        AllocatedBy(acts, (in CareFacts[] own, Span<Award> awards) => Assess.Care(Law, own, awards)).ShouldBe(0);
    }

    [Fact]
    public void Control_one_list_of_awards_for_each_person_is_found()
    {
        var people = new PersonFacts[People];

        AllocatedBy(people, (in PersonFacts facts, Span<Award> _) =>
            Assess.Person(Law, facts, new Award[Assess.AwardsMax])).ShouldBeGreaterThan(People);
    }

    private delegate int Work<T>(in T item, Span<Award> awards);

    private static long AllocatedBy<T>(T[] items, Work<T> work)
    {
        Span<Award> awards = stackalloc Award[8];
        Run(items, work, awards);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(items, work, awards);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static int Run<T>(T[] items, Work<T> work, Span<Award> awards)
    {
        var sum = 0;
        foreach (ref readonly var item in items.AsSpan())
        {
            sum += work(item, awards);
        }

        return sum;
    }
}
