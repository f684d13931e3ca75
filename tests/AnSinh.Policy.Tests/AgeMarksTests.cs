using System.Globalization;
using AnSinh.Core.LawFiles;
using AnSinh.Policy.Assessment;
using AnSinh.Policy.Facts;

namespace AnSinh.Policy.Tests;

/// <summary>The ages at which an answer can change come from the law of the month and miss none.</summary>
public class AgeMarksTests
{
    private const int OldestMonths = 101 * 12;

    private static readonly Lazy<LoadedLaw> Law = new(LawFiles.Embedded);

    [Theory]
    [InlineData("2020-06", "3 4 16 22 60 80")]
    [InlineData("2024-09", "3 4 16 22 60 75 80")]
    [InlineData("2025-09", "3 4 16 22 60 70 75 80")]
    [InlineData("2026-12", "3 4 16 60 70 75")]
    public void Each_decree_brings_its_own_ages(string month, string years)
    {
        var marks = AgeMarks.Of(Law.Value.Book.For(Month.Parse(month)));
        marks.From.Union(marks.Under).Order().Select(months => (months / 12, months % 12))
            .ShouldBe(years.Split(' ').Select(year => (int.Parse(year, CultureInfo.InvariantCulture), 0)));
    }

    [Theory]
    [InlineData(48, 48, false)]
    [InlineData(36, 36, true)]
    [InlineData(192, 192, true)]
    [InlineData(900, 900, false)]
    public void An_age_is_reached_in_its_month_and_left_in_the_month_after(int at, int age, bool isLeft)
    {
        var marks = new AgeMarks(new HashSet<int> { 48, 900 }, new HashSet<int> { 36, 192 });

        marks.ChangingAt(isLeft ? at + 1 : at).ShouldBe((age, isLeft));
        marks.ChangingAt(isLeft ? at : at + 1).ShouldBeNull();
        marks.ChangingAt(at - 1).ShouldBeNull();
    }

    [Theory]
    [InlineData("2020-06")]
    [InlineData("2024-09")]
    [InlineData("2025-09")]
    [InlineData("2026-08")]
    [InlineData("2026-12")]
    public void No_other_age_changes_an_answer(string text)
    {
        var month = Month.Parse(text);
        var law = Law.Value.Book.For(month);
        var younger = law.WithAgesOf(month.Plus(-1));
        var marks = AgeMarks.Of(law);
        var changing = new HashSet<int>();
        // From the month after birth: being born is no age.
        for (var months = 1; months <= OldestMonths && month.Plus(-months).Year >= 1900; months++)
        {
            foreach (var facts in People(month.Plus(-months)))
            {
                if (Sum(law, facts) != Sum(younger, facts))
                {
                    changing.Add(months);
                    marks.ChangingAt(months).ShouldNotBeNull($"{months / 12} years {months % 12} months");
                }
            }
        }

        changing.Count.ShouldBeGreaterThan(4); // the control: there are ages that do
    }

    private static IEnumerable<PersonFacts> People(Month born)
    {
        var birth = new BirthDate(born.Year, born.Number, 15);
        foreach (var poverty in Enum.GetValues<Poverty>())
        {
            var plain = new PersonFacts { Birth = birth, Poverty = poverty, StudyContinuous = true, Children = [] };
            yield return plain with { ChildSituation = 'a' };
            yield return plain with { Hiv = true };
            yield return plain with { Received51Before16 = true, StudyingFirstDegree = true };
            yield return plain with { Disability = Disability.Severe };
            yield return plain with { Disability = Disability.ExtremelySevere };
            yield return plain with { EspeciallyDifficultArea = true };
            yield return plain with { Pension = Pension.None, SocialPensionRequested = true, NoSupporter = true };
            yield return plain with { Pension = Pension.None, FosterElder = true, EspeciallyDifficultArea = true };
        }
    }

    private static long Sum(MonthLaw law, PersonFacts facts)
    {
        Span<Award> awards = stackalloc Award[Assess.AwardsMax];
        return Award.TotalVnd(awards[..Assess.Person(law, facts, awards)]);
    }
}
