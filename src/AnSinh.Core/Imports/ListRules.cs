using AnSinh.Core.Shared;

namespace AnSinh.Core.Imports;

/// <summary>What a source's rules check of one row once its fields are read.</summary>
internal static class ListRules
{
    /// <summary>
    /// The State pays 4.5 percent of the base salary a month (Law on health insurance, Decree 146/2018).
    /// </summary>
    private const int PremiumPerMille = 45;

    public static void Check(IEnumerable<string> rules, RowDraft row, FieldReaders fields, ReadingScene scene)
    {
        foreach (var rule in rules)
        {
            switch (rule)
            {
                case "id_wanted" when !row.Has("id_no"):
                    row.Warn("ID_ABSENT_IN_LAYOUT");
                    break;
                case "amount_is_base":
                    Amount(row, "amount", fields.AmountVnd, scene.AmountOf(fields.Coefficient));
                    break;
                case "new_amount_is_base":
                    Amount(row, "new_amount", fields.AmountVnd, scene.AmountOf(fields.Coefficient));
                    break;
                case "amount_is_premium":
                    Amount(row, "amount", fields.AmountVnd, Premium(row, fields));
                    break;
                case "arrears_add_up":
                    Arrears(row, fields);
                    break;
                case "total_adds_up":
                    Total(row, fields);
                    break;
                case "gone_by_note":
                    Gone(row);
                    break;
                case "struck_out" when row.Struck:
                    row.Refuse("STRUCK_OUT", "full_name");
                    break;
                case "late_start":
                    LateStart(row, scene);
                    break;
                case "death_has_day" when row["reason"] is "death" && row["event_date"] is null:
                    row.Refuse("DEATH_DATE_MISSING", row.Has("event_date") ? "event_date" : "reason");
                    break;
                case "account_fits":
                    AccountFits(row);
                    break;
                case "age_of_year":
                    Age(row, fields, scene);
                    break;
            }
        }
    }

    private static void Amount(RowDraft row, string field, long? amountVnd, long? dueVnd)
    {
        if (amountVnd is { } amount && dueVnd is { } due && amount != due)
        {
            row.Refuse("AMOUNT_MISMATCH", field);
        }
    }

    private static long? Premium(RowDraft row, FieldReaders fields)
    {
        var text = row.Cell("base_salary");
        var fault = text.IsNumeric ? AmountText.ReadNumber(text.Number!.Value, AmountProfile.PayLine, out var salaryVnd)
            : AmountText.Read(text.Text, AmountProfile.PayLine, out salaryVnd);
        return fault == AmountFault.None && row.Has("months")
            ? fields.ArrearsMonths * (salaryVnd * PremiumPerMille / 1000) : null;
    }

    private static void Arrears(RowDraft row, FieldReaders fields)
    {
        if (row.Has("arrears_months") && fields.ArrearsVnd is { } arrears
            && arrears != fields.ArrearsMonths * fields.AmountVnd)
        {
            row.Refuse("QUANTITY_MISMATCH", "arrears_amount");
        }
    }

    private static void Total(RowDraft row, FieldReaders fields)
    {
        if (row.Has("total") && !row.Cell("total").IsEmpty
            && row.Amount("total", new AmountProfile(CommaGroups: true, DotZeros: true, Zero: true)) is { } stated
            && stated != fields.TotalVnd)
        {
            row.Refuse("BALANCE_MISMATCH", "total");
        }
    }

    private static void Gone(RowDraft row)
    {
        var note = VietnameseText.SearchKey(row.Text("note"));
        if (row.Says("dead", note))
        {
            row.Refuse("BENEFICIARY_DEAD", "note");
        }

        if (row.Says("moved", note))
        {
            row.Refuse("MOVED_OUT", "note");
        }
    }

    private static void LateStart(RowDraft row, ReadingScene scene)
    {
        if (row["start"] is string start && string.CompareOrdinal(start, scene.Month.ToString()) < 0)
        {
            row.Warn("RETROACTIVE_START");
        }
    }

    private static void AccountFits(RowDraft row)
    {
        if (row["channel"] is not ("bank" or "mobile-money"))
        {
            return;
        }

        if (row["account_no"] is not string account)
        {
            row.Refuse("ACCOUNT_MISSING_FOR_CHANNEL", "account_no");
            return;
        }

        if (account != row.Text("account_no"))
        {
            row.Warn("ACCOUNT_SEPARATORS");
        }

        if (AccountText.Fault(row.Cell("account_no") with { Text = account }) is { } fault)
        {
            row.Refuse(fault, "account_no");
        }

        if (row["channel"] is "bank" && row["bank_bin"] is null)
        {
            row.Refuse(row.Cell("bank").IsEmpty ? "BANK_MISSING" : "BANK_UNKNOWN", "bank");
        }

        var own = row["relation"] is "self" or null;
        if (!own)
        {
            row.Warn("THIRD_PARTY_ACCOUNT");
        }
        else if (row["account_name"] is string name
            && VietnameseText.SearchKey(name) != VietnameseText.SearchKey(row["full_name"] as string))
        {
            row.Refuse("ACCOUNT_NAME_MISMATCH", "account_name");
        }
    }

    /// <summary>Exactly 90, or 100 and more, in the year of the list; and the age that stands there.</summary>
    private static void Age(RowDraft row, FieldReaders fields, ReadingScene scene)
    {
        if (fields.Birth is not { } birth)
        {
            return;
        }

        var age = scene.LastDay.Year - birth.Year;
        if (age is not 90 and < 100 || (row["age"] is long said && said != age))
        {
            row.Refuse("AGE_RULE_FAIL", "age", row.Text("age"));
        }
    }
}
