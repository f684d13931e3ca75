namespace AnSinh.Core.Registry;

/// <summary>Somebody comes into a household, as an officer writes it down.</summary>
public sealed record HouseholdJoin(HouseholdRelation? Relation, DateOnly? FromOn)
{
    /// <summary>A paper or a word about it; may be left out.</summary>
    public string? Note { get; init; }
}

/// <summary>Somebody leaves a household without coming into another.</summary>
public sealed record HouseholdLeave(DateOnly? LastDay, string? Reason);

/// <summary>Who is the head from a day on, and what each member is to the head; who is not named stays as is.</summary>
public sealed record HouseholdHead(string? HeadCode, DateOnly? FromOn, string? Reason)
{
    /// <summary>By the code of the person.</summary>
    public IReadOnlyDictionary<string, HouseholdRelation> Relations { get; init; } =
        new Dictionary<string, HouseholdRelation>();
}

/// <summary>What a household is, from day to day, by which certificate.</summary>
public sealed record HouseholdSet(HouseholdClass? Class, string? CertificateNo, DateOnly? FromOn, DateOnly? UntilOn);
