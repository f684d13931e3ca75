using AnSinh.Core.Files.Results;
using AnSinh.Core.Imports;
using AnSinh.Core.Shared;
using AnSinh.Policy;

namespace AnSinh.Core.Reconciliation;

/// <summary>
/// A bank's own result list, which knows nothing of our line references: each row is joined to the line with the same account and
/// amount. A row that fits no line, or more than one, stays an exception; a row that cannot be read is one too.
/// </summary>
public static class BankReturnResults
{
    private const string Kind = "bank-return";
    private const string TwiceWithOtherContent = "REFERENCE_DUPLICATE";

    /// <summary>The list as results without references; null when the file is no such list.</summary>
    public static ResultFile? TryRead(string fileName, byte[] bytes, DateOnly today)
    {
        var report = ImportReader.Read(bytes, fileName, new ImportOptions(new ImportLookups(), today) { Kind = Kind });
        if (report.Kind is null)
        {
            return null;
        }

        if (report.FileErrors.Count > 0)
        {
            throw new RefusedException(new Refusal(report.FileErrors[0].Code, report.FileErrors[0].Message, fileName));
        }

        var lines = report.Expected.Concat(report.Rejected).OrderBy(row => row.Row).Select(Line).ToList();
        return new ResultFile(Month.Parse(report.Period!), null, lines, lines.Count, lines.Sum(line => line.AmountVnd))
        {
            KnowsReferences = false,
        };
    }

    /// <summary>The same list with our references where exactly one line fits.</summary>
    public static ResultFile Joined(ResultFile file, IEnumerable<SentLine> sent)
    {
        var byAccount = sent.Where(line => line.AccountNo is not null).ToLookup(line => line.AccountNo!, StringComparer.Ordinal);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var lines = file.Lines.Select(line =>
        {
            var reference = line.Fault is null && line.AccountNo is { } account ? Fitting(line, [.. byAccount[account]]) : null;
            if (reference is not null && line.ProviderTxId is { } txid)
            {
                found[txid] = reference;
            }

            return line with { Reference = reference ?? Own(line) };
        }).ToList();
        // The first of two rows that contradict each other is believed no more than the second.
        return file with
        {
            Lines = [.. lines.Select(line => line.Fault?.Code == TwiceWithOtherContent && line.ProviderTxId is { } txid
                ? line with { Reference = found.GetValueOrDefault(txid, line.Reference) } : line)],
        };
    }

    private static string? Fitting(ResultFileLine line, List<SentLine> sameAccount)
    {
        var name = VietnameseText.SearchKey(line.Name ?? string.Empty);
        var fitting = sameAccount.Count == 1 ? sameAccount
            : [.. sameAccount.Where(sent => sent.AmountVnd == line.AmountVnd && VietnameseText.SearchKey(sent.PayeeName) == name)];
        return fitting.Count == 1 ? fitting[0].Reference : null;
    }

    private static string Own(ResultFileLine line) => $"{line.ProviderTxId ?? "không mã"} (dòng {line.Row})";

    private static ResultFileLine Line(ImportRow row) => new(
        row.Row, string.Empty, null, row.Text("account_name"), row.Text("account_no"), row.Number("amount") ?? 0,
        row.Text("status") switch
        {
            "paid" => ResultFileLine.Paid,
            "failed" or "returned" => ResultFileLine.Returned,
            "pending" => ResultFileLine.Pending,
            var other => other ?? "?",
        },
        row.Text("error_code"), null, row.Text("reference"))
    {
        Fault = row.Reasons is { } reasons ? new RowFault(reasons[0], string.Join(" ", row.Sentences ?? [])) : null,
    };
}
