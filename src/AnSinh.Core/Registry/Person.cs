using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Registry;

/// <summary>
/// A person of the register: beneficiary, carer, or both. What the law asks about is in <see cref="Fact"/>,
/// what was decided in <see cref="Grant"/>.
/// </summary>
public sealed class Person
{
    public required Guid Id { get; init; }

    /// <summary>The code offices know the person by; unique, stable, sorted by in fingerprints.</summary>
    public required string Code { get; init; }

    /// <summary>The commune of actual residence, valid on the day it was recorded.</summary>
    public required int AreaId { get; set; }

    public Guid? HouseholdId { get; set; }

    public required string FullName { get; set; }

    /// <summary>
    /// Orders as Vietnamese names are ordered (given name, middle, surname); see VietnameseText.SortKey.
    /// </summary>
    public required string SortKey { get; set; }

    /// <summary>The name without accents, lower case.</summary>
    public required string SearchKey { get; set; }

    public required BirthDate Birth { get; set; }

    /// <summary>M, F or null where the papers do not say.</summary>
    public string? Sex { get; set; }

    /// <summary>Personal identification number, 12 digits.</summary>
    public SealedText? CitizenId { get; private set; }

    /// <summary>What a person is found by who gives the number.</summary>
    public string? CitizenKey { get; private set; }

    /// <summary>The old identity card number, 9 digits.</summary>
    public SealedText? OldId { get; private set; }

    public string? OldIdKey { get; private set; }

    /// <summary>Two-digit code of the list of 54 ethnic groups; sensitive (Decree 356/2025).</summary>
    public SealedText? Ethnicity { get; set; }

    public string? Hamlet { get; set; }

    public string? Phone { get; set; }

    public DateOnly? DiedOn { get; set; }

    /// <summary>Since when the person lives in a social-assistance facility at State cost.</summary>
    public DateOnly? InFacilityFrom { get; set; }

    public Guid? SourceFileId { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Gives the person a number of 12 digits; null takes it away.</summary>
    public void SetCitizenId(FieldVault vault, string? number)
    {
        CitizenId = vault.Close(number, Id, SealedField.CitizenId);
        CitizenKey = vault.Mark(number, SealedField.CitizenId);
    }

    /// <summary>Gives the person an old number of 9 digits; null takes it away.</summary>
    public void SetOldId(FieldVault vault, string? number)
    {
        OldId = vault.Close(number, Id, SealedField.OldId);
        OldIdKey = vault.Mark(number, SealedField.OldId);
    }
}
