using AnSinh.Core.LawFiles;
using AnSinh.Core.LawFiles.Cases;
using AnSinh.Policy.Assessment;
using AnSinh.Policy.Facts;
using AnSinh.Policy.Law;

namespace AnSinh.Policy.Tests;

/// <summary>What a citizen is told about an amount is what was computed, and nothing else.</summary>
public class ExplainTests
{
    private static readonly LawBook Book = LawFiles.Embedded().Book;

    public static TheoryData<string> Cases => [.. CaseLine.All.Where(c => c.Kind == "").Select(c => c.Id)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_grounds_told_as_given_add_up_to_what_is_paid(string id)
    {
        var line = CaseLine.All.Single(c => c.Id == id);
        var law = line.LawOf(Book, line.Month);
        var (person, care) = LawCaseTests.AwardsOf(law, line.Facts);
        if (CaseFacts.Person(line.Facts) is { } facts)
        {
            var told = Explain.Person(law, facts);
            told.TotalVnd.ShouldBe(Award.TotalVnd(person));
            told.Given.Sum(ground => ground.AmountVnd).ShouldBe(told.TotalVnd);
            told.Given.ShouldAllBe(ground => ground.Conditions.All(condition => condition.Met));
            told.NotMet.ShouldAllBe(ground => ground.AmountVnd == 0);
        }

        Explain.Care(law, CaseFacts.Care(line.Facts)).TotalVnd.ShouldBe(Award.TotalVnd(care));
    }

    [Fact]
    public void A_ground_that_fails_names_the_condition_that_fails()
    {
        var law = Book.For(new Month(2026, 12));
        var told = Explain.Person(law, new PersonFacts
        {
            Birth = BirthDate.Parse("1960-05-01"),
            Poverty = Poverty.NearPoor,
            NoSupporter = true,
            Pension = Pension.None,
        });

        told.TotalVnd.ShouldBe(0);
        var elder = told.Grounds.Single(ground => ground.Code == "ND335.5.5.a");
        elder.Met.ShouldBeFalse();
        elder.Conditions.Single(condition => !condition.Met).Sentence
            .ShouldBe("diện hộ: cần hộ nghèo; dữ kiện: hộ cận nghèo");
    }

    [Fact]
    public void A_lower_right_is_told_as_considered_but_not_added()
    {
        var law = Book.For(new Month(2026, 12));
        var told = Explain.Person(law, new PersonFacts
        {
            Birth = BirthDate.Parse("1950-05-01"),
            Poverty = Poverty.Poor,
            NoSupporter = true,
            Pension = Pension.None,
            Disability = Disability.ExtremelySevere,
        });

        told.Given.Single().Code.ShouldBe("ND335.5.6");
        told.Given.Single().Arithmetic.ShouldBe("540.000 × 2,5 = 1.350.000 đ");
        told.NotAdded.Select(ground => ground.Code).ShouldContain("ND335.5.5.a");
        told.OverlapSource!.Citation.ShouldStartWith("335/2026/NĐ-CP Điều 6 khoản 2");
    }
}
