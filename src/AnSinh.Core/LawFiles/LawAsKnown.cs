using YamlDotNet.RepresentationModel;

namespace AnSinh.Core.LawFiles;

/// <summary>
/// The law as it could be known on an earlier day: without the values of instruments that came into force later, also
/// where these reach back (335/2026/NĐ-CP Điều 32 pays from 07/2026 what it says on 05/10/2026).
/// </summary>
public static class LawAsKnown
{
    private const string Cite = "cite";

    public static LoadedLaw On(LoadedLaw law, DateOnly day) => Before(law, Later(law, day));

    /// <summary>The instruments of the law that came into force after a day, by number.</summary>
    public static IReadOnlyList<string> Later(LoadedLaw law, DateOnly day) =>
    [
        .. law.Book.Content.Instruments.Where(instrument => (instrument.InForceOn ?? instrument.SignedOn) > day)
            .Select(instrument => instrument.Number),
    ];

    /// <summary>The law without these instruments; reads the texts again, which takes a moment.</summary>
    public static LoadedLaw Before(LoadedLaw law, IReadOnlyCollection<string> later) => later.Count == 0
        ? law
        : LawFiles.Load(Without(law.Texts, later)) with { Holidays = law.Holidays, Practice = law.Practice };

    /// <summary>
    /// The texts without everything that cites one of the instruments; a file left without values goes too.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Without(
        IReadOnlyDictionary<string, string> texts, IReadOnlyCollection<string> instruments)
    {
        var kept = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (file, text) in texts)
        {
            if (!instruments.Any(number => text.Contains(number, StringComparison.Ordinal))
                || file == "instruments.yaml")
            {
                kept[file] = text;
                continue;
            }

            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            var root = stream.Documents[0].RootNode;
            Prune(root, instruments);
            if (!IsWithoutValues(root))
            {
                using var writer = new StringWriter();
                stream.Save(writer, assignAnchors: false);
                kept[file] = writer.ToString();
            }
        }

        return kept;
    }

    private static void Prune(YamlNode node, IReadOnlyCollection<string> instruments)
    {
        foreach (var child in (node switch
        {
            YamlSequenceNode items => items.Children,
            YamlMappingNode mapping => mapping.Children.Values,
            _ => Enumerable.Empty<YamlNode>(),
        }).ToList())
        {
            Prune(child, instruments);
        }

        if (node is YamlSequenceNode sequence)
        {
            foreach (var item in sequence.Children.Where(item => IsOf(item, instruments)).ToList())
            {
                sequence.Children.Remove(item);
            }
        }
    }

    /// <summary>
    /// A value is that of its citation; a ground goes when no conditions are left, whatever decree names it last.
    /// </summary>
    private static bool IsOf(YamlNode item, IReadOnlyCollection<string> instruments) =>
        item is YamlMappingNode mapping
        && (mapping.Children.TryGetValue(new YamlScalarNode("conditions"), out var conditions)
            ? conditions is YamlSequenceNode { Children.Count: 0 }
            : Cites(mapping, instruments));

    private static bool Cites(YamlMappingNode mapping, IReadOnlyCollection<string> instruments) =>
        mapping.Children.TryGetValue(new YamlScalarNode(Cite), out var cite)
        && cite is YamlScalarNode { Value: { } text }
        && instruments.Any(number => text == number || text.StartsWith(number + " ", StringComparison.Ordinal));

    private static bool IsWithoutValues(YamlNode root) =>
        root is YamlMappingNode mapping
        && (mapping.Children.TryGetValue(new YamlScalarNode("values"), out var values)
            || mapping.Children.TryGetValue(new YamlScalarNode("grounds"), out values))
        && values is YamlSequenceNode { Children.Count: 0 };
}
