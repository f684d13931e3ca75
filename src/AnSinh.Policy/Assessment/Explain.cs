using AnSinh.Policy.Facts;
using AnSinh.Policy.Law;

namespace AnSinh.Policy.Assessment;

/// <summary>Tells why: the same rules that compute an amount, with every condition put into words. Pure.</summary>
public static class Explain
{
    public static Explanation Person(MonthLaw law, in PersonFacts facts)
    {
        Span<Award> awards = stackalloc Award[Assess.AwardsMax];
        awards = awards[..Assess.Person(law, facts, awards)];
        var age = Assess.AgeOf(law, facts);
        var grounds = new List<GroundTold>();
        var satisfied = 0u;
        IEnumerable<Rule> rules = facts.InFacility && law.Facility is { } facility ? [facility] : law.People;
        foreach (var rule in rules)
        {
            var award = age.Months < 0 ? null : Assess.Try(law, rule, facts, age, satisfied);
            var told = Told(law, rule, award, ConditionWords.Of(law, rule, facts, age, satisfied));
            grounds.Add(told with { Given = award is { } won && awards.Contains(won) });
            satisfied |= award is null ? 0 : rule.Bit;
        }

        var named = new List<NamedGroupTold>();
        if (age.Months >= 0 && !facts.InFacility && grounds.TrueForAll(ground => !ground.Met))
        {
            AddGroups(law, facts, age, awards, grounds);
            named.AddRange(Named(law, facts, age));
        }

        var total = Award.TotalVnd(awards);
        return Of(law, total, grounds) with
        {
            BaseVnd = facts.InFacility ? law.FacilityBaseVnd : law.BaseVnd,
            OverlapSource = grounds.Count(ground => ground.Met) > 1 ? law.Book.Content.Overlaps.In(law.Month)?.Source : null,
            Doubts = Assess.DoubtsAbout(law, facts),
            NamedGroups = named,
        };
    }

    /// <summary>The extra groups of the province, each with the condition that no decree gives anything.</summary>
    private static void AddGroups(
        MonthLaw law, in PersonFacts facts, in PersonAge age, ReadOnlySpan<Award> awards, List<GroundTold> grounds)
    {
        foreach (var rule in law.ProvinceGroups)
        {
            var award = ProvinceGroups.Try(law, rule, facts, age);
            var conditions = ConditionWords.Of(law, rule, facts, age, 0);
            conditions.Insert(0, new ConditionTold("không được khoản nào của nghị định", true));
            grounds.Add(Told(law, rule, award, conditions) with { Given = award is { } won && awards.Contains(won) });
        }
    }

    private static List<NamedGroupTold> Named(MonthLaw law, in PersonFacts facts, in PersonAge age)
    {
        var named = new List<NamedGroupTold>();
        foreach (var group in law.NamedGroups)
        {
            if (ProvinceGroups.Holds(law, group.Rule, facts, age))
            {
                var label = law.Book.Labels[group.Rule.LabelIndex];
                named.Add(new NamedGroupTold(
                    label.Code, label.Label, label.Citation, label.Mark, label.Confidential, group.Reasons));
            }
        }

        return named;
    }

    /// <summary>What is due to a carer; each act of care is told apart, and all add up.</summary>
    public static Explanation Care(MonthLaw law, ReadOnlySpan<CareFacts> acts)
    {
        var grounds = new List<GroundTold>();
        foreach (ref readonly var act in acts)
        {
            if (law.Care[(int)act.Kind] is { } rule)
            {
                var award = Assess.CareAward(law, rule, act);
                var told = Told(law, rule, award, ConditionWords.Of(law, rule, act));
                grounds.Add(told with { Given = award is { AmountVnd: > 0 } });
            }
        }

        return Of(law, grounds.Sum(ground => ground.Given ? ground.AmountVnd : 0), grounds) with
        {
            BaseVnd = law.CareBaseVnd,
            Doubts = Assess.DoubtsAbout(law, acts),
        };
    }

    private static Explanation Of(MonthLaw law, long totalVnd, List<GroundTold> grounds) => new(law.Month, totalVnd)
    {
        BaseVnd = law.BaseVnd,
        BaseSource = law.Local is { Source: { } local } && law.BaseVnd > law.NationalBaseVnd
            ? local
            : law.Book.Parameter(ParameterIds.StandardRate).Values.In(law.Month)!.Source,
        Grounds = grounds,
    };

    private static GroundTold Told(MonthLaw law, Rule rule, Award? award, IReadOnlyList<ConditionTold> conditions)
    {
        var label = law.Book.Labels[award?.Ground ?? rule.LabelIndex];
        // A ground may stand in one decree after another: the article of the month is that of its conditions then.
        var source = rule.Conditions.Source;
        var citation = award is { } at && at.Ground != rule.LabelIndex ? label.Citation : source.Citation;
        return new GroundTold(label.Code, label.Label, citation, source.Mark, label.Confidential)
        {
            Conditions = conditions,
            Met = award is not null,
            Coefficient = award?.Coefficient ?? 0,
            BaseVnd = award?.BaseVnd ?? 0,
            AmountVnd = award?.AmountVnd ?? 0,
            Arithmetic = award is not { } due ? null
                : due.Coefficient == 0 ? PolicyText.Vnd(due.AmountVnd)
                : PolicyText.Arithmetic(due.BaseVnd, due.Coefficient, due.AmountVnd),
            CoefficientSource = rule.Coefficients?.Source,
        };
    }
}
