using System.Collections.Frozen;

namespace AnSinh.Policy.Law;

/// <summary>The records a law book is made of, in the order of the law files.</summary>
public sealed record LawContent(
    IReadOnlyList<Instrument> Instruments,
    IReadOnlyList<Parameter> Parameters,
    IReadOnlyList<Ground> Grounds,
    DatedValues<Overlap> Overlaps,
    IReadOnlyList<LocalRates> Local);

/// <summary>
/// The law as data, from the first month it knows. Ask <see cref="For"/> for the law of a month; ask the label look-ups
/// for any ground that ever was, also one that has ended.
/// </summary>
public sealed class LawBook
{
    private readonly FrozenDictionary<string, Parameter> parameters;
    private readonly FrozenDictionary<string, int> indexByCode;
    private readonly FrozenDictionary<string, LocalRates> localByProvince;
    private readonly GroundLabel[] labels;
    private readonly int[] firstIndex;

    public LawBook(LawContent content)
    {
        Content = content;
        parameters = First(content.Parameters, p => p.Id);
        localByProvince = First(content.Local, l => l.ProvinceCode);
        var all = new List<GroundLabel>();
        firstIndex = new int[content.Grounds.Count];
        for (var i = 0; i < content.Grounds.Count; i++)
        {
            firstIndex[i] = all.Count;
            all.AddRange(LabelsOf(content.Grounds[i]));
        }

        labels = [.. all];
        indexByCode = labels.Index().DistinctBy(l => l.Item.Code).ToFrozenDictionary(l => l.Item.Code, l => l.Index);
    }

    public LawContent Content { get; }

    /// <summary>Every ground that ever was, down to the points; the index is what an award carries.</summary>
    public IReadOnlyList<GroundLabel> Labels => labels;

    /// <summary>The first month whose standard rate is known.</summary>
    public Month FirstMonth => Month.Of(Parameter(ParameterIds.StandardRate).Values.All[0].From);

    public bool Covers(Month month) => Parameter(ParameterIds.StandardRate).Values.In(month) is not null;

    /// <summary>The code of a ground index, for instance ND335.5.6.</summary>
    public string Code(int ground) => labels[ground].Code;

    /// <summary>The label of a code. An unknown code is a bug of the caller.</summary>
    public GroundLabel Label(string code) =>
        TryLabel(code) ?? throw new KeyNotFoundException($"no ground has the code '{code}'");

    public GroundLabel? TryLabel(string code) => indexByCode.TryGetValue(code, out var at) ? labels[at] : null;

    /// <summary>The instrument that a citation begins with.</summary>
    public Instrument? InstrumentOf(string citation) => Content.Instruments.FirstOrDefault(one =>
        citation == one.Number || citation.StartsWith(one.Number + " ", StringComparison.Ordinal));

    public Parameter Parameter(string id) =>
        parameters.TryGetValue(id, out var found) ? found : throw new KeyNotFoundException($"no parameter '{id}'");

    public Parameter? TryParameter(string id) => parameters.GetValueOrDefault(id);

    /// <summary>
    /// The number a parameter has in a benefit month (đồng, days, months); null when none is in force.
    /// </summary>
    public long? NumberIn(string id, Month month) => Parameter(id).Values.In(month)?.Value?.Number;

    /// <summary>
    /// The number a parameter has on a day, for deadlines that follow the day a dossier was received.
    /// </summary>
    public long? NumberOn(string id, DateOnly day) => Parameter(id).Values.On(day)?.Value?.Number;

    /// <summary>
    /// The local base of a province (its 2-digit code) in a month; null when the national one alone counts.
    /// </summary>
    public LocalLaw? LocalIn(string provinceCode, Month month)
    {
        var dated = localByProvince.GetValueOrDefault(provinceCode)?.Base.In(month);
        return dated?.Value is { } value
            ? new LocalLaw(value.BaseVnd, value.Scope, dated.Source) { FacilityBaseVnd = value.FacilityBaseVnd }
            : null;
    }

    /// <summary>The local social pension of a province in a month, đồng; 0 when there is none.</summary>
    public long LocalSocialPensionIn(string provinceCode, Month month) =>
        localByProvince.GetValueOrDefault(provinceCode)?.SocialPension.In(month)?.Value?.AmountVnd ?? 0;

    /// <summary>The law of one benefit month, compiled for computing many people. Make it once and reuse it.</summary>
    public Assessment.MonthLaw For(Month month, LocalLaw? local = null) =>
        Assessment.MonthLawCompiler.Compile(this, month, local, 0);

    /// <summary>The law of one benefit month in a province (its 2-digit code), with what its resolutions set.</summary>
    public Assessment.MonthLaw ForProvince(string provinceCode, Month month) => Assessment.MonthLawCompiler.Compile(
        this, month, LocalIn(provinceCode, month), LocalSocialPensionIn(provinceCode, month), provinceCode);

    /// <summary>Where the labels of a ground begin: the ground itself, then its points in order.</summary>
    internal int IndexOf(int ground) => firstIndex[ground];

    private static FrozenDictionary<string, T> First<T>(IEnumerable<T> items, Func<T, string> key) =>
        items.DistinctBy(key).ToFrozenDictionary(key, StringComparer.Ordinal);

    private static IEnumerable<GroundLabel> LabelsOf(Ground ground)
    {
        GroundLabel Named(string code, string label, string citation) =>
            new(code, label, ground.NeutralLabel, ground.Confidential, citation, ground.Source.Mark, ground.Kind);

        yield return Named(ground.Code, ground.Label, ground.Source.Citation);
        foreach (var point in ground.Points)
        {
            yield return Named(
                $"{ground.Code}.{point.Point}", point.Label, $"{ground.Source.Citation} điểm {point.Point}");
        }
    }
}
