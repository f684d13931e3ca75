using System.Globalization;
using System.Text.RegularExpressions;

namespace AnSinh.Core.Files;

/// <summary>
/// Works out formula cells that were stored without a value, as programs that never opened Excel leave them: sums of
/// ranges and + − * of cells and numbers. Anything else stays empty; nothing outside the sheet is ever reached.
/// </summary>
public static partial class SheetFormulas
{
    private const int MostSteps = 2_000_000;
    private const int Deepest = 50;

    public static Sheet Fill(Sheet sheet)
    {
        if (!sheet.Rows.Any(row => row.Cells.Any(Waits)))
        {
            return sheet;
        }

        var work = new Work(sheet);
        return sheet with { Rows = [.. sheet.Rows.Select(work.Filled)] };
    }

    private static bool Waits(Cell cell) => cell.Kind == CellKind.Empty && cell.Formula is { Length: > 0 };

    private sealed class Work(Sheet sheet)
    {
        private readonly Dictionary<int, SheetRow> rows = sheet.Rows.ToDictionary(row => row.Number);
        private readonly Dictionary<(int Row, int Column), decimal?> known = [];
        private int steps;

        public SheetRow Filled(SheetRow row) => row.Cells.Any(Waits)
            ? row with
            {
                Cells = [.. row.Cells.Select(
                    (cell, column) => Waits(cell) ? Worked(row.Number, column, cell) : cell)],
            }
            : row;

        private Cell Worked(int row, int column, Cell cell) => Value(row, column, 0) is { } value
            ? cell with
            {
                Kind = CellKind.Number,
                Number = value,
                Text = value.ToString("0.############", CultureInfo.InvariantCulture),
            }
            : cell;

        private decimal? Value(int row, int column, int depth)
        {
            if (++steps > MostSteps || depth > Deepest)
            {
                return null;
            }

            var cell = rows.TryGetValue(row, out var found) ? found[column] : Cell.Empty;
            if (!Waits(cell))
            {
                return cell.Number ?? (cell.Kind == CellKind.Empty ? 0 : null);
            }

            if (!known.TryGetValue((row, column), out var value))
            {
                known[(row, column)] = null;
                known[(row, column)] = value = Evaluated(
                    cell.Formula!.Replace("$", "", StringComparison.Ordinal), depth);
            }

            return value;
        }

        private decimal? Evaluated(string formula, int depth)
        {
            try
            {
                return SumForm().Match(formula) is { Success: true } sum ? Sum(sum, depth) : Terms(formula, depth);
            }
            catch (OverflowException)
            {
                return null;
            }
        }

        private decimal? Sum(Match sum, int depth)
        {
            decimal total = 0;
            var (lastRow, lastColumn) = (Number(sum.Groups["r2"].Value), Column(sum.Groups["c2"].Value));
            for (var row = Number(sum.Groups["r1"].Value); row <= lastRow; row++)
            {
                for (var column = Column(sum.Groups["c1"].Value); column <= lastColumn; column++)
                {
                    if (steps > MostSteps)
                    {
                        return null;
                    }

                    total += Value(row, column, depth + 1) ?? 0;
                }
            }

            return total;
        }

        private decimal? Terms(string formula, int depth)
        {
            if (!TermsForm().IsMatch(formula))
            {
                return null;
            }

            decimal total = 0, product = 0;
            var sign = '+';
            foreach (Match term in TermForm().Matches(formula))
            {
                if ((term.Groups["c"].Success
                    ? Value(Number(term.Groups["r"].Value), Column(term.Groups["c"].Value), depth + 1)
                    : decimal.Parse(term.Groups["n"].Value, NumberStyles.AllowDecimalPoint,
                        CultureInfo.InvariantCulture)) is not { } value)
                {
                    return null;
                }

                if (sign == '*')
                {
                    product *= value;
                }
                else
                {
                    total += product;
                    product = sign == '-' ? -value : value;
                }

                sign = term.Groups["o"].Value is { Length: 1 } next ? next[0] : '+';
            }

            return total + product;
        }

        private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

        private static int Column(string letters) =>
            letters.Aggregate(0, (column, letter) => (column * 26) + (letter - 'A' + 1)) - 1;
    }

    [GeneratedRegex(
        "^SUM\\((?<c1>[A-Z]{1,3})(?<r1>[0-9]{1,7}):(?<c2>[A-Z]{1,3})(?<r2>[0-9]{1,7})\\)$", RegexOptions.None, 200)]
    private static partial Regex SumForm();

    [GeneratedRegex(@"^(([A-Z]{1,3}[0-9]{1,7}|[0-9]{1,12}(\.[0-9]{1,6})?)([+\-*]|$))+(?<![+\-*])$",
        RegexOptions.ExplicitCapture, 200)]
    private static partial Regex TermsForm();

    [GeneratedRegex(@"((?<c>[A-Z]{1,3})(?<r>[0-9]{1,7})|(?<n>[0-9]{1,12}(\.[0-9]{1,6})?))(?<o>[+\-*])?",
        RegexOptions.ExplicitCapture, 200)]
    private static partial Regex TermForm();
}
