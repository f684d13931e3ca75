using AnSinh.Core.Files;
using AnSinh.Core.Shared;

namespace AnSinh.Core.Imports;

/// <summary>Account numbers as lists write them.</summary>
internal static class AccountText
{
    private const int Shortest = 6;
    private const int Longest = 19;

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

        return text.Length is >= Shortest and <= Longest && text.All(char.IsAsciiLetterOrDigit)
            ? null
            : "ACCOUNT_INVALID";
    }

    /// <summary>Without the spaces, dots and dashes that people group digits with.</summary>
    public static string? Bare(string? account) =>
        account is null ? null : string.Concat(account.Where(letter => letter is not (' ' or '.' or '-' or '\t')));

    /// <summary>0199xxxx819: the bank hides the middle.</summary>
    public static bool Masked(string account) =>
        account.Any(letter => letter is 'x' or 'X' or '*')
            && account.All(letter => char.IsAsciiDigit(letter) || letter is 'x' or 'X' or '*');
}
