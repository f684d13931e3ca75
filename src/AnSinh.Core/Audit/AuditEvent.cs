namespace AnSinh.Core.Audit;

/// <summary>
/// What somebody did, as a plain Vietnamese sentence with before and after. Written in the transaction of the change
/// itself; a set operation on a list is one event per area, a change of a person one event each. Never changed, never
/// deleted.
/// </summary>
public sealed class AuditEvent
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The account that acted.</summary>
    public required string Login { get; init; }

    /// <summary>The operating-system user behind the command line, or "web"; "-" where nobody is signed in.</summary>
    public required string OsUser { get; init; }

    public required string Action { get; init; }

    public required string SubjectKind { get; init; }

    public required string SubjectId { get; init; }

    public int? AreaId { get; init; }

    public required string Sentence { get; init; }

    public string? BeforeJson { get; init; }

    public string? AfterJson { get; init; }
}
