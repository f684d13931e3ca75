using AnSinh.Policy.Assessment;
using AnSinh.Policy.Facts;

namespace AnSinh.Policy.Tests;

/// <summary>What is due, as short text: "ND335.5.6 150 810000", grounds in the order given, "-" for nothing.</summary>
public static class Paid
{
    public static string To(MonthLaw law, PersonFacts facts)
    {
        var awards = new Award[Assess.AwardsMax];
        return Text(law, awards[..Assess.Person(law, facts, awards)]);
    }

    public static string For(MonthLaw law, params CareFacts[] acts)
    {
        var awards = new Award[acts.Length];
        return Text(law, awards[..Assess.Care(law, acts, awards)]);
    }

    private static string Text(MonthLaw law, Award[] awards) => awards.Length == 0 ? "-" : string.Join(
        ", ", awards.Select(award => $"{law.Book.Code(award.Ground)} {award.Coefficient} {award.AmountVnd}"));
}
