using System.Reflection;
using AnSinh.Core.Shared;

namespace AnSinh.Core.Imports;

/// <summary>Banks by their NAPAS acquirer number (BIN); a bank's code is its provider code, in lower case.</summary>
public static class BankDirectory
{
    private static readonly List<string[]> Banks = Rows();

    private static readonly Dictionary<string, string> Codes =
        Banks.ToDictionary(cells => cells[0], cells => cells[1], StringComparer.Ordinal);

    /// <summary>BIN → short name as it is compared.</summary>
    private static readonly Dictionary<string, string> Names =
        Banks.ToDictionary(cells => cells[0], cells => Bare(cells[2]), StringComparer.Ordinal);

    /// <summary>Every bank: its number and its short name, in the order of the names.</summary>
    public static IReadOnlyList<(string Bin, string Name)> All { get; } =
        [.. Banks.Select(cells => (cells[0], cells[2])).OrderBy(bank => bank.Item2, StringComparer.OrdinalIgnoreCase)];

    /// <summary>Code → short name as the bank writes it; of two numbers of one bank the first.</summary>
    private static readonly Dictionary<string, string> ShortNames =
        Banks.GroupBy(cells => cells[1], StringComparer.Ordinal)
            .ToDictionary(bank => bank.Key, bank => bank.First()[2], StringComparer.Ordinal);

    /// <summary>agribank → Agribank; null when no bank has the code.</summary>
    public static string? NameOf(string code) => ShortNames.GetValueOrDefault(code);

    /// <summary>970405 → agribank; null when no bank has the number.</summary>
    public static string? CodeOf(string bin) => Codes.GetValueOrDefault(bin);

    /// <summary>
    /// The BIN of a bank named as people name it: Vietcombank, MB, MB Bank, NH Agribank, 970436; null when unknown.
    /// </summary>
    public static string? BinOf(string name)
    {
        var bare = Bare(name);
        return Codes.ContainsKey(name) ? name
            : Names.FirstOrDefault(pair =>
                bare == pair.Value || bare == Codes[pair.Key] || bare + "bank" == pair.Value).Key
            ?? Names.Where(pair => pair.Value.Length > 4 && bare.Contains(pair.Value, StringComparison.Ordinal))
                .OrderByDescending(pair => pair.Value.Length).Select(pair => pair.Key).FirstOrDefault();
    }

    private static string Bare(string name)
    {
        var key = VietnameseText.SearchKey(name).Replace(" ", "", StringComparison.Ordinal);
        foreach (var start in (string[])["nganhang", "nhtmcp", "nh"])
        {
            key = key.StartsWith(start, StringComparison.Ordinal)
                && key.Length > start.Length + 2 ? key[start.Length..] : key;
        }

        return key;
    }

    private static List<string[]> Rows()
    {
        using var reader = new StreamReader(
            Assembly.GetExecutingAssembly().GetManifestResourceStream("imports/banks.csv")!);
        return [.. reader.ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Trim().Split(','))];
    }
}
