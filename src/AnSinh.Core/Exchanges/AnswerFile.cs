using System.Globalization;
using AnSinh.Policy;

namespace AnSinh.Core.Exchanges;

/// <summary>Why a line of an answer is not taken: its code and what to do.</summary>
public sealed record LineFault(string Code, string Sentence);

/// <summary>
/// A line of an answer as it was read: which line it names, the person as it was sent, and what the partner says. What
/// the partner left empty is null.
/// </summary>
public sealed record AnswerLine(int Row, int? LineNo)
{
    /// <summary>The name as it was sent, to see that the answer is about the person asked about.</summary>
    public string? EchoName { get; init; }

    /// <summary>The identifier as it was sent.</summary>
    public string? EchoCitizenId { get; init; }

    public string? Result { get; init; }

    public string? FullName { get; init; }

    public BirthDate? Birth { get; init; }

    public string? Sex { get; init; }

    public string? Ethnicity { get; init; }

    public string? CitizenId { get; init; }

    public string? Hamlet { get; init; }

    public DateOnly? DiedOn { get; init; }

    public DateOnly? PensionFrom { get; init; }

    public DateOnly? PaperUntil { get; init; }

    public string? Account { get; init; }

    public string? AccountName { get; init; }

    public string? Note { get; init; }

    /// <summary>A cell that could not be read; the line is not taken.</summary>
    public LineFault? Fault { get; init; }

    /// <summary>Nothing was filled in.</summary>
    public bool IsBlank => Fault is null && Result is null && Note is null && !SaysSomething;

    /// <summary>Some field beside the answer itself was filled in.</summary>
    public bool SaysSomething =>
        FullName is not null || Birth is not null || Sex is not null || Ethnicity is not null || CitizenId is not null
        || Hamlet is not null || DiedOn is not null || PensionFrom is not null || PaperUntil is not null
        || Account is not null || AccountName is not null;

    /// <summary>Everything that was said, to know the same said again.</summary>
    public string Said => string.Join(
        '\u001f', Result, FullName, Birth, Sex, Ethnicity, CitizenId, Hamlet, Text(DiedOn), Text(PensionFrom),
        Text(PaperUntil), Account, AccountName, Note);

    private static string? Text(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);
}

/// <summary>An answer as it was read: the batch it names, the kind it says, its lines.</summary>
public sealed record AnswerFile(string Number, string? KindCode, IReadOnlyList<AnswerLine> Lines);
