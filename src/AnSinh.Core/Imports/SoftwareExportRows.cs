using AnSinh.Core.Files;
using AnSinh.Core.Shared;
using AnSinh.Policy;

namespace AnSinh.Core.Imports;

/// <summary>Reads the coded export: one row per beneficiary, every row is data.</summary>
internal sealed class SoftwareExportRows(ReadingScene scene)
{
    private const int CommuneCodeLength = 5;
    private readonly HashSet<string> identities = new(StringComparer.Ordinal);
    private readonly HashSet<string> codes = new(StringComparer.Ordinal);

    private FoundHeader header = null!;

    /// <summary>All tables of the file; a number or code counts once over all of them.</summary>
    public RowsRead Read(IReadOnlyList<FoundHeader> tables)
    {
        var (rows, ignored) = (new List<ImportRow>(), new List<IgnoredRow>());
        var many = tables.Select(table => table.Sheet).Distinct().Count() > 1;
        foreach (var table in tables)
        {
            header = table;
            var sheet = many ? table.Sheet.Name : null;
            rows.AddRange(table.Rows.Select(row => Row(row) with { Sheet = sheet }));
            ignored.AddRange(table.TitleRows().Select(row => row with { Sheet = sheet }));
        }

        return new RowsRead(rows, ignored, null, []);
    }

    /// <summary>The latest month from which a row says somebody receives.</summary>
    public static Month? LatestSince(FoundHeader header)
    {
        Month? latest = null;
        foreach (var row in header.Sheet.Rows.Where(row => row.Number > header.LastRow))
        {
            if (header.Column("since") is { } column && MonthText.TryParse(row[column].Text, out var month)
                && (latest is not { } known || month > known))
            {
                latest = month;
            }
        }

        return latest;
    }

    private ImportRow Row(SheetRow sheetRow)
    {
        var row = new RowDraft(sheetRow, header);
        Commune(row);
        Code(row);
        row.Name();
        var sex = Coded(row, "sex", "SEX_AMBIGUOUS");
        var birth = row.Birth("dob", new DateProfile(scene.Month.LastDay, Compact: header.Source.Profile.CompactDates));
        row.Set("dob", birth?.ToString());
        row.Set("sex", sex);
        row.Set("ethnic", row.TextOrNull("ethnic"));
        var identity = row.Identity("id_no", sex, birth);
        row.Set("id_no", identity);
        Category(row);
        Money(row);
        row.Set("decision_no", row.TextOrNull("decision_no"));
        if (DateText.TryParse(row.Text("decided_on"), new DateProfile(scene.Month.LastDay), out var decided)
            && decided.IsWhole)
        {
            row.Keep("decided_on", decided.ToString());
        }

        Since(row);
        Channel(row);
        if (Coded(row, "status", "STATUS_UNKNOWN") is { } status)
        {
            row.Set("status", status);
            if (status != "active")
            {
                row.Refuse("STATUS_NOT_ACTIVE", "status");
            }
        }

        if (sheetRow.Struck)
        {
            row.Refuse("STRUCK_OUT", "full_name");
        }

        Once(row, identity);
        return row.Done();
    }

    /// <summary>The first accepted occurrence of an identity number wins.</summary>
    private void Once(RowDraft row, string? identity)
    {
        if (identity is not null && identities.Contains(identity))
        {
            row.Refuse("ID_DUPLICATE", "id_no");
        }
        else if (identity is not null && !row.Refused)
        {
            identities.Add(identity);
        }
    }

    private void Commune(RowDraft row)
    {
        var code = row.Text("commune_code");
        if (header.Source.Profile.PadCommuneCode && code.Length == CommuneCodeLength - 1 && code.All(char.IsAsciiDigit))
        {
            code = "0" + code;
            row.Warn("COMMUNE_CODE_PADDED");
        }

        var known = code.Length == CommuneCodeLength && scene.Lookups.KnowsCommune(code, scene.Month.LastDay);
        row.Set("commune_code", known ? code : null);
        if (!known)
        {
            row.Refuse("COMMUNE_UNKNOWN", "commune_code");
        }
    }

    private void Code(RowDraft row)
    {
        var code = row.TextOrNull("person_code");
        row.Set("person_code", code);
        if (code is null)
        {
            row.Refuse("CODE_MISSING", "person_code");
        }
        else if (!codes.Add(code))
        {
            row.Refuse("REFERENCE_DUPLICATE", "person_code");
        }
    }

    private string? Coded(RowDraft row, string field, string reason)
    {
        var word = header.Source.Code(field, row.Text(field));
        if (word is null)
        {
            row.Set(field, null);
            row.Refuse(reason, field);
        }

        return word;
    }

    private void Category(RowDraft row)
    {
        var category = row.TextOrNull("category");
        row.Set("category", category);
        if (category is null || !header.Source.Categories.ContainsKey(category))
        {
            row.Refuse("CATEGORY_UNKNOWN", "category");
        }
    }

    private void Money(RowDraft row)
    {
        var coefficient = row.Coefficient();
        var amountVnd = row.Amount("amount", header.Source.Amounts);
        row.Set("amount", amountVnd);
        if (amountVnd is { } amount && scene.AmountOf(coefficient) is { } due && amount != due)
        {
            row.Refuse("AMOUNT_MISMATCH", "amount");
        }
    }

    private static void Since(RowDraft row)
    {
        var good = MonthText.TryParse(row.Text("since"), out var since);
        row.Set("since", good ? since.ToString() : null);
        if (!good)
        {
            row.Refuse("MONTH_INVALID", "since");
        }
    }

    private void Channel(RowDraft row)
    {
        var channel = Coded(row, "channel", "CHANNEL_UNKNOWN");
        var account = row.TextOrNull("account_no");
        var bin = row.TextOrNull("bank_bin");
        row.Set("channel", channel);
        row.Set("account_no", account);
        row.Set("bank_bin", bin);
        if (channel is null or "cash")
        {
            return;
        }

        if (account is null)
        {
            row.Refuse("ACCOUNT_MISSING_FOR_CHANNEL", "account_no");
        }
        else if (AccountText.Fault(row.Cell("account_no")) is { } fault)
        {
            row.Refuse(fault, "account_no");
        }

        if (bin is null)
        {
            row.Refuse("BANK_MISSING", "bank_bin");
        }
        else if (scene.Lookups.BankOfBin(bin) is null)
        {
            row.Refuse("BANK_UNKNOWN", "bank_bin");
        }
    }
}
