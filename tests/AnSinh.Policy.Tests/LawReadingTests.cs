using System.Text.Json;
using AnSinh.Core.LawFiles;
using AnSinh.Core.LawFiles.Cases;
using AnSinh.Policy.Assessment;
using AnSinh.Policy.Facts;
using AnSinh.Policy.Law;

namespace AnSinh.Policy.Tests;

/// <summary>Where the law can be read in two ways an answer states both, and which one is configured.</summary>
public class LawReadingTests
{
    private static readonly LoadedLaw Embedded = LawFiles.Embedded();

    public static TheoryData<string, string, string> AmbiguousCases => new()
    {
        { "C51-021", "birthday-on-first", """{"person_monthly_vnd":0}""" },
        { "HIV-004", "birthday-month-right", """{"person_monthly_vnd":810000}""" },
        { "E75-002", "ND335.5.5.a", """{"person_monthly_vnd":810000}""" },
        { "C57-010", "leap-day-birthday", """{"person_monthly_vnd":810000}""" },
        { "FAC-002", "facility-birthday-month", """{"person_monthly_vnd":2500000}""" },
        { "START-003", "start-disability", """{"start_month":"2026-09"}""" },
        { "FUN-004", "one-time-base", """{"one_time_vnd":10000000}""" },
    };

    [Theory]
    [MemberData(nameof(AmbiguousCases))]
    public void An_ambiguous_case_states_both_readings_and_what_the_other_one_gives(
        string id, string reading, string otherwise)
    {
        var line = File.ReadLines("samples/law-cases.jsonl")
            .Single(one => one.Contains($"\"{id}\"", StringComparison.Ordinal));

        var told = Readings(line).ShouldHaveSingleItem();

        told.GetProperty("id").GetString().ShouldBe(reading);
        told.GetProperty("configured").GetString().ShouldNotBeNullOrEmpty();
        told.GetProperty("other").GetString().ShouldNotBe(told.GetProperty("configured").GetString());
        told.GetProperty("set_in").GetString()!.ShouldContain(".yaml:");
        told.GetProperty("citation").GetString()!.ShouldContain("NĐ-CP");
        foreach (var field in JsonDocument.Parse(otherwise).RootElement.EnumerateObject())
        {
            told.GetProperty("other_result").GetProperty(field.Name).ToString().ShouldBe(field.Value.ToString());
        }
    }

    [Theory]
    [InlineData("2008-11-02", "2024-11")]
    [InlineData("2008-11-01", "2024-10")]
    [InlineData("2008-11-01", "2024-12")]
    public void Control_a_case_that_both_readings_answer_alike_states_none(string birth, string month) => Readings(
        $$$"""
        {"id":"R","as_of_month":"{{{month}}}","facts":{"person":{"dob":"{{{birth}}}","child_situation":"b"} } }
        """)
        .ShouldBeEmpty();

    [Theory]
    [InlineData("2025-06-30", 0)]
    [InlineData("2025-07-01", 1)]
    [InlineData("2026-10-04", 1)]
    [InlineData("2026-10-05", 0)]
    public void The_first_month_of_a_disability_is_open_only_while_Decree_147_counts(string received, int readings) =>
        Readings(
        $$$"""
        {"id":"R","as_of_month":"2026-11","facts":{"special":{"kind":"start_month","ground":"5.6",
        "certificate_date":"2025-05-10","dossier_received":"{{{received}}}","decision_signed":"2026-10-20"} } }
        """)
        .Count.ShouldBe(readings);

    [Theory]
    [InlineData("2026-06-30", 0)]
    [InlineData("2026-07-01", 1)]
    [InlineData("2026-10-04", 1)]
    [InlineData("2026-10-05", 0)]
    public void A_funeral_is_read_two_ways_only_in_the_months_that_the_rate_reaches_back_to(
        string died, int readings) =>
        Readings(
        $$$"""
        {"id":"R","as_of_month":"2026-11","facts":{"special":{"kind":"funeral","deceased":"monthly_beneficiary",
        "death_date":"{{{died}}}"} } }
        """)
        .Count.ShouldBe(readings);

    [Fact]
    public void A_poor_single_parent_with_several_clauses_is_told_that_all_might_be_added() => Readings(
        """
        {"id":"R","as_of_month":"2026-11","facts":{"person":{"dob":"1960-01-01","poverty":"poor","single_parent":true,
        "children":[{"dob":"2020-01-01"}],"no_supporter_or_supporter_on_assistance":true,"disability":"severe"}}}
        """)
        .Select(told => told.GetProperty("id").GetString()).ShouldBe(["overlap-exception-reading"]);

