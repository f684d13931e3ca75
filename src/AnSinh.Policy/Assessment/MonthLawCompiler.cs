using AnSinh.Policy.Facts;
using AnSinh.Policy.Law;

namespace AnSinh.Policy.Assessment;

/// <summary>Turns the law files' records of one month into rules. Everything dated is looked up here, once.</summary>
internal static class MonthLawCompiler
{
    public const int GroundsMax = 32;

    public static MonthLaw Compile(
        LawBook book, Month month, LocalLaw? local, long localSocialPensionVnd, string? provinceCode = null)
    {
        if (!book.Covers(month))
        {
            throw new ArgumentOutOfRangeException(nameof(month), $"the law book does not cover {month}");
        }

        var nationalVnd = book.NumberIn(ParameterIds.StandardRate, month)!.Value;
        var baseVnd = Math.Max(nationalVnd, local?.BaseVnd ?? 0);
        long Of(LocalScope scope, long? localVnd) =>
            local?.Scope.HasFlag(scope) == true ? Math.Max(nationalVnd, localVnd ?? 0) : nationalVnd;
        var careVnd = Of(LocalScope.Care, local?.BaseVnd);
        var facilityVnd = Of(LocalScope.Facility, local?.FacilityBaseVnd ?? local?.BaseVnd);
        var overlap = book.Content.Overlaps.In(month)?.Value;
        var build = new Build(book, month, overlap, kind => kind switch
        {
            AwardKind.Allowance or AwardKind.ProvinceGroup => baseVnd,
            AwardKind.Facility => facilityVnd,
            _ => careVnd,
        });
        var rules = build.Rules();
        var groups = build.Groups(provinceCode);
        var named = groups.Select(group => new NamedGroup(group, ProvinceGroups.NotComputed(group, local))).ToList();
        return new MonthLaw(
            book, month, local, new BirthReading(
                Earliest: Word(book, ParameterIds.BirthDateReading, month) != ParameterIds.LastDay,
                LeapDayWaits: Word(book, ParameterIds.LeapDayBirthday, month) == ParameterIds.March1,
                FirstDayLoses: Word(book, ParameterIds.BirthdayOnFirst, month) == ParameterIds.Unpaid))
        {
            NationalBaseVnd = nationalVnd,
            BaseVnd = baseVnd,
            CareBaseVnd = careVnd,
            FacilityBaseVnd = facilityVnd,
            SocialPensionVnd = Math.Max(
                book.NumberIn(ParameterIds.SocialPensionRate, month) ?? 0, localSocialPensionVnd),
            AddsEvery = Word(book, ParameterIds.OverlapExceptionReading, month) == ParameterIds.Every,
            NewRightFromBirthday = Word(book, ParameterIds.BirthdayMonthRight, month) == ParameterIds.NewRight,
            People = [.. rules.Where(r => r.Ground.Kind is AwardKind.Allowance or AwardKind.SocialPension)],
            Facility = rules.FirstOrDefault(r => r.Ground.Code == overlap?.Facility),
            ProvinceGroups = [.. groups.Where((_, at) => named[at].Reasons.Count == 0)],
            NamedGroups = [.. named.Where(group => group.Reasons.Count > 0)],
            Care = [.. CareKinds.All.Select(kind => rules.FirstOrDefault(r => r.Ground.Care == kind))],
        };
    }

    /// <summary>
    /// The conditions of a date, following <see cref="Conditions.SameAs"/> to the ground they were taken from.
    /// </summary>
    public static Conditions Resolve(LawBook book, Dated<Conditions> dated)
    {
        var conditions = dated.Value!;
        if (conditions.SameAs is not { } code)
        {
            return conditions;
        }

        var origin = book.Content.Grounds.First(g => g.Code == code);
        var last = origin.Conditions.All.Last(c => c.From < dated.From && !c.Ended);
        return Resolve(book, last);
    }

    private static string? Word(LawBook book, string id, Month month) =>
        book.TryParameter(id)?.Values.In(month)?.Value?.Word;

