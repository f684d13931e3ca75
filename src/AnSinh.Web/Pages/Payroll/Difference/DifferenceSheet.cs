using AnSinh.Core.Files;
using AnSinh.Core.Payroll;
using AnSinh.Web.Components;

namespace AnSinh.Web.Pages.Payroll.Difference;

/// <summary>The difference as a workbook: the columns of the page, all rows, sums at the end.</summary>
public static class DifferenceSheet
{
    public static byte[] Of(MonthDiff diff, IReadOnlyList<DifferenceBlock> blocks, Func<string, string> word)
    {
        using var stream = new MemoryStream();
        using (var sheet = new XlsxWriter(stream, $"Chênh lệch {diff.To}"))
        {
            sheet.Layout([24, 12, 12, 18, 50, 16, 14, 14, 14, 26], 1);
            sheet.Header(
                word("Kind"), "Mã", word("Name"), word("Commune"), word("Reason"), word("DecisionNo"),
                Show.Month(diff.From), Show.Month(diff.To), word("Change"), "Bất thường");
            foreach (var block in blocks)
            {
                foreach (var row in block.Rows)
                {
                    sheet.Row(
                        word(block.Term), row.Line.PersonCode, row.Line.Name, row.Line.AreaName, row.Line.Reason,
                        row.Line.DecisionNo, row.Line.BeforeVnd, row.Line.AfterVnd, row.ChangeVnd, row.Unusual);
                }
            }

            sheet.Row("Cộng", "", "", "", "", "", diff.OldVnd, diff.NewVnd, diff.NewVnd - diff.OldVnd, "");
        }

        return stream.ToArray();
    }
}
