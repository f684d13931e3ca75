using AnSinh.Policy.Facts;
using AnSinh.Policy.Law;

namespace AnSinh.Policy.Assessment;

/// <summary>Facts as bits: of each field of the vocabulary exactly one bit is set.</summary>
internal static class FactBits
{
    public static ulong Of(in PersonFacts facts) =>
        (1ul << (Vocabulary.PovertyAt + (int)facts.Poverty))
        | (1ul << (Vocabulary.PensionAt + (int)facts.Pension))
        | (1ul << (Vocabulary.DisabilityAt + (int)facts.Disability))
        | YesNo(facts.ChildSituation != '\0', Vocabulary.ChildSituationAt)
        | YesNo(facts.Received51Before16, Vocabulary.Received51At)
        | YesNo(facts.StudyingFirstDegree, Vocabulary.StudyingAt)
        | YesNo(facts.StudyContinuous, Vocabulary.StudyContinuousAt)
        | YesNo(facts.Hiv, Vocabulary.HivAt)
        | YesNo(facts.RegularIncome, Vocabulary.RegularIncomeAt)
        | YesNo(facts.WageIncome, Vocabulary.WageIncomeAt)
        | YesNo(facts.SingleParent, Vocabulary.SingleParentAt)
        | YesNo(facts.NoSupporter, Vocabulary.NoSupporterAt)
        | YesNo(facts.FosterElder, Vocabulary.FosterElderAt)
        | YesNo(facts.EspeciallyDifficultArea, Vocabulary.SpecialAreaAt)
        | YesNo(facts.SocialPensionRequested, Vocabulary.RequestedAt)
        | YesNo(facts.InFacility, Vocabulary.InFacilityAt);

    public static ulong Of(in ChildFacts child) =>
        YesNo(child.Studying, Vocabulary.ChildStudyingAt)
        | YesNo(child.StudyContinuous, Vocabulary.ChildStudyContinuousAt)
        | YesNo(child.ReceivingBefore16, Vocabulary.ChildReceivingAt);

    private static ulong YesNo(bool yes, int at) => (yes ? 2ul : 1ul) << at;
}
