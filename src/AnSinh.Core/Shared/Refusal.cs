namespace AnSinh.Core.Shared;

/// <summary>
/// Why something was not done: a stable code, a Vietnamese sentence that says how to repair it, and where (field, row,
/// list). Rules return refusals; a service that must stop in the middle throws <see cref="RefusedException"/>.
/// </summary>
public sealed record Refusal(string Code, string Message, string? Where = null);

/// <summary>Carries a refusal through a service to its door. Nothing was changed.</summary>
public sealed class RefusedException(Refusal refusal) : Exception(refusal.Message)
{
    public Refusal Refusal { get; } = refusal;
}
