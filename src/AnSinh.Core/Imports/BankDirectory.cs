using System.Reflection;

namespace AnSinh.Core.Imports;

/// <summary>Banks by their NAPAS acquirer number (BIN); a bank's code is its provider code, in lower case.</summary>
public static class BankDirectory
{
    private static readonly Dictionary<string, string> Codes = Load();

    /// <summary>970405 → agribank; null when no bank has the number.</summary>
    public static string? CodeOf(string bin) => Codes.GetValueOrDefault(bin);

    private static Dictionary<string, string> Load()
    {
        using var reader = new StreamReader(
            Assembly.GetExecutingAssembly().GetManifestResourceStream("imports/banks.csv")!);
        return reader.ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))
            .ToDictionary(cells => cells[0], cells => cells[1], StringComparer.Ordinal);
    }
}
