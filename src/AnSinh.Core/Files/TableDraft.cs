using System.Text;

namespace AnSinh.Core.Files;

/// <summary>
/// A table of a document while it is read: cells take their column behind those that hang down from rows above.
/// </summary>
internal sealed class TableDraft(IReadOnlyList<string> before, Lettering lettering)
{
    private readonly List<SheetRow> rows = [];
    private readonly List<MergedBlock> merged = [];
    private readonly SortedDictionary<int, Cell> cells = [];
    private readonly Dictionary<int, int> hanging = [];
    private readonly StringBuilder text = new();
    private int number;
    private int column = -1;
    private int next;
    private bool struck;
    private bool plain;
    private bool allStruck;

    public void Row(ReadBudget budget)
    {
        EndRow();
        budget.Row();
        number++;
        next = 0;
    }

    /// <summary>Begins a cell of the row; a cell before any row begins one.</summary>
    public void Cell(int columns, int down, ReadBudget budget)
    {
        EndCell();
        if (number == 0)
        {
            Row(budget);
        }

        while (hanging.GetValueOrDefault(next) >= number)
        {
            next++;
        }

        budget.Cell(next);
        column = next;
        next += columns;
        (plain, allStruck) = (false, false);
        if (columns > 1 || down > 1)
        {
            Merge(number, number + down - 1, column, next - 1);
            for (var at = column; at < next && down > 1; at++)
            {
                hanging[at] = number + down - 1;
            }
        }
    }

    public void Merge(int firstRow, int lastRow, int firstColumn, int lastColumn) =>
        merged.Add(new MergedBlock(firstRow, lastRow, firstColumn, lastColumn));

    public void Strike(bool on) => struck = on;

    public void Text(string more, ReadBudget budget)
    {
        if (column < 0)
        {
            return;
        }

        if (!string.IsNullOrWhiteSpace(more))
        {
            plain |= !struck;
            allStruck |= struck;
        }

        budget.Text(text.Length + more.Length);
        text.Append(more);
    }

    public int RowNumber => number;

    public int Column => column;

    public Sheet Done(string name)
    {
        EndRow();
        return new Sheet(name, false, rows, merged) { Before = before };
    }

    private void EndRow()
    {
        EndCell();
        if (cells.Count > 0)
        {
            var row = new Cell[cells.Keys.Last() + 1];
            for (var at = 0; at < row.Length; at++)
            {
                row[at] = cells.TryGetValue(at, out var cell) ? cell : Files.Cell.Empty;
            }

            rows.Add(new SheetRow(number, false, row));
            cells.Clear();
        }
    }

    private void EndCell()
    {
        if (column >= 0)
        {
            var content = string.Join('\n', text.ToString().Split('\n').Select(line => line.Trim())
                .Where(line => line.Length > 0));
            cells[column] = content.Length == 0 ? Files.Cell.Empty
                : new Cell(CellKind.Text, content, Struck: allStruck && !plain, Lettering: lettering);
        }

        column = -1;
        text.Clear();
    }
}
