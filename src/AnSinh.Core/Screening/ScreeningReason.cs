namespace AnSinh.Core.Screening;

/// <summary>Why somebody is not waiting for a decision.</summary>
public enum ScreeningReason
{
    /// <summary>Does not want it.</summary>
    Refuses,

    /// <summary>Receives from another place or programme.</summary>
    ReceivesElsewhere,

    /// <summary>Nobody of the name is found where the register has the person.</summary>
    NotFound,

    /// <summary>Told in words.</summary>
    Other,
}
