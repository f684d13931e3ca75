using AnSinh.Core.Shared;
using AnSinh.Policy.Law;

namespace AnSinh.Core.LawFiles;

/// <summary>Law files that are refused, with every problem found: file, line and reason of each.</summary>
public sealed class LawFileException(IReadOnlyList<LawProblem> problems)
    : Exception(string.Join('\n', problems.Select(p => $"{p.Where}: {p.Sentence}")))
{
    public IReadOnlyList<LawProblem> Problems { get; } = problems;

    /// <summary>The first problem, as doors show a refusal.</summary>
    public Refusal Refusal => new(Problems[0].Code, Problems[0].Sentence, Problems[0].Where);
}
