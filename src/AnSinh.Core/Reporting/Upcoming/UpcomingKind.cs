namespace AnSinh.Core.Reporting.Upcoming;

/// <summary>Why something about a person is about to change, in the order in which pages count them.</summary>
public enum UpcomingKind
{
    /// <summary>The person, a child raised or a person cared for reaches an age of the law.</summary>
    Age,

    /// <summary>Without a decision now; an age gives a right: a dossier has to be made.</summary>
    NewRight,

    /// <summary>The certificate of disability ends.</summary>
    Disability,

    /// <summary>The schooling that was proved ends.</summary>
    Schooling,

    /// <summary>Poor or near-poor as far as the paper says.</summary>
    Poverty,

    /// <summary>A guardian's charge or an authorisation to collect ends.</summary>
    Representation,

    /// <summary>An identity paper ends.</summary>
    IdentityPaper,

    /// <summary>The decision itself ends.</summary>
    Decision,

    /// <summary>Another fact with a last day.</summary>
    OtherFact,
}
