using AnSinh.Core.Imports;
using AnSinh.Core.Store;
using AnSinh.Policy;
using AnSinh.Web.Components;

namespace AnSinh.Web.Pages.Imports;

/// <summary>A refused row as a table shows it: where, what was read, what to do.</summary>
public sealed record RefusedRow(int Row, string Column, string? Read, string Advice);

/// <summary>The words of the imports.</summary>
public static class ImportWords
{
    /// <summary>The steps of the wizard, as the tracker shows them.</summary>
    private static readonly string[] Steps = ["Tải tệp", "Kiểm tra", "Ghi sổ"];

    /// <summary>The fields that tell a person whether the file was read right, in the order of an office's
    /// list.</summary>
    private static readonly (string Field, string Word)[] Fields =
    [
        ("person_code", "Mã"), ("full_name", "Họ và tên"), ("dob", "Ngày sinh"), ("birth_year", "Năm sinh"),
        ("sex", "Giới tính"),
        ("id_no", "Số định danh"), ("hamlet", "Thôn"), ("commune_code", "Mã xã"), ("category", "Nhóm"),
        ("coefficient", "Hệ số"),
        ("amount", "Số tiền"), ("channel", "Hình thức chi"), ("account_no", "Tài khoản"), ("reference", "Mã dòng"),
        ("status", "Trạng thái"),
    ];

    public static Track Track(int now) => new([.. Steps.Select(step => new TrackStep(step))], now);

    public static string Kind(string? kind) =>
        kind is null ? "chưa nhận ra" : SourceProfile.Of(kind)?.Title ?? kind;

    /// <summary>The columns that the shown rows have, by field.</summary>
    public static IReadOnlyList<(string Field, string Word)> ColumnsOf(IReadOnlyList<ImportRow> rows) =>
        [.. Fields.Where(field => rows.Any(row => row.Fields.GetValueOrDefault(field.Field) is not null))];

    public static string Value(ImportRow row, string field) => (field, row.Fields.GetValueOrDefault(field)) switch
    {
        (_, null) => Show.Nothing,
        ("amount", long vnd) => Show.Money(vnd),
        ("coefficient", decimal value) => Show.Coefficient((int)(value * 100)),
        ("sex", "M") => "nam",
        ("sex", "F") => "nữ",
        (_, DateOnly day) => Show.Date(day),
        ("dob", string text) when BirthDate.TryParse(text, out var birth) => Show.Birth(birth),
        (_, var value) => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
    };

    /// <summary>Dòng 12, cột F (Hệ số): hệ số “1.7” … in its parts.</summary>
    public static IEnumerable<RefusedRow> Refused(ImportRow row) =>
        (row.Sentences ?? []).Select(sentence => Of(row.Row, sentence));

    public static RefusedRow Of(int row, string sentence)
    {
        var at = sentence.IndexOf(": ", StringComparison.Ordinal);
        var (where, advice) = at < 0 ? ("", sentence) : (sentence[..at], sentence[(at + 2)..]);
        var column = where.IndexOf("cột ", StringComparison.Ordinal) is var from and >= 0 ? where[from..] : "cả dòng";
        var (open, close) = (advice.IndexOf('“'), advice.IndexOf('”'));
        var read = open >= 0 && close > open ? advice[(open + 1)..close] : null;
        return new RefusedRow(row, column, read, char.ToUpperInvariant(advice[0]) + advice[1..]);
    }

    /// <summary>Files that the account may look at: of its places, or its own.</summary>
    public static IQueryable<ImportFile> FilesOf(AppDb db, IReadOnlyCollection<int>? areaIds, string login) =>
        areaIds is null ? db.ImportFiles.AsNoTracking()
            : db.ImportFiles.AsNoTracking().Where(file =>
                file.ImportedBy == login || (file.AreaId != null && areaIds.Contains(file.AreaId.Value)));
}
