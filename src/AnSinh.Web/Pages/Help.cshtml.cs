using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnSinh.Web.Pages;

/// <summary>Phím tắt và cách đọc trang: what each key does, and what the signs mean.</summary>
public sealed class HelpModel : PageModel
{
    /// <summary>The keys that app.js listens to, on every page.</summary>
    public static readonly IReadOnlyList<(string[] Keys, string Does)> Keys =
    [
        (["/"], "Đến ô tìm người"),
        (["J", "K"], "Dòng sau, dòng trước trong bảng"),
        (["Enter"], "Mở dòng đang chọn"),
        (["Ctrl", "Enter"], "Gửi biểu mẫu đang nhập"),
        (["Esc"], "Đóng danh mục đang mở"),
        (["?"], "Mở trang này"),
    ];
}