    [Fact]
    public void Each_reading_changes_one_place_of_the_law_and_keeps_the_rest()
    {
        foreach (var reading in LawReading.Of(Embedded.Book))
        {
            var (mine, other) = (Embedded.Book.Content, reading.Otherwise.Content);
            var parameters = mine.Parameters.Zip(other.Parameters).Count(pair => pair.First != pair.Second);
            var grounds = mine.Grounds.Zip(other.Grounds).Count(pair => pair.First != pair.Second);
            (parameters + grounds).ShouldBe(1, reading.Id);
        }
    }

    [Theory]
    [InlineData("birthday-month-right", "new-right", "ND335.5.8")]
    [InlineData("birthday-month-right", "highest", "ND335.5.3")]
    public void A_law_that_is_set_the_other_way_is_told_the_other_way(string id, string word, string given)
    {
        var child = new PersonFacts
        {
            Birth = BirthDate.Of(new DateOnly(2010, 11, 20)),
            Hiv = true,
            Poverty = Poverty.Poor,
            Pension = Pension.None,
        };

        var told = Explain.Person(ChangedLaw.Choice(id, word).For(new Month(2026, 11)), child);

        told.Given.Single().Code.ShouldBe(given);
        told.Given.Sum(ground => ground.AmountVnd).ShouldBe(told.TotalVnd);
        told.Given.Single().Conditions.ShouldAllBe(condition => condition.Met);
        // Where the new right takes the month, the child is told as one that has left the old one behind.
        told.NotAdded.Any().ShouldBe(word == "highest");
    }

    [Theory]
    [InlineData("2026-10", "ND335.5.3 200 1080000")]
    [InlineData("2026-12", "ND335.5.8 150 810000")]
    public void Only_the_month_of_the_birthday_is_read_two_ways(string month, string paid)
    {
        var child = new PersonFacts
        {
            Birth = BirthDate.Of(new DateOnly(2010, 11, 20)),
            Hiv = true,
            Poverty = Poverty.Poor,
            Pension = Pension.None,
        };
        foreach (var word in (ReadOnlySpan<string>)["new-right", "highest"])
        {
            var law = ChangedLaw.Choice("birthday-month-right", word).For(Month.Parse(month));
            Paid.To(law, child).ShouldBe(paid, word);
        }
    }

    [Fact]
    public void A_birthday_month_that_begins_no_right_stays_with_the_old_one()
    {
        var child = new PersonFacts { Birth = BirthDate.Of(new DateOnly(2010, 11, 20)), ChildSituation = 'b' };

        var law = ChangedLaw.Choice("birthday-month-right", "new-right").For(new Month(2026, 11));
        Paid.To(law, child).ShouldBe("ND335.5.1.b 150 810000");
        var told = Explain.Person(law, child).Given.Single();
        (told.Code, told.AmountVnd).ShouldBe(("ND335.5.1.b", 810_000));
        told.Conditions.ShouldAllBe(condition => condition.Met);
    }

    [Theory]
    [InlineData("parameters/start-disability.yaml", "otherReading: certificate", "otherReading: signing", "khác value")]
    [InlineData("parameters/start-disability.yaml", "otherReading: certificate", "otherReading: later", "một trong")]
    [InlineData(
        "parameters/start-disability.yaml", "  certificate: từ tháng", "  other: từ tháng", "readings chỉ giải thích")]
    [InlineData(
        "parameters/start-disability.yaml", "  certificate: từ tháng cấp giấy xác nhận khuyết tật\n", "",
        "phải giải thích \"certificate\"")]
    [InlineData(
        "categories/nd335-2026.yaml", "          configured: chuyển cả", "          chosen: chuyển cả", "configured")]
    public void Control_a_reading_that_says_nothing_is_refused_with_file_and_line(
        string file, string right, string wrong, string told)
    {
        var refused = Should.Throw<LawFileException>(() => ChangedLaw.Text(file, right, wrong));

        refused.Problems[0].Sentence.ShouldContain(told);
        refused.Problems[0].Where.ShouldStartWith(file + ":");
    }

    private static List<JsonElement> Readings(string line)
    {
        var result = JsonDocument.Parse(new CaseAnswers(Embedded).Answer(line)).RootElement.GetProperty("result");
        return result.TryGetProperty("readings", out var readings) ? [.. readings.EnumerateArray()] : [];
    }
}
