using AnSinh.Core.LawFiles;
using AnSinh.Policy.Assessment;
using AnSinh.Policy.Law;

namespace AnSinh.Policy.Tests;

/// <summary>
/// What is asked of the worked cases. A case belongs to the ground that its name begins with: "ND20.5.6/mild".
/// </summary>
internal static class ExampleRules
{
    /// <summary>What the law gives when it is not what the case expects; null when it is.</summary>
    public static string? Fault(LawBook book, LawExample example)
    {
        var law = example.ProvinceCode is { } province
            ? book.ForProvince(province, example.Month) : book.For(example.Month, example.Local);
        var awards = new Award[Assess.AwardsMax];
        var count = example.Person is { } facts ? Assess.Person(law, facts, awards) : 0;
        var care = new Award[example.Care.Count];
        var careCount = Assess.Care(law, example.Care.ToArray(), care);
        var given = awards[..count].Concat(care[..careCount])
            .Select(award => new ExpectedAward(book.Code(award.Ground), award.Coefficient, award.AmountVnd));
        return Text(given) == Text(example.Expected) ? null : $"{example.Where}: {Text(given)}";
    }

    /// <summary>
    /// Grounds and boundaries without a case, for each time at which the conditions are other. What a province has
    /// beside the decree and nobody can compute gives nothing that a case could expect.
    /// </summary>
    public static IReadOnlyList<string> Missing(LawBook book, IReadOnlyList<LawExample> examples) =>
        [.. book.Content.Grounds.SelectMany(ground => ground.Conditions.All.SelectMany((dated, at) =>
            dated.Value is not { Unrecorded.Count: 0 }
                || ground.Coefficients.All.Any(one => one.Value?.NotComputed is not null)
                ? [] : MissingOf(ground, at, examples)))];

    private static IEnumerable<string> MissingOf(Ground ground, int at, IReadOnlyList<LawExample> examples)
    {
        var dated = ground.Conditions.All[at];
        var until = at + 1 < ground.Conditions.All.Count ? ground.Conditions.All[at + 1].From : DateOnly.MaxValue;
        var mine = examples.Where(example => example.Month.FirstDay >= dated.From && example.Month.FirstDay < until
            && example.Id.StartsWith(ground.Code + "/", StringComparison.Ordinal)).ToList();
        var where = $"{ground.Code} from {dated.From:yyyy-MM-dd}: no case ";
        if (!mine.Any(example => Gives(ground, example)))
        {
            yield return where + "that expects it";
        }

        if (mine.All(example => Gives(ground, example)))
        {
            yield return where + "that does not";
        }

        var ages = mine.SelectMany(AgesIn).ToHashSet();
        foreach (var months in BoundariesOf(ground, dated.Value!, at).Where(months => !ages.Contains(months)))
        {
            yield return $"{where}of {months} months";
        }
    }

    private static bool Gives(Ground ground, LawExample example) => example.Expected.Any(award =>
        award.Ground == ground.Code || award.Ground.StartsWith(ground.Code + ".", StringComparison.Ordinal));

    /// <summary>
    /// The last month of one side and the first of the other: "from 16" 191 and 192, "under 16" 192 and 193.
    /// </summary>
    private static IEnumerable<int> BoundariesOf(Ground ground, Conditions conditions, int at)
    {
        if (conditions.SameAs is not null)
        {
            return [];
        }

        var all = conditions.Either.Prepend(conditions).ToList();
        var from = all.Select(c => c.AgeFrom).OfType<int>().Select(years => years * 12);
        var under = all.Select(c => c.AgeUnder).OfType<int>().Select(years => years * 12)
            .Concat(conditions.Children.Select(child => child.UnderMonths).OfType<int>());
        var bands = ground.Coefficients.All.Count == 0 ? [] : ground.Coefficients.All[^1].Value!.All
            .Where(band => band.AgeFrom > 0).Select(band => band.AgeFrom * 12);
        return from.Concat(bands).SelectMany(months => (int[])[months - 1, months])
            .Concat(under.SelectMany(months => (int[])[months, months + 1])).Distinct();
    }

    private static IEnumerable<int> AgesIn(LawExample example)
    {
        var births = new List<BirthDate>();
        if (example.Person is { } person)
        {
            births.Add(person.Birth);
            births.AddRange((person.Children ?? []).Select(child => child.Birth));
        }

        foreach (var care in example.Care)
        {
            births.AddRange(care.Children ?? []);
            if (care.CaredBirth is { } birth)
            {
                births.Add(birth);
            }
        }

        return births.Select(b => (example.Month.Year * 12) + example.Month.Number - (b.Year * 12) - b.Month);
    }

    private static string Text(IEnumerable<ExpectedAward> awards) => string.Join(
        ", ", awards.Select(a => $"{a.Ground} {a.Coefficient} {a.AmountVnd}").Order(StringComparer.Ordinal));
}
