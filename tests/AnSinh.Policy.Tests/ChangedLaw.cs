using AnSinh.Core.LawFiles;
using AnSinh.Policy.Law;

namespace AnSinh.Policy.Tests;

/// <summary>The law of the repository with one thing written differently.</summary>
public static class ChangedLaw
{
    public static LawBook Text(string file, string right, string changed)
    {
        var texts = new Dictionary<string, string>(LawFiles.EmbeddedTexts());
        texts[file].ShouldContain(right);
        texts[file] = texts[file].Replace(right, changed, StringComparison.Ordinal);
        return LawFiles.Load(texts).Book;
    }

    /// <summary>A parameter that is a choice between words takes another one from its beginning.</summary>
    public static LawBook Choice(string id, string word)
    {
        var content = LawFiles.Embedded().Book.Content;
        return new LawBook(content with
        {
            Parameters = [.. content.Parameters.Select(parameter => parameter.Id != id ? parameter : parameter with
            {
                Values = new(parameter.Values.All.Select(dated => dated with { Value = new(null, word) })),
            })],
        });
    }

    public static LawBook Grounds(Func<IEnumerable<Ground>, IEnumerable<Ground>> change)
    {
        var content = LawFiles.Embedded().Book.Content;
        return new LawBook(content with { Grounds = [.. change(content.Grounds)] });
    }
}
