using System.Text.Json;
using AnSinh.Policy;
using AnSinh.Policy.Facts;

namespace AnSinh.Core.LawFiles.Cases;

/// <summary>Person and acts of care of a case, as the assessment takes them.</summary>
public static class CaseFacts
{
    private const string Situations = "abcdđeghikl";

    public static readonly IReadOnlyDictionary<string, Poverty> Poverties = new Dictionary<string, Poverty>
    {
        ["none"] = Poverty.None,
        ["poor"] = Poverty.Poor,
        ["near_poor"] = Poverty.NearPoor,
    };

    private static readonly Dictionary<string, Disability> Degrees = new()
    {
        ["mild"] = Disability.Mild,
        ["severe"] = Disability.Severe,
        ["extremely_severe"] = Disability.ExtremelySevere,
    };

    public static PersonFacts? Person(JsonElement holder) => holder.Part("person") is not { } p ? null : new PersonFacts
    {
        Birth = BirthDate.Of(p.NeededDay("dob")),
        Poverty = p.Word("poverty", Poverties, Poverty.None),
        ChildSituation = Situation(p.Text("child_situation")),
        Received51Before16 = p.Flag("received_5_1_before_16"),
        StudyingFirstDegree = p.Flag("studying_first_degree"),
        StudyContinuous = p.Flag("study_continuous", absent: true),
        Hiv = p.Flag("hiv"),
        RegularIncome = p.Flag("regular_income"),
        WageIncome = p.Flag("wage_income"),
        Pension = p.Flag("pension_or_si") ? Pension.Receives : Pension.None,
        Disability = p.Word("disability", Degrees, Disability.None),
        SingleParent = p.Flag("single_parent"),
        Children = [.. p.Items("children").Select(Child)],
        NoSupporter = p.Flag("no_supporter_or_supporter_on_assistance"),
        FosterElder = p.Flag("facility_eligible_but_foster_in_community"),
        EspeciallyDifficultArea = p.Flag("extremely_difficult_ethnic_area"),
        SocialPensionRequested = p.Flag("social_pension_requested"),
        LocalSocialPensionVnd = p.Whole("local_social_pension") ?? 0,
        InFacility = p.Flag("in_facility"),
    };

    public static CareFacts[] Care(JsonElement holder) => [.. holder.Items("caregiving").Select(act => new CareFacts
    {
        Kind = CareKinds.TryParse(act.NeededText("type"), out var kind)
            ? kind : throw new CaseException(
                $"type: one of {string.Join(", ", CareKinds.All)} is expected, read \"{act.Text("type")}\""),
        CaredBirth = (act.Day("person_dob") ?? act.Day("child_dob")) is { } birth ? BirthDate.Of(birth) : null,
        Pregnant = act.Flag("pregnant"),
        Children = [.. act.Items("children").Select(child => BirthDate.Of(CaseReader.DayOf(child, "children")))],
    })];

    private static ChildFacts Child(JsonElement child) => new()
    {
        Birth = BirthDate.Of(child.NeededDay("dob")),
        Studying = child.Flag("studying_first_degree"),
        ReceivingBefore16 = child.Flag("receiving_before_16", absent: true),
        StudyContinuous = child.Flag("study_continuous", absent: true),
    };

    private static char Situation(string? point) =>
        point is null ? '\0'
        : point.Normalize() is { Length: 1 } letter && Situations.Contains(letter[0], StringComparison.Ordinal)
            ? letter[0]
        : throw new CaseException(
            $"child_situation: one of {string.Join(" ", Situations.ToCharArray())} is expected, read \"{point}\"");
}
