using System.Text.Json.Serialization;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Imports;

/// <summary>A decision as it stood before a file; months as codes.</summary>
internal sealed record KeptGrant(int? UntilMonth, int? SuspendedFromMonth, string? EndReason);

/// <summary>The fields of a person that a file may change, open.</summary>
internal sealed record PersonFields(
    string FullName, string Birth, string? Sex, string? CitizenId, string? OldId)
{
    public string? Ethnicity { get; init; }

    public string? Hamlet { get; init; }

    public string? Phone { get; init; }

    public int AreaId { get; init; }

    public DateOnly? DiedOn { get; init; }

    public static PersonFields Of(Person person, FieldVault vault) => new(
        person.FullName, person.Birth.ToString(), person.Sex,
        vault.Open(person.CitizenId, person.Id, SealedField.CitizenId),
        vault.Open(person.OldId, person.Id, SealedField.OldId))
    {
        Ethnicity = vault.Open(person.Ethnicity, person.Id, SealedField.Ethnicity),
        Hamlet = person.Hamlet,
        Phone = person.Phone,
        AreaId = person.AreaId,
        DiedOn = person.DiedOn,
    };

    /// <summary>These, with what stood before a file where nobody has changed what came after it.</summary>
    public PersonFields Back(PersonFields before, PersonFields after) => new(
        Pick(FullName, before.FullName, after.FullName)!, Pick(Birth, before.Birth, after.Birth)!,
        Pick(Sex, before.Sex, after.Sex), Pick(CitizenId, before.CitizenId, after.CitizenId),
        Pick(OldId, before.OldId, after.OldId))
    {
        Ethnicity = Pick(Ethnicity, before.Ethnicity, after.Ethnicity),
        Hamlet = Pick(Hamlet, before.Hamlet, after.Hamlet),
        Phone = Pick(Phone, before.Phone, after.Phone),
        AreaId = Pick(AreaId, before.AreaId, after.AreaId),
        DiedOn = Pick(DiedOn, before.DiedOn, after.DiedOn),
    };

    public void Into(Person person, FieldVault vault)
    {
        person.FullName = FullName;
        person.SortKey = VietnameseText.SortKey(FullName);
        person.SearchKey = VietnameseText.SearchKey(FullName);
        person.Birth = BirthDate.Parse(Birth);
        (person.Sex, person.Hamlet, person.Phone) = (Sex, Hamlet, Phone);
        (person.AreaId, person.DiedOn) = (AreaId, DiedOn);
        person.SetCitizenId(vault, CitizenId);
        person.SetOldId(vault, OldId);
        person.Ethnicity = vault.Close(Ethnicity, person.Id, SealedField.Ethnicity);
    }

    private static T Pick<T>(T now, T before, T after) => Equals(now, after) ? before : now;
}

/// <summary>What a file did to somebody the register knew. Ids of rows that it added; rows that it ended.</summary>
internal sealed class KeptChange
{
    public required PersonFields Before { get; init; }

    public PersonFields? After { get; set; }

    public Dictionary<Guid, KeptGrant> Ended { get; init; } = [];

    public List<Guid> Grants { get; init; } = [];

    public List<Guid> Facts { get; init; } = [];

    public List<Guid> Methods { get; init; } = [];

    public List<Guid> Representatives { get; init; } = [];

    /// <summary>Ways of payment and representatives that ended with the file and were open before.</summary>
    public List<Guid> Closed { get; init; } = [];

    [JsonIgnore]
    public bool IsNothing => Before == After && Ended.Count + Grants.Count + Facts.Count + Methods.Count
        + Representatives.Count + Closed.Count == 0;
}
