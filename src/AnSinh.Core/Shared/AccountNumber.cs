namespace AnSinh.Core.Shared;

/// <summary>Numbers of accounts as banks give them and people write them.</summary>
public static class AccountNumber
{
    public const int Shortest = 6;
    public const int Longest = 19;

    /// <summary>Without the spaces, dots and dashes that people group digits with.</summary>
    public static string? Bare(string? account) =>
        account is null ? null : string.Concat(account.Where(letter => letter is not (' ' or '.' or '-' or '\t')));

    /// <summary>Whether a bare number can be one.</summary>
    public static bool IsPossible(string? bare) =>
        bare is { Length: >= Shortest and <= Longest } && bare.All(char.IsAsciiLetterOrDigit);
}
