namespace AnSinh.Core.Registry;

/// <summary>What happened to somebody who receives (biến động).</summary>
public enum CourseChange
{
    /// <summary>Died: the month of death is the last one.</summary>
    Death,

    /// <summary>The right ended: the month of the event is the last one.</summary>
    End,

    /// <summary>Payment is held from the month after the event.</summary>
    Suspend,

    /// <summary>A suspension is undone from its first month; the months between are made up.</summary>
    Resume,

    /// <summary>Lives in another commune, which pays from its next list.</summary>
    Move,

    /// <summary>
    /// An officer found that the disability degree has no certificate: nothing is computed until it is there.
    /// </summary>
    CertificateMissing,

    /// <summary>The disability certificate is there, by its number.</summary>
    CertificateGiven,
}

/// <summary>
/// What an officer records about a person: the day, the reason, the decision; for a move also the commune. A change of
/// one programme names it; death and moving are about the person.
/// </summary>
public sealed record CourseRequest(CourseChange Change, DateOnly? On, string? Reason)
{
    public string Programme { get; init; } = Grant.Allowance;

    public string? DecisionNo { get; init; }

    public int? ToAreaId { get; init; }

    /// <summary>The number of the disability certificate that was given.</summary>
    public string? CertificateNo { get; init; }
}
