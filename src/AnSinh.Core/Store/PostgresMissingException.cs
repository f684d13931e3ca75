using AnSinh.Core.Shared;

namespace AnSinh.Core.Store;

/// <summary>The surroundings lack PostgreSQL's programs, or one of them failed; the refusal says what to do.</summary>
public sealed class PostgresMissingException(Refusal refusal) : Exception(refusal.Message)
{
    public Refusal Refusal { get; } = refusal;
}
