using System.Text.Json.Nodes;
using AnSinh.Policy.Facts;
using AnSinh.Policy.Law;
using AnSinh.Policy.OneTime;

namespace AnSinh.Core.LawFiles.Cases;

/// <summary>Cases about one-time support.</summary>
internal sealed class OneTimeCases(LawBook book)
{
    private static readonly Dictionary<string, Deceased> DeceasedWords = new()
    {
        ["monthly_beneficiary"] = Deceased.MonthlyBeneficiary,
        ["applicant_undecided"] = Deceased.ApplicantUndecided,
        ["child_of_single_poor_parent"] = Deceased.ChildOfSinglePoorParent,
        ["survivor_si"] = Deceased.SurvivorSi,
        ["other_monthly_allowance"] = Deceased.OtherMonthlyAllowance,
        ["social_pension"] = Deceased.SocialPension,
        ["social_pension_applicant_undecided"] = Deceased.SocialPensionApplicantUndecided,
        ["facility_resident"] = Deceased.FacilityResident,
        ["disaster_household"] = Deceased.DisasterHousehold,
        ["disaster_unclaimed"] = Deceased.DisasterUnclaimed,
    };

    private static readonly Dictionary<string, HouseDamage> Damages = new()
    {
        ["destroyed"] = HouseDamage.Destroyed,
        ["relocation"] = HouseDamage.Relocation,
        ["heavy_damage"] = HouseDamage.HeavyDamage,
    };

    private static readonly Dictionary<string, RiceReason> Reasons = new()
    {
        ["tet"] = RiceReason.Tet,
        ["disaster"] = RiceReason.Disaster,
    };

    public JsonObject Funeral(CaseGiven given)
    {
        var special = given.Special;
        special.NeededText("deceased");
        return OneTime(FuneralSupport.DueVnd(
            book,
            new FuneralFacts(special.Word("deceased", DeceasedWords, default), special.NeededDay("death_date"))
            {
                Birth = special.Day("dob"),
                Poverty = special.Word("poverty", CaseFacts.Poverties, Poverty.None),
                Eligible = special.Flag("eligible"),
                OtherLawVnd = special.Whole("other_law_vnd") ?? 0,
                ActualCostVnd = special.Whole("actual_cost_vnd") ?? 0,
            },
            given.Local));
    }

    public JsonObject Injury(CaseGiven given) => OneTime(OneTimeSupport.InjuryVnd(
        book, given.Special.NeededDay("event_date"), (int)given.Special.NeededWhole("hospital_days"), given.Local));

    public JsonObject House(CaseGiven given)
    {
        given.Special.NeededText("damage");
        return OneTime(OneTimeSupport.HouseVnd(
            book, given.Special.NeededDay("event_date"), given.Special.Word("damage", Damages, default),
            given.Special.Text("household") is "poor" or "near_poor" or "difficult"));
    }

    public JsonObject Rice(CaseGiven given)
    {
        given.Special.NeededText("reason");
        return new JsonObject
        {
            ["rice_kg"] = OneTimeSupport.RiceKg(
                book, given.AsOf, given.Special.Word("reason", Reasons, default),
                (int)given.Special.NeededWhole("persons"),
                (int)(given.Special.Whole("months") ?? 1)),
        };
    }

    public JsonObject Meals(CaseGiven given) => OneTime(OneTimeSupport.MealsVnd(
        book, given.Special.NeededDay("from_date"), (int)given.Special.NeededWhole("days")));

    private static JsonObject OneTime(long amountVnd) => new() { ["one_time_vnd"] = amountVnd };
}
