namespace AnSinh.Core.Files;

/// <summary>What may still be read of all sheets together.</summary>
internal sealed class ReadBudget(ReadLimits limits)
{
    private int rows;
    private int cells;

    public ReadLimits Limits => limits;

    public void Row()
    {
        if (++rows > limits.Rows)
        {
            throw FileRefusals.Bomb($"hơn {limits.Rows} dòng");
        }
    }

    public void Cell(int column)
    {
        if (column >= limits.Columns)
        {
            throw FileRefusals.Bomb($"hơn {limits.Columns} cột");
        }

        if (++cells > limits.Cells)
        {
            throw FileRefusals.Bomb($"hơn {limits.Cells} ô");
        }
    }

    /// <summary>A text that grows to this many letters.</summary>
    public void Text(int letters)
    {
        if (letters > limits.CellLetters)
        {
            throw FileRefusals.Bomb($"một ô dài hơn {limits.CellLetters} ký tự");
        }
    }

    public string Text(string text) => text.Length <= limits.CellLetters
        ? text
        : throw FileRefusals.Bomb($"một ô dài hơn {limits.CellLetters} ký tự");
}
