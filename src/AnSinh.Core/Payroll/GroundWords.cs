using AnSinh.Policy.Law;

namespace AnSinh.Core.Payroll;

/// <summary>
/// Grounds as words for lists, differences and findings, which more people read than a profile: a confidential ground
/// appears by its neutral label, without code or coefficient.
/// </summary>
public sealed class GroundWords(LawBook book)
{
    /// <summary>The labels of the grounds of an amount, joined by "và".</summary>
    public string Label(string grounds) => grounds == Due.Unclear
        ? "căn cứ chưa rõ"
        : string.Join(" và ", Labels(grounds).Select(
            label => label.Confidential ? label.NeutralLabel : label.Label));

    /// <summary>The grounds of an amount one by one; none for an unclear one.</summary>
    public IEnumerable<GroundLabel> Labels(string grounds) =>
        grounds == Due.Unclear ? [] : Codes(grounds).Select(book.Label);

    /// <summary>Whether one of the grounds joined by + may not be told; an unclear ground tells nothing.</summary>
    public bool IsConfidential(string grounds) =>
        grounds != Due.Unclear && Codes(grounds).Any(code => book.Label(code).Confidential);

    /// <summary>
    /// Whether a clause that a file asserts without its decree (5.8) is a confidential ground of any decree.
    /// </summary>
    public bool IsConfidentialClause(string asserted) =>
        book.Labels.Any(label => label.Confidential && label.Code.EndsWith('.' + asserted, StringComparison.Ordinal));

    /// <summary>When the last instrument of the grounds came into force; null where none is known.</summary>
    public DateOnly? InForceOn(string grounds) => grounds == Due.Unclear
        ? null
        : Codes(grounds).Select(code => book.InstrumentOf(book.Label(code).Citation)?.InForceOn).Max();

    private static IEnumerable<string> Codes(string grounds) =>
        grounds.Split('+', StringSplitOptions.RemoveEmptyEntries).Select(code => code.Split('×')[0]);
}
