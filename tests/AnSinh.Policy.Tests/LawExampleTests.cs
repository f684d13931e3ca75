using AnSinh.Core.LawFiles;

namespace AnSinh.Policy.Tests;

/// <summary>The worked cases beside the law (law/examples), and that every ground has them on both sides.</summary>
public class LawExampleTests
{
    private static readonly LoadedLaw Law = LawFiles.Embedded();

    public static TheoryData<string> Ids => [.. Law.Examples.Select(example => example.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_worked_case_is_paid_to_the_dong(string id) =>
        ExampleRules.Fault(Law.Book, Law.Examples.Single(example => example.Id == id)).ShouldBeNull();

    [Fact]
    public void Every_name_is_used_once() => Ids.Count.ShouldBe(Law.Examples.DistinctBy(e => e.Id).Count());

    [Fact]
    public void Every_ground_has_a_case_on_each_side_of_each_boundary() =>
        ExampleRules.Missing(Law.Book, Law.Examples).ShouldBeEmpty();

    [Fact]
    public void Control_an_amount_that_is_one_dong_off_is_found()
    {
        var right = Law.Examples.First(example => example.Expected.Count == 1);
        var wrong = right with
        {
            Expected = [right.Expected[0] with { AmountVnd = right.Expected[0].AmountVnd + 1 }],
        };
        ExampleRules.Fault(Law.Book, wrong).ShouldNotBeNull();
    }

    [Fact]
    public void Control_a_ground_without_cases_is_found()
    {
        var missing = ExampleRules.Missing(
            Law.Book, [.. Law.Examples.Where(e => !e.Id.StartsWith("ND20.5.7/", StringComparison.Ordinal))]);

        missing.ShouldBe(
        [
            "ND20.5.7 from 2021-07-01: no case that expects it", "ND20.5.7 from 2021-07-01: no case that does not",
            "ND20.5.7 from 2021-07-01: no case of 36 months", "ND20.5.7 from 2021-07-01: no case of 37 months",
        ], ignoreOrder: true);
    }

    [Fact]
    public void Control_one_side_of_a_boundary_left_out_is_found() =>
        ExampleRules.Missing(Law.Book, [.. Law.Examples.Where(e => e.Id != "ND335.5.5.a/before-75")])
            .ShouldBe(["ND335.5.5.a from 2026-07-01: no case of 899 months"]);
}
