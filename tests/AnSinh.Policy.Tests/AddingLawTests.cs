using AnSinh.Core.LawFiles;
using AnSinh.Policy.Law;

namespace AnSinh.Policy.Tests;

/// <summary>Law is added as law/README.md tells: only text, no program.</summary>
public class AddingLawTests
{
    private const string Resolution =
        """
        - number: 05/2027/NQ-HĐND Cao Bằng
          title: Mức chuẩn trợ giúp xã hội của tỉnh Cao Bằng
          inForce: 2027-01-01
          mark: confirmed
        """;

    private const string Rates =
        """
        - province: "04"
          name: Cao Bằng
          base:
            - from: 2027-01
              value: 650000
              scope: allowance
              cite: 05/2027/NQ-HĐND Cao Bằng Điều 1
              mark: confirmed
        """;

    private const string Group =
        """
          groups:
            - code: CBA.1
              label: Trẻ em thuộc hộ nghèo dưới 6 tuổi
              only: no-decree-allowance
              cite: 05/2027/NQ-HĐND Cao Bằng Điều 2
              mark: confirmed
              conditions:
                - from: 2027-01
                  all: {ageUnder: 6, poverty: poor}
                  cite: 05/2027/NQ-HĐND Cao Bằng Điều 2
                  mark: confirmed
              amounts:
                - from: 2027-01
                  bands: [{coefficient: 1.25}]
                  cite: 05/2027/NQ-HĐND Cao Bằng Điều 2
                  mark: confirmed
        """;

    private const string GroupExample =
        """
        - id: CBA.1/poor-child
          title: "Trẻ em nghèo 5 tuổi không thuộc diện nào của nghị định"
          month: 2027-01
          province: "04"
          person: {birth: 2021-06-01, poverty: poor}
          expect: [{ground: CBA.1, coefficient: 1.25, amountVnd: 812500}]
        - id: CBA.1/disabled-child
          title: "Trẻ em ấy là người khuyết tật: hưởng theo nghị định, không theo nhóm của tỉnh"
          month: 2027-01
          province: "04"
          person: {birth: 2021-06-01, poverty: poor, disability: severe}
          expect: [{ground: ND335.5.6, coefficient: 2.0, amountVnd: 1300000}]
        """;

    private const string Example =
        """
        - id: ND335.5.6/cao-bang
          title: "Khuyết tật nặng ở tỉnh có mức riêng"
          month: 2027-01
          local: {base: 650000}
          person: {birth: 1990-01-01, disability: severe}
          expect: [{ground: ND335.5.6, coefficient: 1.5, amountVnd: 975000}]
        """;

    private const string Decree =
        """
        - number: 10/2027/NĐ-CP
          title: Nâng mức chuẩn trợ giúp xã hội
          signed: 2027-05-20
          inForce: 2027-07-01
          mark: confirmed
        """;

    private const string NewRate =
        """
          - from: 2027-07
            value: 600000
            cite: 10/2027/NĐ-CP Điều 1
            mark: confirmed
        """;

    [Fact]
    public void A_resolution_of_a_province_is_added_by_three_texts()
    {
        var law = With(("instruments.yaml", Resolution), ("local-rates.yaml", Rates), ("examples/nd335-2026-disability.yaml", Example));

        LawExamples.Check(law).ShouldBeEmpty();
        law.Book.LocalIn("04", new Month(2027, 1))!.BaseVnd.ShouldBe(650_000);
        law.Book.LocalIn("04", new Month(2026, 12)).ShouldBeNull();
    }

    [Fact]
    public void An_extra_group_of_the_resolution_is_one_text_more()
    {
        var law = With(
            ("instruments.yaml", Resolution), ("local-rates.yaml", Rates + "\n" + Group),
            ("examples/nd335-2026-disability.yaml", Example + "\n" + GroupExample));

        LawExamples.Check(law).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("poverty: poor", "hoKhau: yes", "hoKhau")]
    [InlineData("poverty: poor", "poverty: rich", "rich")]
    [InlineData("no-decree-allowance", "everybody", "everybody")]
    [InlineData("bands: [{coefficient: 1.25}]", "byPlace: {rural: 1500000}", "urban")]
    [InlineData("bands: [{coefficient: 1.25}]", "note: chưa rõ", "đúng một trong ba")]
    [InlineData("bands: [{coefficient: 1.25}]", "bands: [{amount: 700000}]", "coefficient")]
    public void Control_a_group_that_says_what_nobody_knows_is_refused_with_file_line_and_reason(
        string right, string wrong, string told)
    {
        var refused = Should.Throw<LawFileException>(() => With(
            ("instruments.yaml", Resolution),
            ("local-rates.yaml", Rates + "\n" + Group.Replace(right, wrong, StringComparison.Ordinal))));

        refused.Problems[0].Sentence.ShouldContain(told);
        refused.Problems[0].Where.ShouldMatch(@"^local-rates\.yaml:\d+$");
    }

    [Fact]
    public void A_decree_that_raises_the_rate_is_added_by_two_texts()
    {
        var law = With(("instruments.yaml", Decree), ("parameters/standard-rate.yaml", NewRate));

        law.Book.For(new Month(2027, 6)).BaseVnd.ShouldBe(540_000);
        law.Book.For(new Month(2027, 7)).BaseVnd.ShouldBe(600_000);
    }

    [Fact]
    public void Control_a_resolution_that_is_not_in_the_register_is_refused_with_file_and_line()
    {
        var refused = Should.Throw<LawFileException>(() => With(("local-rates.yaml", Rates)));

        refused.Problems.ShouldAllBe(problem => problem.Code == LawConsistency.NoSource);
        refused.Problems[0].Where.ShouldStartWith("local-rates.yaml:");
    }

    [Theory]
    [InlineData("scope: allowance", "scope: moi", "moi")]
    [InlineData("scope: allowance", "scope: care\n      facilityValue: 700000", "facilityValue")]
    public void Control_a_scope_that_says_nothing_is_refused_with_its_repair(string from, string to, string told) =>
        Should.Throw<LawFileException>(() => With(
            ("instruments.yaml", Resolution), ("local-rates.yaml", Rates.Replace(from, to, StringComparison.Ordinal))))
            .Problems[0].Sentence.ShouldContain(told);

    [Fact]
    public void Control_a_wrong_amount_in_the_example_is_found() => LawExamples.Check(With(
        ("instruments.yaml", Resolution), ("local-rates.yaml", Rates),
        ("examples/nd335-2026-disability.yaml", Example.Replace("975000", "975001", StringComparison.Ordinal))))
        .Single().Code.ShouldBe(LawExamples.Wrong);

    private static LoadedLaw With(params (string File, string Text)[] added)
    {
        var texts = new Dictionary<string, string>(LawFiles.EmbeddedTexts());
        foreach (var (file, text) in added)
        {
            texts[file] = texts[file].TrimEnd() + "\n" + text + "\n";
        }

        return LawFiles.Load(texts);
    }
}
