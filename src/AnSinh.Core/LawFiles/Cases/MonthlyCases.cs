using System.Text.Json;
using System.Text.Json.Nodes;
using AnSinh.Policy;
using AnSinh.Policy.Assessment;
using AnSinh.Policy.Law;

namespace AnSinh.Core.LawFiles.Cases;

/// <summary>Cases about what is due each month: ordinary, arrears, timeline, change of residence, household.</summary>
internal sealed class MonthlyCases(LawBook book)
{
    /// <summary>What is due to a person, and for care, in one month.</summary>
    private readonly record struct Due(MonthLaw Law, Award[] Person, Award[] Care)
    {
        public long PersonVnd => Award.TotalVnd(Person);

        public long CareVnd => Award.TotalVnd(Care);

        public long TotalVnd => PersonVnd + CareVnd;
    }

    private readonly Dictionary<(Month, LocalLaw?), MonthLaw> laws = [];

    public JsonObject Ordinary(CaseGiven given)
    {
        var due = Assessed(given.Facts, given.AsOf, given.Local);
        return new JsonObject
        {
            ["eligible"] = due.TotalVnd > 0,
            ["person_monthly_vnd"] = due.PersonVnd,
            ["caregiver_monthly_vnd"] = due.CareVnd,
            ["total_monthly_vnd"] = due.TotalVnd,
            ["base_used"] = due.Law.BaseVnd,
            ["items"] = new JsonArray([.. due.Person.Concat(due.Care).Select(Item)]),
        };
    }

    /// <summary>
    /// Due now less paid then, month by month, not after the month of death (335/2026/NĐ-CP Điều 32).
    /// </summary>
    public JsonObject Arrears(CaseGiven given)
    {
        var died = given.Special.Day("death_date");
        var differences = new List<long>();
        foreach (var paid in given.Special.Items("paid"))
        {
            var month = paid.NeededMonth("month");
            if (died is { } on && month > Month.Of(on))
            {
                continue;
            }

            var differenceVnd = Assessed(given.Facts, month, given.Local).TotalVnd - paid.NeededWhole("vnd");
            if (differenceVnd > 0)
            {
                differences.Add(differenceVnd);
            }
        }

        return new JsonObject
        {
            ["arrears_vnd"] = differences.Sum(),
            ["months"] = differences.Count,
            ["per_month"] = differences.Distinct().Count() == 1 ? differences[0] : null,
        };
    }

    public JsonObject Timeline(CaseGiven given) => new()
    {
        ["amounts"] = Amounts(Months(given), month => new JsonObject
        {
            ["month"] = month.ToString(),
            ["vnd"] = Assessed(given.Facts, month, given.Local).TotalVnd,
        }),
    };

    /// <summary>The new commune pays from the month after the last one that the old commune paid (Điều 8).</summary>
    public JsonObject Move(CaseGiven given)
    {
        var last = given.Special.NeededMonth("old_last_paid_month");
        var move = new JsonObject { ["new_start"] = last.Plus(1).ToString(), ["no_gap"] = true, ["no_double"] = true };
        if (given.Special.Part("months") is not null)
        {
            move["amounts"] = Amounts(Months(given), month => new JsonObject
            {
                ["month"] = month.ToString(),
                ["vnd"] = Assessed(
                    given.Facts, month, LocalAt(given, month <= last ? "old_base" : "new_base")).TotalVnd,
                ["payer"] = month <= last ? "old" : "new",
            });
        }

        return move;
    }

    /// <summary>Sums over the members; two spouses who are both disabled parents get one share, the larger.</summary>
    public JsonObject Household(CaseGiven given)
    {
        var members = given.Special.Items("members").ToList();
        var dues = members.Select(member => Assessed(member, given.AsOf, given.Local)).ToList();
        var careVnd = dues.Sum(due => due.CareVnd);
        for (var i = 0; i < members.Count; i++)
        {
            for (var j = i + 1; j < members.Count; j++)
            {
                if (AreSpouses(members[i], members[j]))
                {
                    careVnd -= Math.Min(ParentVnd(dues[i]), ParentVnd(dues[j]));
                }
            }
        }

        var personVnd = dues.Sum(due => due.PersonVnd);
        return new JsonObject
        {
            ["person_monthly_vnd"] = personVnd,
            ["caregiver_monthly_vnd"] = careVnd,
            ["total_monthly_vnd"] = personVnd + careVnd,
        };
    }

    private Due Assessed(JsonElement holder, Month month, LocalLaw? local)
    {
        if (!laws.TryGetValue((month, local), out var law))
        {
            law = book.Covers(month)
                ? book.For(month, local)
                : throw new CaseException($"month: the law is known from {book.FirstMonth} on, read {month}");
            laws[(month, local)] = law;
        }

        var awards = new Award[Assess.AwardsMax];
        var count = CaseFacts.Person(holder) is { } person ? Assess.Person(law, person, awards) : 0;
        var acts = CaseFacts.Care(holder);
        var care = new Award[acts.Length];
        return new Due(law, awards[..count], care[..Assess.Care(law, acts, care)]);
    }

    private JsonObject Item(Award award) => new()
    {
        ["code"] = book.Code(award.Ground),
        ["coef"] = award.Kind == AwardKind.SocialPension ? null : JsonNode.Parse(CoefficientJson(award.Coefficient)),
        ["amount"] = award.AmountVnd,
        ["basis"] = book.Labels[award.Ground].Citation,
    };

    /// <summary>150 as 1.5: written from whole numbers.</summary>
    private static string CoefficientJson(int hundredths) =>
        FormattableString.Invariant($"{hundredths / 100}.{hundredths % 100:00}").TrimEnd('0').TrimEnd('.');

    private long ParentVnd(Due due) => due.Care
        .Where(award => book.Code(award.Ground) == "CARE.DIS_PARENT").Sum(award => award.AmountVnd);

    private static bool AreSpouses(JsonElement one, JsonElement other) =>
        one.Text("spouse_ref") is { } spouse && spouse == other.Text("ref")
            && other.Text("spouse_ref") == one.Text("ref");

    private static LocalLaw? LocalAt(CaseGiven given, string name) =>
        CaseReader.Local(given.Facts, given.Special.Whole(name) ?? given.LocalBaseVnd);

    private static IEnumerable<Month> Months(CaseGiven given) =>
        given.Special.Items("months").Select(month => CaseReader.MonthOf(month, "months"));

    private static JsonArray Amounts(IEnumerable<Month> months, Func<Month, JsonNode> amount) =>
        new([.. months.Select(amount)]);
}
