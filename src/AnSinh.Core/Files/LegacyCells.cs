namespace AnSinh.Core.Files;

/// <summary>
/// Cells typed in an old font inside a file that is Unicode otherwise: each cell is judged for itself, and one that can
/// be read both ways follows its row. A cell that is Unicode already is never touched.
/// </summary>
internal static class LegacyCells
{
    /// <summary>Letters that no old font shows: a cell with one of them is Unicode.</summary>
    private static bool IsUnicodeOnly(char letter) =>
        letter is 'ă' or 'Ă' or 'đ' or 'Đ' or 'ơ' or 'Ơ' or 'ư' or 'Ư' or (>= '\u0300' and <= '\u0323')
            or (>= '\u1EA0' and <= '\u1EF9') or 'ĩ' or 'Ĩ' or 'ũ' or 'Ũ';

    public static Workbook Decoded(Workbook workbook) =>
        workbook with { Sheets = [.. workbook.Sheets.Select(sheet => sheet with { Rows = [.. Rows(sheet.Rows)] })] };

    private static IEnumerable<SheetRow> Rows(IEnumerable<SheetRow> rows)
    {
        // Hamlets and communes are written again and again: each text is judged once.
        var known = new Dictionary<string, Lettering?>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (!row.Cells.Any(cell => cell.Kind == CellKind.Text && cell.Text.Any(IsForeign)))
            {
                yield return row;
                continue;
            }

            var judged = row.Cells.Select(cell => Judge(cell, known)).ToArray();
            var rowIs = judged.FirstOrDefault(one => one is Lettering.Tcvn3 or Lettering.Vni) ?? Lettering.Unicode;
            yield return rowIs == Lettering.Unicode ? row : row with
            {
                Cells = [.. row.Cells.Select((cell, at) => Read(cell, judged[at] ?? Possible(cell, rowIs)))],
            };
        }
    }

    private static Cell Read(Cell cell, Lettering lettering) => lettering == Lettering.Unicode
        ? cell
        : cell with { Text = LegacyLetters.Decode(cell.Text, lettering), Lettering = lettering };

    /// <summary>What the cell alone says; null when it can be read both ways.</summary>
    private static Lettering? Judge(Cell cell, Dictionary<string, Lettering?> known)
    {
        if (cell.Kind != CellKind.Text || !cell.Text.Any(IsForeign) || cell.Text.Any(IsUnicodeOnly))
        {
            return Lettering.Unicode;
        }

        if (!known.TryGetValue(cell.Text, out var lettering))
        {
            known[cell.Text] = lettering = Judge(cell.Text);
        }

        return lettering;
    }

    private static Lettering? Judge(string text)
    {
        var (words, asIs) = VietnameseSyllable.Count(text);
        var tcvn3 = VietnameseSyllable.Count(LegacyLetters.Decode(text, Lettering.Tcvn3)).Good;
        var vni = VietnameseSyllable.Count(LegacyLetters.Decode(text, Lettering.Vni)).Good;
        return words > asIs && tcvn3 > asIs && tcvn3 >= vni && HasTcvn3Letter(text) ? Lettering.Tcvn3
            : words > asIs && vni > asIs && vni > tcvn3 ? Lettering.Vni
            : asIs == 0 && HasTcvn3Letter(text, inside: true) ? Lettering.Tcvn3
            : null;
    }

    private static Lettering Possible(Cell cell, Lettering row) =>
        row != Lettering.Unicode && VietnameseSyllable.Count(LegacyLetters.Decode(cell.Text, row)) is var (words, good)
            && words == good ? row : Lettering.Unicode;

    /// <summary>
    /// A sign of TCVN3 beside a letter, or between two; alone it may be a sign of its own: 2×3, § 4, «tên».
    /// </summary>
    private static bool HasTcvn3Letter(string text, bool inside = false)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var (before, after) = (at > 0 && char.IsLetter(text[at - 1]), at + 1 < text.Length
                && char.IsLetter(text[at + 1]));
            if (LegacyLetters.OnlyTcvn3(text[at]) && (inside ? before && after : before || after))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsForeign(char letter) => letter >= '\u00A1';
}