    private sealed class Build(LawBook book, Month month, Overlap? overlap, Func<AwardKind, long> baseOf)
    {
        private readonly Dictionary<string, uint> bits = new(StringComparer.Ordinal);
        private readonly bool facilityAgeWaits =
            Word(book, ParameterIds.FacilityBirthdayMonth, month) == ParameterIds.OldAge;

        public List<Rule> Rules()
        {
            var rules = new List<Rule>();
            for (var i = 0; i < book.Content.Grounds.Count; i++)
            {
                var ground = book.Content.Grounds[i];
                if (ground.ProvinceCode is null && ground.Conditions.In(month) is { } dated)
                {
                    bits[ground.Code] = bits.Count < GroundsMax
                        ? 1u << bits.Count
                        : throw new InvalidOperationException($"more than {GroundsMax} grounds in {month}");
                    rules.Add(RuleOf(ground, dated, book.IndexOf(i)));
                }
            }

            return rules;
        }

        /// <summary>The extra groups of a province: they exclude nothing and nothing excludes them.</summary>
        public List<Rule> Groups(string? provinceCode)
        {
            var rules = new List<Rule>();
            for (var i = 0; i < book.Content.Grounds.Count && provinceCode is not null; i++)
            {
                var ground = book.Content.Grounds[i];
                if (ground.ProvinceCode == provinceCode && ground.Conditions.In(month) is { } dated)
                {
                    rules.Add(RuleOf(ground, dated, book.IndexOf(i)));
                }
            }

            return rules;
        }

        private Rule RuleOf(Ground ground, Dated<Conditions> dated, int labelIndex)
        {
            var conditions = Resolve(book, dated);
            var coefficients = ground.Coefficients.In(month);
            return new Rule
            {
                Ground = ground,
                Conditions = dated with { Value = conditions },
                Coefficients = coefficients,
                LabelIndex = labelIndex,
                Requirement = RequirementOf(conditions),
                Either = [.. conditions.Either.Select(RequirementOf)],
                Children = [.. conditions.Children.Select(RequirementOf)],
                Bands = [.. (coefficients?.Value?.All ?? []).Select(band => BandOf(ground.Kind, band))],
                Bit = bits.GetValueOrDefault(ground.Code),
                Not = conditions.Not.Aggregate(0u, (all, code) => all | bits.GetValueOrDefault(code)),
                BaseVnd = baseOf(ground.Kind),
                Preference = PreferenceOf(ground.Code),
                AddGroup = overlap?.With.Index().Where(w => Within(ground.Code, w.Item)).Select(w => w.Index)
                    .FirstOrDefault(Rule.NotAdded) ?? Rule.NotAdded,
                IsSingleParent = ground.Code == overlap?.Both,
                Points = string.Concat(ground.Points.Select(p => p.Point)),
            };
        }

        private int PreferenceOf(string code) =>
            overlap?.WhenEqual.Index().Where(w => Within(code, w.Item)).Select(w => w.Index)
                .FirstOrDefault(Rule.NoLimit) ?? Rule.NoLimit;

        private static Requirement RequirementOf(Conditions conditions) => new(
            (conditions.AgeFrom ?? 0) * 12,
            conditions.AgeUnder is { } years ? years * 12 : Rule.NoLimit,
            conditions.Facts.Aggregate(0ul, (all, fact) => all | fact.ForbiddenBits));

        private static Requirement RequirementOf(ChildConditions conditions) => new(
            0,
            conditions.UnderMonths ?? Rule.NoLimit,
            conditions.Facts.Aggregate(0ul, (all, fact) => all | fact.ForbiddenBits));

        private BandRule BandOf(AwardKind kind, Band band) => new(
            (band.AgeFrom * 12) + (kind == AwardKind.Facility && band.AgeFrom > 0 && facilityAgeWaits ? 1 : 0),
            band.Fact?.ForbiddenBits ?? 0, band.ChildrenFrom, band.PerChild, band.Coefficient)
        {
            AmountVnd = band.AmountVnd ?? 0,
        };

        /// <summary>ND20.5.5.a lies within the clause ND20.5.5.</summary>
        private static bool Within(string code, string clause) =>
            code == clause || code.StartsWith(clause + ".", StringComparison.Ordinal);
    }
}
