namespace AnSinh.Core.Imports;

/// <summary>The kinds of list that are applied, each in its own way.</summary>
internal static class ImportKinds
{
    public const string PaymentList = "payment-list";
    public const string RegistryList = "registry-list";
    public const string MovementList = "movement-list";
    public const string AccountRegistration = "account-registration";
    public const string SoftwareExport = "software-export";
    public const string BankReturn = "bank-return";

    /// <summary>Rows of these change people the register knows; they bring nobody new.</summary>
    public static bool KnownOnly(string? kind, ImportRow row) =>
        kind == AccountRegistration || (kind == MovementList && row.Text("change") != "increase");
}
