using AnSinh.Policy.Assessment;
using AnSinh.Policy.Law;

namespace AnSinh.Core.LawFiles;

/// <summary>Runs the worked cases beside the law: each must give exactly the grounds and đồng that it expects.</summary>
public static class LawExamples
{
    public const string Wrong = "LAW_EXAMPLE_WRONG";

    public static IReadOnlyList<LawProblem> Check(LoadedLaw law) =>
        [.. law.Examples.Select(example => Check(law.Book, example)).OfType<LawProblem>()];

    /// <summary>What is due in the case, as "ground coefficient amount" texts in alphabetical order.</summary>
    public static IReadOnlyList<string> Due(LawBook book, LawExample example)
    {
        var law = example.ProvinceCode is { } province
            ? book.ForProvince(province, example.Month) : book.For(example.Month, example.Local);
        var awards = new Award[Assess.AwardsMax];
        var count = example.Person is { } person ? Assess.Person(law, person, awards) : 0;
        var care = new Award[example.Care.Count];
        var careCount = Assess.Care(law, example.Care.ToArray(), care);
        return [.. awards.Take(count).Concat(care.Take(careCount))
            .Select(award => Text(book.Code(award.Ground), award.Coefficient, award.AmountVnd)).Order(StringComparer.Ordinal)];
    }

    private static LawProblem? Check(LawBook book, LawExample example)
    {
        var expected = example.Expected.Select(award => Text(award.Ground, award.Coefficient, award.AmountVnd)).Order(StringComparer.Ordinal);
        var due = Due(book, example);
        return due.SequenceEqual(expected) ? null : new LawProblem(
            Wrong, $"Ví dụ {example.Id} ({example.Title}) chờ [{string.Join("; ", expected)}] nhưng luật cho [{string.Join("; ", due)}].", example.Where);
    }

    private static string Text(string ground, int coefficient, long amountVnd) =>
        $"{ground} {Policy.PolicyText.Coefficient(coefficient)} {Policy.PolicyText.Vnd(amountVnd)}";
}
