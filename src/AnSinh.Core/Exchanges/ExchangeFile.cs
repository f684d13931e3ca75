using AnSinh.Core.Files;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Exchanges;

/// <summary>
/// The file of a batch in our own format (docs/exchange-formats.md): what is sent, and empty columns for the answer.
/// Written from the stored lines, so it has the same bytes each time. No ground and nothing of health is in it.
/// </summary>
public static class ExchangeFile
{
    public const string Number = "ma_lo", Kind = "loai", LineNo = "ma_dong", Task = "viec";
    public const string FullName = "ho_ten", Birth = "ngay_sinh", Sex = "gioi_tinh", CitizenId = "so_dinh_danh";
    public const string Result = "ket_qua", Note = "ghi_chu";

    public static readonly IReadOnlyList<string> Formats = ["xlsx", "csv"];

    private static readonly string[] Common = [Number, Kind, LineNo, Task, FullName, Birth, Sex, CitizenId];

    /// <summary>Columns of what is sent beside the common ones.</summary>
    private static string[] Sent(ExchangeKind kind) => kind switch
    {
        ExchangeKind.Population => ["thon"],
        ExchangeKind.Police => ["vai_tro"],
        ExchangeKind.Bank => ["dien_thoai", "so_tai_khoan", "ten_tai_khoan"],
        _ => [],
    };

    /// <summary>Columns that the partner fills in.</summary>
    public static IReadOnlyList<string> Asked(ExchangeKind kind) => kind switch
    {
        ExchangeKind.Population =>
        [
            Result, "kq_ho_ten", "kq_ngay_sinh", "kq_gioi_tinh", "kq_dan_toc", "kq_so_dinh_danh", "kq_thon",
            "kq_ngay_chet", Note,
        ],
        ExchangeKind.Insurance => [Result, "kq_tu_ngay", Note],
        ExchangeKind.Police => [Result, "kq_so_dinh_danh", "kq_het_han", Note],
        _ => [Result, "kq_so_tai_khoan", "kq_ten_tai_khoan", Note],
    };

    public static IReadOnlyList<string> Columns(ExchangeKind kind) => [.. Common, .. Sent(kind), .. Asked(kind)];

    public static string Name(Exchange exchange, string format) => $"{exchange.Number}.{format}";

    public static byte[] Write(
        Exchange exchange, IEnumerable<ExchangeEntry> entries, FieldVault vault, string format) =>
        format == "csv" ? Csv(exchange.Number, exchange.Kind, entries, vault)
            : Xlsx(exchange.Number, exchange.Kind, entries, vault);

    internal static byte[] Csv(
        string number, ExchangeKind kind, IEnumerable<ExchangeEntry> entries, FieldVault vault)
    {
        using var stream = new MemoryStream();
        using (var csv = new CsvWriter(stream))
        {
            csv.Row([.. Columns(kind).Select(name => (XlsxCell)name)]);
            foreach (var entry in entries)
            {
                csv.Row(Cells(number, kind, entry, vault));
            }
        }

        return stream.ToArray();
    }

    private static byte[] Xlsx(
        string number, ExchangeKind kind, IEnumerable<ExchangeEntry> entries, FieldVault vault)
    {
        var columns = Columns(kind);
        using var stream = new MemoryStream();
        using (var sheet = new XlsxWriter(stream, number))
        {
            sheet.Layout([.. columns.Select(name => name is FullName or Note ? 28 : 16)], 1);
            sheet.Header([.. columns]);
            foreach (var entry in entries)
            {
                sheet.Row(Cells(number, kind, entry, vault));
            }
        }

        return stream.ToArray();
    }

    private static XlsxCell[] Cells(string number, ExchangeKind kind, ExchangeEntry entry, FieldVault vault)
    {
        List<XlsxCell> cells =
        [
            number, ExchangeWords.CodeOf(kind), entry.LineNo, ExchangeWords.CodeOf(entry.Task), entry.FullName,
            entry.Birth is { } birth ? DateText.Show(BirthDate.Parse(birth)) : "", SexWord(entry.Sex),
            vault.CitizenId(entry),
        ];
        XlsxCell[] sent = kind switch
        {
            ExchangeKind.Population => [entry.Hamlet],
            ExchangeKind.Police => [Role(entry)],
            ExchangeKind.Bank => [entry.Phone, vault.Account(entry), entry.AccountName],
            _ => [],
        };
        return [.. cells, .. sent, .. Asked(kind).Select(_ => (XlsxCell)"")];
    }

    private static string SexWord(string? sex) => sex switch { "M" => "nam", "F" => "nu", _ => "" };

    private static string Role(ExchangeEntry entry) => entry.Role switch
    {
        Representative.Guardian => "giam_ho",
        Representative.AuthorisedRecipient => "uy_quyen",
        _ => "nguoi_huong",
    };
}
