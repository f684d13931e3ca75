namespace AnSinh.Core.Registry;

/// <summary>Households in the words of the office.</summary>
public static class HouseholdTerms
{
    /// <summary>The head first, then as a household book has them.</summary>
    public static readonly IReadOnlyList<(HouseholdRelation Relation, string Word)> Relations =
    [
        (HouseholdRelation.Head, "chủ hộ"), (HouseholdRelation.Spouse, "vợ hoặc chồng"),
        (HouseholdRelation.Child, "con"), (HouseholdRelation.Parent, "cha hoặc mẹ"),
        (HouseholdRelation.Grandchild, "cháu"), (HouseholdRelation.Grandparent, "ông hoặc bà"),
        (HouseholdRelation.Sibling, "anh, chị hoặc em"), (HouseholdRelation.Other, "quan hệ khác"),
    ];

    public static readonly IReadOnlyList<(HouseholdClass Class, string Word)> Classes =
    [
        (HouseholdClass.Poor, "hộ nghèo"), (HouseholdClass.NearPoor, "hộ cận nghèo"),
        (HouseholdClass.Neither, "không thuộc hộ nghèo, hộ cận nghèo"),
    ];

    public static string Of(HouseholdRelation relation) => Relations.First(one => one.Relation == relation).Word;

    public static string Of(HouseholdClass known) => Classes.First(one => one.Class == known).Word;

    /// <summary>The value of the fact <see cref="FactKinds.Poverty"/> that a member has by it.</summary>
    public static string FactOf(HouseholdClass known) => known switch
    {
        HouseholdClass.Poor => "poor",
        HouseholdClass.NearPoor => "near_poor",
        _ => FactKinds.None,
    };
}
