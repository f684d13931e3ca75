namespace AnSinh.Core.Privacy;

/// <summary>What a person may ask about the own data (Law 91/2025/QH15).</summary>
public enum DataRequestKind
{
    /// <summary>A copy of everything kept about the person.</summary>
    Copy,

    /// <summary>Something kept is wrong.</summary>
    Correction,

    /// <summary>Who did what with the data, and when.</summary>
    UseLog,

    /// <summary>To use the data for less.</summary>
    Restriction,

    /// <summary>Against a use of the data.</summary>
    Objection,
}
