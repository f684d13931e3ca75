namespace AnSinh.Core.Shared;

/// <summary>Identity and account numbers in sentences that many read.</summary>
public static class NumberText
{
    private const int Shown = 4;

    /// <summary>The last digits of a number, …4417; a short one shows none of them. Null stays null.</summary>
    public static string? Ending(string? number) =>
        number is null ? null : number.Length > 2 * Shown ? "…" + number[^Shown..] : "…";
}
