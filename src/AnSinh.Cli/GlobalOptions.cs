using System.CommandLine;
using AnSinh.Core.Shared;
using AnSinh.Policy;

namespace AnSinh.Cli;

/// <summary>Options that every command understands.</summary>
internal static class GlobalOptions
{
    public static readonly Option<string?> Db = new("--db")
    {
        Description = "sqlite:ĐƯỜNG-DẪN hoặc \"Host=…;Database=…\"",
        Recursive = true,
    };

    public static readonly Option<bool> Json = new("--json") { Description = "in một tài liệu JSON", Recursive = true };

    public static readonly Option<string?> Lang = new("--lang") { Description = "vi (mặc định) hoặc en", Recursive = true };

    public static readonly Option<string?> As = new("--as") { Description = "tài khoản thực hiện", Recursive = true };

    public static readonly Option<string?> For = new("--for")
    {
        Description = "làm thay tài khoản này, theo ủy quyền đang có hiệu lực",
        Recursive = true,
    };

    public static readonly Option<FileInfo?> PasswordFile = new("--password-file")
    {
        Description = "tệp chứa mật khẩu",
        Recursive = true,
    };

    public static Option<string> Month() => new("--month") { Description = "tháng, ví dụ 2026-12", Required = true };

    public static Option<string?> Area() => new("--area") { Description = "mã địa bàn, hoặc MÃ@NGÀY" };

    public static Option<string> Provider() => new("--provider") { Description = "vnpost hoặc mã ngân hàng", Required = true };

    public static Option<DirectoryInfo> Out() => new("--out") { Description = "thư mục ghi tệp", Required = true };

    public static DateOnly Day(string text, string option) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? day
        : throw new RefusedException(new Refusal(
            "DATE", $"Đã đọc ngày “{text}”. Viết năm-tháng-ngày, ví dụ 2026-12-31.", option));

    public static Month MonthIn(this ParseResult parsed, Option<string> option)
    {
        var text = parsed.GetValue(option);
        return AnSinh.Policy.Month.TryParse(text, out var month)
            ? month
            : throw new RefusedException(new Refusal("MONTH", $"Đã đọc tháng là “{text}”. Viết năm-tháng, ví dụ 2026-12.", "--month"));
    }
}
