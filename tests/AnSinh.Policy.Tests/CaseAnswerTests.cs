using System.Text.Json;
using AnSinh.Core.LawFiles;
using AnSinh.Core.LawFiles.Cases;

namespace AnSinh.Policy.Tests;

/// <summary>`law assess` answers every case of samples/law-cases.jsonl as expected, or by a reading that is also right.</summary>
public class CaseAnswerTests
{
    private static readonly CaseAnswers Answers = new(LawFiles.Embedded());
    private static readonly IReadOnlyDictionary<string, string> Lines = File.ReadLines("samples/law-cases.jsonl")
        .ToDictionary(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()!);

    public static TheoryData<string> Ids => [.. Lines.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_case_is_answered(string id)
    {
        var root = JsonDocument.Parse(Lines[id]).RootElement;
        var answer = JsonDocument.Parse(Answers.Answer(Lines[id])).RootElement;
        var readings = root.TryGetProperty("accept", out var accept)
            ? accept.EnumerateArray().Prepend(root.GetProperty("expected")) : [root.GetProperty("expected")];

        answer.GetProperty("id").GetString().ShouldBe(id);
        readings.Any(reading => Fits(reading, answer.GetProperty("result"))).ShouldBeTrue(answer.ToString());
    }

    [Theory]
    [InlineData("""{"id":"X-1","as_of_month":"2026-08","facts":{"person":{"dob":"2022-07-10","child_situation":"a"},"special":{"kind":"timeline","months":["2026-06","2026-07"]}}}""",
        """{"amounts":[{"month":"2026-06","vnd":1250000},{"month":"2026-07","vnd":810000}]}""")]
    [InlineData("""{"id":"X-2","as_of_month":"2026-11","facts":{"special":{"kind":"household","members":[{"ref":"w","spouse_ref":"h","person":{"dob":"1995-01-01","disability":"severe"},"caregiving":[{"type":"disabled_parent_or_pregnant","children":["2025-01-01"]}]},{"ref":"h","spouse_ref":"w","person":{"dob":"1994-01-01","disability":"severe"},"caregiving":[{"type":"disabled_parent_or_pregnant","children":["2025-01-01"]}]}]}}}""",
        """{"person_monthly_vnd":1620000,"caregiver_monthly_vnd":810000,"total_monthly_vnd":2430000}""")]
    [InlineData("""{"id":"X-3","as_of_month":"2026-12","facts":{"person":{"dob":"1980-01-01","disability":"severe"},"special":{"kind":"move","old_last_paid_month":"2026-11","old_base":null,"new_base":600000,"months":["2026-11","2026-12"]}}}""",
        """{"new_start":"2026-12","no_gap":true,"no_double":true,"amounts":[{"month":"2026-11","vnd":810000,"payer":"old"},{"month":"2026-12","vnd":900000,"payer":"new"}]}""")]
    public void The_worked_examples_of_the_schema_are_answered(string line, string expected) =>
        Fits(JsonDocument.Parse(expected).RootElement, Result(line)).ShouldBeTrue(Answers.Answer(line));

    [Theory]
    [InlineData("survivor_si", "2026-10-04", "1950-01-01", "none", 0)]
    [InlineData("survivor_si", "2026-10-05", "1951-10-05", "none", 10_800_000)]
    [InlineData("survivor_si", "2026-10-05", "1951-10-06", "none", 0)]
    [InlineData("survivor_si", "2026-10-05", "1956-10-05", "near_poor", 10_800_000)]
    [InlineData("survivor_si", "2026-10-05", "1956-10-06", "poor", 0)]
    [InlineData("other_monthly_allowance", "2026-11-01", "1955-01-01", "poor", 0)]
    [InlineData("other_monthly_allowance", "2024-06-30", "1944-06-30", "none", 7_200_000)]
    public void Funeral_support_counts_the_age_on_the_day_of_death(string deceased, string died, string birth, string poverty, long vnd) =>
        OneTime($$"""{"kind":"funeral","deceased":"{{deceased}}","death_date":"{{died}}","dob":"{{birth}}","poverty":"{{poverty}}"}""").ShouldBe(vnd);

    [Theory]
    [InlineData("""{"kind":"funeral","deceased":"applicant_undecided","death_date":"2026-10-04","eligible":true}""", 0)]
    [InlineData("""{"kind":"funeral","deceased":"applicant_undecided","death_date":"2026-10-05","eligible":true}""", 10_800_000)]
    [InlineData("""{"kind":"funeral","deceased":"applicant_undecided","death_date":"2026-10-05"}""", 0)]
    [InlineData("""{"kind":"funeral","deceased":"social_pension_applicant_undecided","death_date":"2025-08-01","eligible":true}""", 10_000_000)]
    [InlineData("""{"kind":"funeral","deceased":"disaster_unclaimed","death_date":"2026-11-01","actual_cost_vnd":31000000}""", 31_000_000)]
    [InlineData("""{"kind":"funeral","deceased":"disaster_unclaimed","death_date":"2026-11-01","actual_cost_vnd":5000000}""", 27_000_000)]
    [InlineData("""{"kind":"funeral","deceased":"monthly_beneficiary","death_date":"2026-11-01","other_law_vnd":10800000}""", 0)]
    [InlineData("""{"kind":"funeral","deceased":"monthly_beneficiary","death_date":"2026-11-01","other_law_vnd":10799999}""", 10_800_000)]
    [InlineData("""{"kind":"injury","event_date":"2026-11-01","hospital_days":3}""", 5_400_000)]
    [InlineData("""{"kind":"injury","event_date":"2024-06-30","hospital_days":2}""", 0)]
    [InlineData("""{"kind":"house","event_date":"2026-11-01","damage":"relocation","household":"none"}""", 30_000_000)]
    [InlineData("""{"kind":"house","event_date":"2026-11-01","damage":"destroyed","household":"none"}""", 0)]
    [InlineData("""{"kind":"house","event_date":"2022-11-01","damage":"heavy_damage","household":"difficult"}""", 20_000_000)]
    [InlineData("""{"kind":"temp_foster_meals","from_date":"2026-10-03","days":4}""", 320_000)]
    [InlineData("""{"kind":"temp_foster_meals","from_date":"2026-11-01","days":200}""", 9_200_000)]
    public void One_time_support_follows_the_law_of_its_day(string special, long vnd) => OneTime(special).ShouldBe(vnd);

    [Theory]
    [InlineData("tet", 4, 3, 60)]
    [InlineData("disaster", 4, 3, 180)]
    [InlineData("disaster", 4, 5, 180)]
    public void Rice_is_given_for_no_more_months_than_the_law_allows(string reason, int persons, int months, long kg) =>
        Result(Special($$"""{"kind":"rice","reason":"{{reason}}","persons":{{persons}},"months":{{months}}}"""))
            .GetProperty("rice_kg").GetInt64().ShouldBe(kg);

    [Theory]
    [InlineData("5.6", "2025-06-30", "2025-07-20", "2025-05")]
    [InlineData("5.6", "2025-07-01", "2025-07-20", "2025-07")]
    [InlineData("5.1", "2025-06-30", "2025-07-20", "2025-07")]
    [InlineData("CARE", "2024-06-30", "2024-07-20", "2024-07")]
    [InlineData("5.5.b_old", "2025-06-01", "2025-06-20", "2025-03")]
    public void The_first_month_follows_the_rules_of_the_day_of_receipt(string ground, string received, string signed, string first) =>
        Result(Special($$"""{"kind":"start_month","ground":"{{ground}}","certificate_date":"2025-05-10","dob":"1950-03-31","dossier_received":"{{received}}","decision_signed":"{{signed}}"}"""))
            .GetProperty("start_month").GetString().ShouldBe(first);

    [Theory]
    [InlineData("""{"kind":"stop","event":"death","event_date":"2026-11-30","paid_months":["2027-01","2026-11","2026-12"]}""",
        """{"action":"TERMINATE","last_paid_month":"2026-11","stop_from":"2026-12","overpaid_months":["2026-12","2027-01"]}""")]
    [InlineData("""{"kind":"stop","event":"not_collected","event_date":"2026-11-20","consecutive_months":2}""", """{"action":"NONE"}""")]
    [InlineData("""{"kind":"stop","event":"detained","event_date":"2026-10-04","months":1}""", """{"action":"SUSPEND"}""")]
    [InlineData("""{"kind":"stop","event":"detained","event_date":"2026-10-04","months":0.9}""", """{"action":"NONE"}""")]
    [InlineData("""{"kind":"stop","event":"detained","event_date":"2026-10-05","months":6}""", """{"action":"NONE"}""")]
    [InlineData("""{"kind":"stop","event":"no_cure_after_suspension","suspend_cause":"refuses_review","suspended_from":"2026-01","review_month":"2026-03"}""", """{"action":"NONE"}""")]
    [InlineData("""{"kind":"stop","event":"no_cure_after_suspension","suspend_cause":"not_collected","suspended_from":"2026-01","review_month":"2026-09"}""", """{"action":"NONE"}""")]
    [InlineData("""{"kind":"stop","event":"review_after_suspension","suspended_from":"2026-10","review_month":"2026-12","outcome":"unchanged"}""", """{"action":"RESUME","resume_from":"2026-10","backpay":true}""")]
    [InlineData("""{"kind":"stop","event":"review_after_suspension","suspended_from":"2026-10","review_month":"2026-12","outcome":"changed","changed_month":"2026-11"}""", """{"action":"ADJUST","effective_from":"2026-11"}""")]
    public void A_benefit_stops_is_suspended_or_goes_on(string special, string expected) =>
        Fits(JsonDocument.Parse(expected).RootElement, Result(Special(special))).ShouldBeTrue();

    [Theory]
    [InlineData("2026-08-21", 1, "2026-08-24")]
    [InlineData("2026-02-13", 1, "2026-02-23")]
    [InlineData("2026-04-24", 2, "2026-04-29")]
    [InlineData("2027-04-29", 1, "2027-05-04")]
    [InlineData("2023-04-28", 1, "2023-05-04")]
    public void A_deadline_of_a_case_knows_the_days_off_and_no_swaps(string received, int days, string due) =>
        Result(Special($$"""{"kind":"deadline","procedure":"care","received_date":"{{received}}","working_days":{{days}}}"""))
            .GetProperty("due_date").GetString().ShouldBe(due);

    [Theory]
    [InlineData("""{"id":"B","as_of_month":"2026-13","facts":{}}""", "as_of_month")]
    [InlineData("""{"id":"B","as_of_month":"2026-12","facts":{"person":{"dob":"31/12/1980"}}}""", "dob")]
    [InlineData("""{"id":"B","as_of_month":"2026-12","facts":{"person":{"dob":"1980-12-31","poverty":"rich"}}}""", "poverty")]
    [InlineData("""{"id":"B","as_of_month":"2026-12","facts":{"special":{"kind":"lottery"}}}""", "lottery")]
    [InlineData("""{"id":"B","as_of_month":"2026-12","facts":{"special":{"kind":"house","event_date":"2026-12-01"}}}""", "damage")]
    public void A_case_that_cannot_be_handled_is_named_and_not_guessed(string line, string field)
    {
        var answer = JsonDocument.Parse(Answers.Answer(line)).RootElement;
        answer.GetProperty("id").GetString().ShouldBe("B");
        answer.GetProperty("error").GetString()!.ShouldContain(field);
    }

    private static string Special(string special) =>
        $$"""{"id":"S","as_of_month":"2026-11","facts":{"person":null,"special":{{special}} } }""";

    private static long OneTime(string special) => Result(Special(special)).GetProperty("one_time_vnd").GetInt64();

    private static JsonElement Result(string line) => JsonDocument.Parse(Answers.Answer(line)).RootElement.GetProperty("result");

    /// <summary>Every field of the reading but code, basis and note is equal in the answer; items are a set of (coef, amount).</summary>
    private static bool Fits(JsonElement expected, JsonElement read) => expected.EnumerateObject().All(field =>
        field.Name is "note"
        || (read.TryGetProperty(field.Name, out var value)
            ? field.Name == "items" ? Items(field.Value).SequenceEqual(Items(value)) : Same(field.Value, value)
            : field.Value.ValueKind == JsonValueKind.Null));

    private static IEnumerable<string> Items(JsonElement items) => items.EnumerateArray()
        .Select(item => $"{Number(item.GetProperty("coef"))} {Number(item.GetProperty("amount"))}").Order();

    private static string Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number ? value.GetDecimal().ToString("0.##########", null) : "null";

    private static bool Same(JsonElement a, JsonElement b) => a.ValueKind switch
    {
        JsonValueKind.Number => b.ValueKind == JsonValueKind.Number && a.GetDecimal() == b.GetDecimal(),
        JsonValueKind.Array => b.ValueKind == JsonValueKind.Array && a.GetArrayLength() == b.GetArrayLength()
            && a.EnumerateArray().Zip(b.EnumerateArray()).All(pair => Same(pair.First, pair.Second)),
        JsonValueKind.Object => a.EnumerateObject().All(field => b.TryGetProperty(field.Name, out var value) && Same(field.Value, value)),
        _ => a.ToString() == b.ToString(),
    };
}
