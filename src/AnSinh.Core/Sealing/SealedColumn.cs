using AnSinh.Core.Store;

namespace AnSinh.Core.Sealing;

/// <summary>
/// A column whose values are closed: the column that names its row, the column that says whose value it is (a person's
/// or a file's id), and what the value is.
/// </summary>
public sealed record SealedColumn(string Table, string Column, string Key, string Owner, SealedField Field)
{
    /// <summary>Every closed column. Rotation goes through them; a copy of one's data opens them.</summary>
    public static readonly IReadOnlyList<SealedColumn> All =
    [
        new("persons", "citizen_id", "id", "id", SealedField.CitizenId) { MarkColumn = "citizen_key" },
        new("persons", "old_id", "id", "id", SealedField.OldId) { MarkColumn = "old_id_key" },
        new("persons", "ethnicity", "id", "id", SealedField.Ethnicity),
        new("payment_methods", "account_no", "id", "person_id", SealedField.AccountNo) { MarkColumn = "account_key" },
        new("representatives", "citizen_id", "id", "person_id", SealedField.RepresentativeCitizenId),
        new("law_decisions", "payee_citizen_id", "id", "person_id", SealedField.CitizenId),
        new("payroll_lines", "citizen_id", "list_id", "person_id", SealedField.CitizenId) { Number = "line_no" },
        new("payroll_lines", "account_no", "list_id", "person_id", SealedField.AccountNo) { Number = "line_no" },
        new("payroll_collectors", "citizen_id", "id", "person_id", SealedField.RepresentativeCitizenId),
        new("result_lines", "account_no", "file_id", "file_id", SealedField.ResultAccountNo)
        {
            Number = "row_no", NumberIsBound = true,
        },
        new("exchange_entries", "citizen_id", "exchange_id", "person_id", SealedField.ExchangeCitizenId)
        {
            Number = "line_no",
        },
        new("exchange_entries", "account_no", "exchange_id", "person_id", SealedField.AccountNo)
        {
            Number = "line_no", MarkColumn = "account_key",
        },
        new("exchange_differences", "ours", "id", "person_id", SealedField.ExchangeOurs),
        new("exchange_differences", "theirs", "id", "person_id", SealedField.ExchangeTheirs),
        new("import_files", "report_json", "id", "id", SealedField.ImportReport),
        new("import_changes", "change_json", "id", "person_id", SealedField.ImportChange),
        new("import_undos", "stayed_json", "file_id", "file_id", SealedField.ImportUndo),
    ];

    /// <summary>The column of the number that names the row together with the key; null without one.</summary>
    public string? Number { get; init; }

    /// <summary>The number is part of the closing: a value does not open in another row of the same file.</summary>
    public bool NumberIsBound { get; init; }

    public string? MarkColumn { get; init; }

    /// <summary>The closed column of a table, and null for an ordinary one.</summary>
    public static SealedColumn? Find(string table, string column) =>
        All.FirstOrDefault(one => one.Table == table && one.Column == column);
}
