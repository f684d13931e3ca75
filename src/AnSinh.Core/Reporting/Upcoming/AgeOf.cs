namespace AnSinh.Core.Reporting.Upcoming;

/// <summary>Whose age changes what a payee receives.</summary>
public enum AgeOf
{
    Payee,

    /// <summary>A child whom the payee raises.</summary>
    Child,

    /// <summary>The person whom the payee cares for.</summary>
    CaredPerson,
}
