using AnSinh.Core.Shared;
using AnSinh.Policy;

namespace AnSinh.Core.Exchanges;

/// <summary>
/// The value of a difference as many may read it: numbers by their last digits, an ethnic group only as being there.
/// </summary>
public static class DifferenceText
{
    public const string Nothing = "chưa có";

    public static string Of(DifferenceField field, string? value) => value is null ? Nothing : field switch
    {
        DifferenceField.Sex => value == "M" ? "nam" : "nữ",
        DifferenceField.Ethnicity => "đã ghi",
        DifferenceField.CitizenId => NumberText.Ending(value)!,
        DifferenceField.Birth or DifferenceField.Death or DifferenceField.IdentityPaper => Day(value),
        DifferenceField.Pension => value == HeldValues.NoPension ? "không hưởng" : "hưởng từ " + Day(value),
        DifferenceField.Account => Account(value),
        _ => value,
    };

    /// <summary>Whether <see cref="Of"/> hides a part of the value.</summary>
    public static bool IsHidden(DifferenceField field) =>
        field is DifferenceField.CitizenId or DifferenceField.Account;

    /// <summary>The value with its whole number, for who opened it with a reason.</summary>
    public static string Whole(DifferenceField field, string? value)
    {
        if (value is null || field != DifferenceField.Account)
        {
            return value is not null && field == DifferenceField.CitizenId ? value : Of(field, value);
        }

        var (bin, account, name) = HeldValues.AccountParts(value);
        return account.Length == 0 ? Of(field, value) : $"{ExchangeWords.Bank(bin)} {account} {name}".Trim();
    }

    private static string Day(string value) =>
        BirthDate.TryParse(value, out var day) ? DateText.Show(day) : value;

    private static string Account(string value)
    {
        var (bin, account, name) = HeldValues.AccountParts(value);
        return account.Length == 0 ? "tiền mặt"
            : $"{ExchangeWords.Bank(bin)} {NumberText.Ending(account)} {name}".Trim();
    }
}
