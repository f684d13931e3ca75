using System.Globalization;
using AnSinh.Core.Files;
using AnSinh.Core.Shared;

namespace AnSinh.Core.Imports;

/// <summary>Reads a bank's result list: one row per transfer and a trailer that declares count and sum.</summary>
internal sealed class BankReturnRows(FoundHeader header)
{
    private readonly Dictionary<string, string> references = new(StringComparer.Ordinal);

    public RowsRead Read()
    {
        var rows = new List<ImportRow>();
        var ignored = header.TitleRows().ToList();
        long? declaredCount = null, declaredVnd = null;
        long sumVnd = 0, absoluteVnd = 0, paidVnd = 0;
        foreach (var sheetRow in header.Sheet.Rows.Where(row => row.Number > header.LastRow && !row.IsEmpty))
        {
            if (header.Source.Says("trailer", VietnameseText.SearchKey(sheetRow[0].Text)))
            {
                ignored.Add(new IgnoredRow(sheetRow.Number, "trailer"));
                declaredCount = Declared(sheetRow[1]);
                declaredVnd = Declared(sheetRow[header.Column("amount")!.Value]);
                continue;
            }

            var row = Row(sheetRow);
            rows.Add(row);
            var amountVnd = row.Number("amount") ?? 0;
            sumVnd += amountVnd;
            absoluteVnd += Math.Abs(amountVnd);
            paidVnd += row.Text("status") == "paid" ? Math.Abs(amountVnd) : 0;
        }

        var errors = new List<FileError>();
        if (declaredCount != rows.Count || (declaredVnd != sumVnd && declaredVnd != absoluteVnd))
        {
            errors.Add(TrailerError(declaredCount, declaredVnd, rows.Count, sumVnd));
        }

        var totals = new ImportTotals
        {
            DeclaredCount = declaredCount,
            DeclaredAmount = declaredVnd,
            ComputedAmount = sumVnd,
            PaidAmount = paidVnd,
        };
        return new RowsRead(rows, ignored, totals, errors);
    }

    private static FileError TrailerError(long? declaredCount, long? declaredVnd, int count, long sumVnd) =>
        declaredCount is null || declaredVnd is null
            ? new FileError(
                "TRAILER_MISSING", "Tệp thiếu dòng tổng cuối cùng: có thể bị cắt ngang. Hãy lấy lại tệp từ ngân hàng.")
            : new FileError("TRAILER_MISMATCH",
                $"Dòng tổng ghi {declaredCount} dòng, {VndText.Format(declaredVnd.Value)}; tệp có {count} dòng, "
                + $"{VndText.Format(sumVnd)}. Hãy lấy lại tệp từ ngân hàng.");

    private long? Declared(Cell cell) =>
        AmountText.TryParse(cell.Text,
            header.Source.Amounts with { Zero = true, LimitVnd = AmountProfile.Total.LimitVnd }, out var value)
            ? value : null;

    private ImportRow Row(SheetRow sheetRow)
    {
        var row = new RowDraft(sheetRow, header);
        var account = row.TextOrNull("account_no");
        row.Set("account_no", account);
        if (account is not null && AccountText.Masked(account))
        {
            row.Warn("ACCOUNT_MASKED");
        }
        else if (AccountText.Fault(row.Cell("account_no")) is { } fault)
        {
            row.Refuse(fault, "account_no");
        }

        row.Set("account_name", row.TextOrNull("account_name"));
        row.Set("amount", row.Amount("amount", header.Source.Amounts));
        var status = header.Source.Code("status", VietnameseText.SearchKey(row.Text("status")));
        row.Set("status", status);
        if (status is null)
        {
            row.Refuse("STATUS_UNKNOWN", "status");
        }

        row.Set("error_code", row.Text("error_code").Split(" - ")[0].Trim() is { Length: > 0 } code ? code : null);
        Reference(row);
        return row.Done();
    }

    /// <summary>
    /// The same reference with the same content is one result told twice; with other content nobody knows which holds.
    /// </summary>
    private void Reference(RowDraft row)
    {
        var reference = row.TextOrNull("reference");
        row.Set("reference", reference);
        var content = string.Create(
            CultureInfo.InvariantCulture, $"{row["account_no"]}|{row["amount"]}|{row["status"]}");
        if (reference is null || references.TryAdd(reference, content))
        {
            return;
        }

        if (references[reference] != content)
        {
            row.Refuse("REFERENCE_DUPLICATE", "reference");
        }
        else
        {
            row.Warn("DUPLICATE_SAME");
        }
    }
}
