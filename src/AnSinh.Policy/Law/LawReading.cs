namespace AnSinh.Policy.Law;

/// <summary>
/// A place where the text of the law can be read in two ways: the question, the reading that is configured and the
/// other one in words, where it stands, and the whole law with that one place read the other way.
/// </summary>
public sealed record LawReading(
    string Id, string Question, string Configured, string Other, Source Source, LawBook Otherwise)
{
    /// <summary>Every place of a book that has another reading, in the order of the law files.</summary>
    public static IReadOnlyList<LawReading> Of(LawBook book) =>
        [.. book.Content.Parameters.SelectMany(parameter => OfParameter(book, parameter)),
            .. book.Content.Grounds.SelectMany(ground => OfGround(book, ground))];

    private static IEnumerable<LawReading> OfParameter(LawBook book, Parameter parameter)
    {
        foreach (var dated in parameter.Values.All)
        {
            if (dated.Value is { Word: { } word, OtherWord: { } other })
            {
                var changed = parameter with { Values = With(parameter.Values, dated, new(null, other)) };
                yield return new LawReading(
                    parameter.Id, parameter.Title, parameter.Readings[word], parameter.Readings[other], dated.Source,
                    new LawBook(book.Content with
                    {
                        Parameters = [.. book.Content.Parameters.Select(one => one == parameter ? changed : one)],
                    }));
            }
        }
    }

    private static IEnumerable<LawReading> OfGround(LawBook book, Ground ground)
    {
        foreach (var dated in ground.Coefficients.All)
        {
            if (dated.Value?.Other is { } other)
            {
                var changed = ground with { Coefficients = With(ground.Coefficients, dated, new(other.All)) };
                yield return new LawReading(
                    ground.Code, ground.Label, other.Configured, other.Text, dated.Source, new LawBook(book.Content with
                    {
                        Grounds = [.. book.Content.Grounds.Select(one => one == ground ? changed : one)],
                    }));
            }
        }
    }

    private static DatedValues<T> With<T>(DatedValues<T> values, Dated<T> at, T value)
        where T : class =>
        new(values.All.Select(one => one == at ? one with { Value = value } : one));
}
