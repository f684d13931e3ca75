namespace AnSinh.Core.Exchanges;

/// <summary>An answer that was taken in: a file, or one run of questions over the network.</summary>
public sealed class ExchangeAnswer
{
    public required Guid Id { get; init; }

    public required Guid ExchangeId { get; init; }

    /// <summary>Of the file: the same bytes again are known.</summary>
    public required string Sha256 { get; init; }

    public required string Name { get; init; }

    public int Lines { get; set; }

    public int Applied { get; set; }

    public int Duplicates { get; set; }

    public int Exceptions { get; set; }

    /// <summary>Lines sent back without an answer.</summary>
    public int Blanks { get; set; }

    public required DateTimeOffset AppliedAt { get; init; }

    public required string AppliedBy { get; init; }

    /// <summary>Counts one more line.</summary>
    public void Count(LineOutcome outcome)
    {
        Lines++;
        switch (outcome)
        {
            case LineOutcome.Applied:
                Applied++;
                break;
            case LineOutcome.Duplicate:
                Duplicates++;
                break;
            case LineOutcome.Blank:
                Blanks++;
                break;
            default:
                Exceptions++;
                break;
        }
    }
}

/// <summary>What became of a line of an answer.</summary>
public enum LineOutcome
{
    /// <summary>Taken in.</summary>
    Applied,

    /// <summary>Said before in the same words.</summary>
    Duplicate,

    /// <summary>Does not fit; nothing was taken.</summary>
    Exception,

    /// <summary>Sent back without an answer.</summary>
    Blank,
}

/// <summary>A line of an answer and what became of it.</summary>
public sealed class ExchangeAnswerLine
{
    public required Guid AnswerId { get; init; }

    public required int RowNo { get; init; }

    public required Guid ExchangeId { get; init; }

    /// <summary>The line of the batch it speaks of; null when it names none.</summary>
    public int? LineNo { get; init; }

    public required LineOutcome Outcome { get; init; }

    /// <summary>A keyed mark of what was said, to know the same said again; says nothing without its key.</summary>
    public string? SaidKey { get; init; }

    /// <summary>The mark of the account that a bank opened; a payment method of it has the same.</summary>
    public string? AccountKey { get; init; }

    public string? Code { get; init; }

    /// <summary>What is wrong with it and what to do.</summary>
    public string? Sentence { get; init; }
}
