using AnSinh.Policy.Facts;
using AnSinh.Policy.Law;

namespace AnSinh.Policy.Assessment;

/// <summary>Puts the conditions of a ground and the facts they meet into Vietnamese sentences.</summary>
internal static class ConditionWords
{
    public static List<ConditionTold> Of(MonthLaw law, Rule rule, in PersonFacts facts, PersonAge age, uint satisfied)
    {
        var conditions = rule.Conditions.Value!;
        var told = new List<ConditionTold>();
        AddAge(told, conditions, rule.Requirement, facts.Birth, age.Months);
        told.AddRange(conditions.Facts.Select(fact => Of(fact, age.Bits)));
        if (conditions.Either.Count > 0)
        {
            told.Add(new ConditionTold(
                "một trong: " + string.Join("; hoặc ", conditions.Either.Select(Asked)),
                rule.Either.Any(either => either.Holds(age.Months, age.Bits))));
        }

        if (conditions.Children.Count > 0)
        {
            var count = rule.ChildrenWhoCount(law, facts, age.ChildReading);
            told.Add(new ConditionTold($"số con được tính: {PolicyText.Number(count)} ({AskedOf(conditions.Children)})", count > 0));
        }

        foreach (var code in conditions.Not)
        {
            var excluded = law.People.FirstOrDefault(other => other.Ground.Code == code) is { } other && (other.Bit & satisfied) != 0;
            told.Add(new ConditionTold($"không thuộc {law.Book.TryLabel(code)?.Citation ?? code}", !excluded));
        }

        return told;
    }

    public static List<ConditionTold> Of(MonthLaw law, Rule rule, in CareFacts act)
    {
        var conditions = rule.Conditions.Value!;
        var told = new List<ConditionTold>();
        if (act.CaredBirth is { } birth)
        {
            AddAge(told, conditions, rule.Requirement, birth, law.MonthsOld(birth), "người được chăm sóc ");
        }

        if (conditions.Children.Count > 0)
        {
            var count = (conditions.PregnancyCounts && act.Pregnant ? 1 : 0)
                + (act.Children ?? []).Count(child => rule.ChildCounts(law.MonthsOld(child), 0));
            told.Add(new ConditionTold($"đang mang thai hoặc nuôi con nhỏ: {PolicyText.Number(count)}", count > 0));
        }

        return told;
    }

    private static void AddAge(
        List<ConditionTold> told, Conditions conditions, Requirement requirement, BirthDate birth, int months, string whose = "")
    {
        var known = birth.Year > 0 ? $"sinh {PolicyText.Birth(birth)}" : "chưa biết ngày sinh";
        if (conditions.AgeFrom is { } from)
        {
            told.Add(new ConditionTold($"{whose}từ đủ {PolicyText.Number(from)} tuổi; {known}", months >= requirement.MinMonths));
        }

        if (conditions.AgeUnder is { } under)
        {
            told.Add(new ConditionTold(
                $"{whose}dưới {PolicyText.Number(under)} tuổi (tính hết tháng sinh nhật); {known}", months >= 0 && months <= requirement.MaxMonths));
        }
    }

    private static ConditionTold Of(FactCondition fact, ulong bits) => new(
        $"{Asked(fact)}; dữ kiện: {fact.Field.Actual(bits).Vietnamese}", (bits & fact.ForbiddenBits) == 0);

    private static string Asked(FactCondition fact) =>
        $"{fact.Field.Vietnamese}: cần {string.Join(" hoặc ", fact.Allowed.Select(value => fact.Field.Words[value].Vietnamese))}";

    /// <summary>Everything a ground asks, one sentence each.</summary>
    public static IEnumerable<string> AskedOf(Conditions conditions)
    {
        if (conditions.AgeFrom is { } from)
        {
            yield return $"từ đủ {PolicyText.Number(from)} tuổi";
        }

        if (conditions.AgeUnder is { } under)
        {
            yield return $"dưới {PolicyText.Number(under)} tuổi";
        }

        foreach (var fact in conditions.Facts)
        {
            yield return Asked(fact);
        }

        if (conditions.Either.Count > 0)
        {
            yield return "một trong: " + string.Join("; hoặc ", conditions.Either.Select(Asked));
        }

        if (conditions.Children.Count > 0)
        {
            yield return AskedOf(conditions.Children) + (conditions.PregnancyCounts ? "; đang mang thai tính như một con" : string.Empty);
        }

        foreach (var code in conditions.Not)
        {
            yield return $"không thuộc {code}";
        }

        foreach (var condition in conditions.Unrecorded)
        {
            yield return $"{condition} (sổ không ghi)";
        }
    }

    /// <summary>From when a coefficient applies.</summary>
    public static string Asked(Band band)
    {
        var parts = new List<string>();
        if (band.AgeFrom > 0)
        {
            parts.Add($"từ đủ {PolicyText.Number(band.AgeFrom)} tuổi");
        }

        if (band.Fact is { } fact)
        {
            parts.Add(Asked(fact));
        }

        if (band.ChildrenFrom > 1)
        {
            parts.Add($"từ {PolicyText.Number(band.ChildrenFrom)} con");
        }

        if (band.PerChild)
        {
            parts.Add("mỗi con");
        }

        return parts.Count == 0 ? "mọi trường hợp" : string.Join(", ", parts);
    }

    private static string Asked(Conditions conditions) => string.Join(", ", AskedOf(conditions));

    private static string AskedOf(IReadOnlyList<ChildConditions> children) => string.Join("; hoặc ", children.Select(child =>
    {
        var age = child.UnderMonths is { } months ? $"con dưới {AgeText(months)}" : "con ở mọi tuổi";
        return string.Join(", ", new[] { age }.Concat(child.Facts.Select(Asked)));
    }));

    private static string AgeText(int months) =>
        months % 12 == 0 ? $"{PolicyText.Number(months / 12)} tuổi" : $"{PolicyText.Number(months)} tháng tuổi";
}
