using System.Globalization;

namespace AnSinh.Web.Language;

/// <summary>
/// The words of navigation and labels, by glossary term, in the reader's language. A word that is missing is a bug
/// and stops the page: it is found by the first test that opens it. One instance per request.
/// </summary>
public sealed partial class Words
{
    private readonly bool english = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>vi or en, for the lang attribute.</summary>
    public string Code => english ? "en" : "vi";

    public string this[string term] =>
        Table.TryGetValue(term, out var word)
            ? english ? word.English : word.Vietnamese
            : throw new KeyNotFoundException($"no word for '{term}' in Words.Table.cs");

    public static IReadOnlyCollection<string> Terms => Table.Keys;
}
