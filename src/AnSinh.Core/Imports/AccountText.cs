using AnSinh.Core.Files;
using AnSinh.Core.Shared;

namespace AnSinh.Core.Imports;

/// <summary>Account numbers as lists write them.</summary>
internal static class AccountText
{
    /// <summary>Digits of a spreadsheet number beyond the fifteenth are noughts and not what was typed.</summary>
    private const int ExactDigits = 15;

    /// <summary>The reason why the cell holds no usable account number; null when it does.</summary>
    public static string? Fault(Cell cell)
    {
        var text = VietnameseText.Clean(cell.Text);
        if (text.Contains("E+", StringComparison.OrdinalIgnoreCase) || (cell.IsNumeric && text.Length > ExactDigits))
        {
            return "ACCOUNT_PRECISION_LOST";
        }

        return AccountNumber.IsPossible(text) ? null : "ACCOUNT_INVALID";
    }

    /// <summary>0199xxxx819: the bank hides the middle.</summary>
    public static bool Masked(string account) =>
        account.Any(letter => letter is 'x' or 'X' or '*')
            && account.All(letter => char.IsAsciiDigit(letter) || letter is 'x' or 'X' or '*');
}
