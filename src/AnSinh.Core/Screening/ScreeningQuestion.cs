namespace AnSinh.Core.Screening;

/// <summary>A fact that nobody has written down, and that decides whether somebody receives.</summary>
public enum ScreeningQuestion
{
    /// <summary>The birth, or its day and month where these decide.</summary>
    Birth,

    /// <summary>Whether the household is poor or near-poor.</summary>
    Poverty,

    /// <summary>Whether there is a pension or social insurance allowance.</summary>
    Pension,

    /// <summary>The degree of a disability that there is a sign of.</summary>
    DisabilityDegree,

    /// <summary>Which case of a child without support it is, if any.</summary>
    ChildSituation,

    /// <summary>Whether somebody is obliged and able to support.</summary>
    Supporter,

    /// <summary>Whether the village is of the especially difficult area.</summary>
    SpecialArea,

    /// <summary>Whether somebody who received as a child still studies.</summary>
    Studying,

    /// <summary>Facts that contradict each other, to be put right first.</summary>
    Contradiction,

    /// <summary>Something that the page does not name; the record tells who may read it.</summary>
    InTheRecord,
}
