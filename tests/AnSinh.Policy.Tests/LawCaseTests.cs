using System.Text.Json;

using AnSinh.Core.LawFiles;
using AnSinh.Core.LawFiles.Cases;
using AnSinh.Policy.Assessment;
using AnSinh.Policy.Law;

namespace AnSinh.Policy.Tests;

/// <summary>The worked cases of samples/law-cases.jsonl: what is due, to the đồng.</summary>
public class LawCaseTests
{
    private static readonly LawBook Book = LawFiles.Embedded().Book;

    public static TheoryData<string> Ordinary => Ids("");

    public static TheoryData<string> OldDecree => Ids("nd136");

    [Fact]
    public void The_case_file_has_127_ordinary_cases() => Ordinary.Count.ShouldBe(127);

    [Theory]
    [MemberData(nameof(Ordinary))]
    public void An_ordinary_case_is_paid_to_the_dong(string id)
    {
        var line = CaseLine.All.Single(c => c.Id == id);
        var law = line.LawOf(Book, line.Month);
        var (person, care) = AwardsOf(law, line.Facts);
        var expected = line.Expected;

        law.BaseVnd.ShouldBe(expected.GetProperty("base_used").GetInt64());
        Award.TotalVnd(person).ShouldBe(expected.GetProperty("person_monthly_vnd").GetInt64());
        Award.TotalVnd(care).ShouldBe(expected.GetProperty("caregiver_monthly_vnd").GetInt64());
        (person.Length + care.Length > 0).ShouldBe(expected.GetProperty("eligible").GetBoolean());
        person.Concat(care).Select(a => $"{Book.Code(a.Ground)} {a.Coefficient} {a.AmountVnd}").Order().ShouldBe(
            expected.GetProperty("items").EnumerateArray().Select(ItemText).Order());
    }

    [Theory]
    [MemberData(nameof(OldDecree))]
    public void A_case_of_decree_136_follows_the_recalled_rates(string id)
    {
        var line = CaseLine.All.Single(c => c.Id == id);
        var (person, _) = AwardsOf(line.LawOf(Book, line.Month), line.Facts);
        Award.TotalVnd(person).ShouldBe(line.Expected.GetProperty("total_monthly_vnd").GetInt64());
    }

    internal static (Award[] Person, Award[] Care) AwardsOf(MonthLaw law, JsonElement holder)
    {
        var awards = new Award[Assess.AwardsMax];
        var count = CaseFacts.Person(holder) is { } facts ? Assess.Person(law, facts, awards) : 0;
        var acts = CaseFacts.Care(holder);
        var care = new Award[acts.Length];
        var careCount = Assess.Care(law, acts, care);
        return (awards[..count], care[..careCount]);
    }

    private static string ItemText(JsonElement item)
    {
        var coefficient = item.GetProperty("coef") is { ValueKind: JsonValueKind.Number } value
            ? (int)(value.GetDecimal() * 100)
            : 0;
        return $"{item.GetProperty("code").GetString()} {coefficient} {item.GetProperty("amount").GetInt64()}";
    }

    private static TheoryData<string> Ids(string kind) =>
        [.. CaseLine.All.Where(c => c.Kind == kind).Select(c => c.Id)];
}
