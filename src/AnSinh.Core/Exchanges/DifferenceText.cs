using AnSinh.Core.Imports;
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

    private static string Day(string value) =>
        BirthDate.TryParse(value, out var day) ? DateText.Show(day) : value;

    private static string Account(string value)
    {
        var (bin, account, name) = HeldValues.AccountParts(value);
        return account.Length == 0 ? "tiền mặt"
            : $"{BankDirectory.CodeOf(bin) ?? bin} {NumberText.Ending(account)} {name}".Trim();
    }
}
