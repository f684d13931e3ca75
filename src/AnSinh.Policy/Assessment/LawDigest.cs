using AnSinh.Policy.Law;

namespace AnSinh.Policy.Assessment;

/// <summary>One step of a ground's coefficients in words, with what it gives. Đồng; coefficient in hundredths.</summary>
public sealed record BandTold(string Sentence, int Coefficient, long AmountVnd);

/// <summary>A ground in force: what it asks, what it gives, where that stands.</summary>
public sealed record GroundInForce(
    GroundLabel Label, IReadOnlyList<string> Asked, IReadOnlyList<BandTold> Bands, Source ConditionSource,
    Source? CoefficientSource)
{
    /// <summary>Why an extra group of a province is named and not computed; none for what is computed.</summary>
    public IReadOnlyList<string> NotComputed { get; init; } = [];
}

/// <summary>A parameter in force with its dated value.</summary>
public sealed record ParameterInForce(Parameter Parameter, Dated<ParameterValue> Value);

/// <summary>
/// The law of one month as people read it: rates, grounds, parameters, each with its source and how sure we are. Two texts of the
/// law give the same digest for a month exactly when no rule of that month differs.
/// </summary>
public sealed record LawDigest(
    Month Month, long BaseVnd, long NationalBaseVnd, long SocialPensionVnd, IReadOnlyList<GroundInForce> Grounds,
    IReadOnlyList<ParameterInForce> Parameters)
{
    /// <summary>The law of a month; with the resolutions of a province where one is named.</summary>
    public static LawDigest Of(LawBook book, Month month, string? provinceCode = null)
    {
        var law = provinceCode is null ? book.For(month) : book.ForProvince(provinceCode, month);
        var rules = law.People.Concat(law.Care.OfType<Rule>()).Concat(law.ProvinceGroups)
            .Concat(law.NamedGroups.Select(group => group.Rule));
        return new LawDigest(
            month, law.BaseVnd, law.NationalBaseVnd, law.SocialPensionVnd,
            [.. (law.Facility is { } facility ? rules.Append(facility) : rules).Select(rule => Of(book, law, rule))],
            [.. book.Content.Parameters.Select(parameter => (Parameter: parameter, Value: parameter.Values.In(month)))
                .Where(item => item.Value is not null).Select(item => new ParameterInForce(item.Parameter, item.Value!))]);
    }

    /// <summary>What differs between two digests of the same month, one sentence each.</summary>
    public IEnumerable<string> DifferencesTo(LawDigest other)
    {
        foreach (var (mine, theirs) in Pairs(RuleTexts(), other.RuleTexts()))
        {
            yield return $"tháng {PolicyText.MonthText(Month)}: trước là “{mine ?? "không có"}”, nay là “{theirs ?? "không có"}”";
        }
    }

    private static IEnumerable<(string? Mine, string? Theirs)> Pairs(Dictionary<string, string> mine, Dictionary<string, string> theirs) =>
        mine.Keys.Union(theirs.Keys).Select(key => (Mine: mine.GetValueOrDefault(key), Theirs: theirs.GetValueOrDefault(key)))
            .Where(pair => pair.Mine != pair.Theirs);

    /// <summary>What decides money: values, conditions and coefficients; not labels, sources or remarks.</summary>
    private Dictionary<string, string> RuleTexts()
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [string.Empty] = $"mức chuẩn {PolicyText.Vnd(BaseVnd)}, hưu trí xã hội {PolicyText.Vnd(SocialPensionVnd)}",
        };
        foreach (var ground in Grounds)
        {
            texts[ground.Label.Code] = $"{ground.Label.Code}: {string.Join("; ", ground.Asked)}: "
                + string.Join("; ", ground.Bands.Select(band => $"{band.Sentence} {PolicyText.Vnd(band.AmountVnd)}"));
        }

        foreach (var (parameter, value) in Parameters.Where(item => ParameterIds.Needed.Contains(item.Parameter.Id)))
        {
            texts["=" + parameter.Id] = $"{parameter.Id} = {value.Value}";
        }

        foreach (var (id, unstated) in ParameterIds.Unstated)
        {
            var stated = Parameters.FirstOrDefault(item => item.Parameter.Id == id)?.Value.Value?.Word;
            texts["=" + id] = $"{id} = {stated ?? unstated}";
        }

        return texts;
    }

    private static GroundInForce Of(LawBook book, MonthLaw law, Rule rule)
    {
        var bands = rule.Ground.Kind == AwardKind.SocialPension
            ? [new BandTold("mức riêng", 0, law.SocialPensionVnd)]
            : (rule.Coefficients?.Value?.All ?? []).Select(band => new BandTold(
                ConditionWords.Asked(band), band.Coefficient,
                band.AmountVnd ?? (rule.BaseVnd * band.Coefficient / 100))).ToList();
        return new GroundInForce(
            book.Labels[rule.LabelIndex], [.. ConditionWords.AskedOf(rule.Conditions.Value!)], bands, rule.Conditions.Source,
            rule.Coefficients?.Source)
        {
            NotComputed = law.NamedGroups.FirstOrDefault(group => group.Rule == rule)?.Reasons ?? [],
        };
    }
}
