using AnSinh.Core.Store;

namespace AnSinh.Core.Registry;

/// <summary>Opens what the register keeps closed, each for the row it stands in.</summary>
public static class SealedRegister
{
    extension(FieldVault vault)
    {
        public string? CitizenId(Person person) => vault.Open(person.CitizenId, person.Id, SealedField.CitizenId);

        public string? OldId(Person person) => vault.Open(person.OldId, person.Id, SealedField.OldId);

        public string? Ethnicity(Person person) => vault.Open(person.Ethnicity, person.Id, SealedField.Ethnicity);

        public string? Account(PaymentMethod method) =>
            vault.Open(method.AccountNo, method.PersonId, SealedField.AccountNo);

        public string? CitizenId(Representative one) =>
            vault.Open(one.CitizenId, one.PersonId, SealedField.RepresentativeCitizenId);
    }
}
