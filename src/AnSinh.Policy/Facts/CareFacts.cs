namespace AnSinh.Policy.Facts;

/// <summary>The kinds of care that are supported (20/2021/NĐ-CP Điều 20; 335/2026/NĐ-CP Điều 17).</summary>
public enum CareKind : byte
{
    /// <summary>The household itself cares for an extremely severe person; one entry per cared person.</summary>
    HouseholdDirectXsevere,

    /// <summary>Fostering an extremely severe person.</summary>
    FosterXsevere,

    /// <summary>Fostering a child of Điều 5 khoản 1.</summary>
    Foster51,

    /// <summary>Fostering an elder who is eligible for a facility.</summary>
    FosterElder,

    /// <summary>A severe or extremely severe person who is pregnant or raises children under 36 months.</summary>
    DisabledParentOrPregnant,
}

/// <summary>The words of the kinds of care, as in case files, law files and the database.</summary>
public static class CareKinds
{
    private static readonly string[] Words =
    [
        "household_direct_xsevere", "foster_xsevere", "foster_5_1", "foster_elder", "disabled_parent_or_pregnant",
    ];

    public static IReadOnlyList<string> All => Words;

    public static string Word(this CareKind kind) => Words[(int)kind];

    public static bool TryParse(string? word, out CareKind kind)
    {
        var at = Array.IndexOf(Words, word);
        kind = (CareKind)Math.Max(at, 0);
        return at >= 0;
    }
}

/// <summary>One act of care in the month.</summary>
public record struct CareFacts
{
    public CareKind Kind { get; set; }

    /// <summary>
    /// Birth of the cared person. When it is not known, age is taken as met and the lowest coefficient is paid.
    /// </summary>
    public BirthDate? CaredBirth { get; set; }

    public bool Pregnant { get; set; }

    /// <summary>Births of the children the disabled person raises, any age; null for none.</summary>
    public BirthDate[]? Children { get; set; }
}
