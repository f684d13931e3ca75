using AnSinh.Core.Store;

namespace AnSinh.Core.Exchanges;

/// <summary>Opens what exchanges keep closed, each for the person it is of.</summary>
public static class SealedExchanges
{
    extension(FieldVault vault)
    {
        public string? CitizenId(ExchangeEntry entry) =>
            vault.Open(entry.CitizenId, entry.PersonId, SealedField.ExchangeCitizenId);

        public string? Account(ExchangeEntry entry) =>
            vault.Open(entry.AccountNo, entry.PersonId, SealedField.AccountNo);

        public string? Ours(ExchangeDifference one) => vault.Open(one.Ours, one.PersonId, SealedField.ExchangeOurs);

        public string Theirs(ExchangeDifference one) =>
            vault.Open(one.Theirs, one.PersonId, SealedField.ExchangeTheirs)!;
    }
}
