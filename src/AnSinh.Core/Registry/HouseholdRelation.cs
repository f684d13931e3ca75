namespace AnSinh.Core.Registry;

/// <summary>What a member is to the head of the household (quan hệ với chủ hộ).</summary>
public enum HouseholdRelation
{
    /// <summary>Chủ hộ.</summary>
    Head,

    Spouse,

    Child,

    Parent,

    Grandchild,

    Grandparent,

    Sibling,

    /// <summary>Another relation, or none that is known.</summary>
    Other,
}
