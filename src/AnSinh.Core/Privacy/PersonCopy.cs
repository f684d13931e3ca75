using System.Data.Common;
using System.Globalization;
using AnSinh.Core.Files;
using AnSinh.Core.Sealing;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;

namespace AnSinh.Core.Privacy;

/// <summary>
/// What is kept about a person as a workbook: every table with the person in its rows, found in the database itself,
/// so that a new table is never forgotten; then the events about the person in plain sentences.
/// </summary>
public static class PersonCopy
{
    private static readonly Dictionary<string, string> Titles = new(StringComparer.Ordinal)
    {
        ["persons"] = "Người trong sổ",
        ["facts"] = "Dữ kiện",
        ["grants"] = "Quyết định hưởng",
        ["payment_methods"] = "Hình thức nhận tiền",
        ["representatives"] = "Người đại diện",
        ["household_members"] = "Hộ gia đình",
        ["screening_closings"] = "Quyết định khi rà soát người chưa hưởng",
        ["work_items"] = "Việc cần làm",
        ["law_decisions"] = "Quyết định chuyển mức",
        ["import_changes"] = "Thay đổi do tệp đã nhập",
        ["payroll_lines"] = "Dòng danh sách chi trả",
        ["payroll_collectors"] = "Người nhận thay trên danh sách chi trả",
        ["payroll_changes"] = "Biến động",
        ["payroll_findings"] = "Phát hiện trên danh sách",
        ["receivables"] = "Khoản phải thu",
        ["exchange_entries"] = "Dòng đã hỏi cơ quan ngoài",
        ["exchange_differences"] = "Khác biệt với cơ quan ngoài",
        ["data_requests"] = "Yêu cầu về dữ liệu cá nhân",
        ["fee_reports"] = "Phản ánh ngân hàng thu phí sai",
    };

    /// <summary>The tables whose rows are about one person, with the column that says about whom.</summary>
    public static IReadOnlyList<(string Table, string Column)> Tables(AppDb db)
    {
        var tables = new List<(string, string)> { ("persons", "id") };
        using var reader = db.Read(db.IsPostgres
            ? """
              SELECT c.relname::text FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
              WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND a.attname = 'person_id'
              ORDER BY 1
              """
            : """
              SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
              WHERE m.type = 'table' AND c.name = 'person_id' ORDER BY 1
              """);
        while (reader.Read())
        {
            tables.Add((reader.GetString(0), "person_id"));
        }

        return tables;
    }

    /// <summary>The table as a reader knows it; its own name where nobody gave it one.</summary>
    public static string TitleOf(string table) => Titles.GetValueOrDefault(table, table);

    public static byte[] Of(AppDb db, Guid personId) => Book("Bản sao dữ liệu", sheet =>
    {
        sheet.Header("Phần", "Dòng", "Mục", "Nội dung");
        foreach (var (table, column) in Tables(db))
        {
            using var reader = db.Read($"SELECT * FROM {table} WHERE {column} = @p0", personId);
            for (var row = 1L; reader.Read(); row++)
            {
                WriteRow(sheet, (table, personId), row, reader, db.Vault);
            }
        }

        foreach (var (row, one) in Events(db, personId).Index())
        {
            sheet.Row("Nhật ký", row + 1L, one.At, one.Sentence);
        }
    });

    /// <summary>Who did what with the person's data, in plain sentences, oldest first.</summary>
    public static byte[] UseOf(AppDb db, Guid personId) => Book("Nhật ký sử dụng", sheet =>
    {
        sheet.Header("Lúc", "Ai", "Việc", "");
        foreach (var one in Events(db, personId))
        {
            sheet.Row(one.At, one.Login, one.Sentence, "");
        }
    });

    private static byte[] Book(string name, Action<XlsxWriter> write)
    {
        using var stream = new MemoryStream();
        using (var sheet = new XlsxWriter(stream, name))
        {
            sheet.Layout([28, 20, 60, 60], 1);
            write(sheet);
        }

        return stream.ToArray();
    }

    private static void WriteRow(
        XlsxWriter sheet, (string Table, Guid Person) of, long row, DbDataReader reader, FieldVault vault)
    {
        for (var i = 0; i < reader.FieldCount; i++)
        {
            var name = reader.GetName(i);
            if (!reader.IsDBNull(i) && !SealedColumn.All.Any(one => one.Table == of.Table && one.MarkColumn == name))
            {
                sheet.Row(TitleOf(of.Table), row, name, SealedColumn.Find(of.Table, name) is { } closed
                    ? vault.Open(reader.GetString(i), of.Person, closed.Field)! : Text(reader.GetValue(i)));
            }
        }
    }

    private static string Text(object value) => value switch
    {
        DateOnly day => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        DateTime at => at.ToString("dd/MM/yyyy HH:mm:ss", CultureInfo.InvariantCulture),
        bool yes => yes ? "có" : "không",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static IEnumerable<(string At, string Login, string Sentence)> Events(AppDb db, Guid personId)
    {
        using var reader = db.Read(
            """
            SELECT at, login, sentence FROM audit_events
            WHERE subject_kind = 'person' AND subject_id = @p0 ORDER BY at, id
            """, personId.ToString());
        while (reader.Read())
        {
            var at = reader.InstantAt(0).ToOffset(VietnamClock.Offset);
            yield return (
                at.ToString("dd/MM/yyyy HH:mm:ss", CultureInfo.InvariantCulture), reader.GetString(1),
                reader.GetString(2));
        }
    }
}
