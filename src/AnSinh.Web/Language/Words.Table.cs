namespace AnSinh.Web.Language;

/// <content>The table itself: term, Vietnamese, English.</content>
public sealed partial class Words
{
    private static readonly Dictionary<string, (string Vietnamese, string English)> Table = new()
    {
        ["Product"] = ("Quản lý và chi trả trợ giúp xã hội", "Social assistance register and payment"),
        ["Inbox"] = ("Việc cần làm", "Work list"),
        ["Beneficiaries"] = ("Đối tượng", "Beneficiaries"),
        ["PayrollMonth"] = ("Kỳ chi trả", "Payment months"),
        ["Reconciliation"] = ("Đối chiếu", "Reconciliation"),
        ["Imports"] = ("Nhập tệp", "Import files"),
        ["Law"] = ("Pháp luật", "Law"),
        ["Help"] = ("Trợ giúp", "Help"),
        ["Keys"] = ("Phím tắt", "Keys"),
        ["Menu"] = ("Menu", "Menu"),
        ["CloseMenu"] = ("Đóng menu", "Close menu"),
        ["MainNavigation"] = ("Chính", "Main"),
        ["SkipToContent"] = ("Đến nội dung chính", "Skip to content"),
        ["Search"] = ("Tìm", "Search"),
        ["SearchLabel"] = ("Tìm người, hồ sơ, số định danh", "Search people, dossiers, identifiers"),
        ["SearchHint"] = ("Tìm tên không dấu, số định danh, số điện thoại",
            "Name without accents, identifier, telephone"),
        ["OpenAccountMenu"] = (", mở danh mục tài khoản", ", open account menu"),
        ["ChangePassword"] = ("Đổi mật khẩu", "Change password"),
        ["SignIn"] = ("Đăng nhập", "Sign in"),
        ["SignOut"] = ("Thoát", "Sign out"),
        ["Login"] = ("Tên đăng nhập", "User name"),
        ["Password"] = ("Mật khẩu", "Password"),
        ["CurrentPassword"] = ("Mật khẩu đang dùng", "Current password"),
        ["NewPassword"] = ("Mật khẩu mới", "New password"),
        ["RepeatPassword"] = ("Nhập lại mật khẩu mới", "New password again"),
        ["OtherLanguage"] = ("English", "Tiếng Việt"),
        ["Demo"] = ("BẢN TRÌNH DIỄN", "DEMO"),
        ["DemoText"] = ("Người, số định danh và số tiền đều là giả định",
            "People, identifiers and amounts are invented"),
        ["Error"] = ("Lỗi: ", "Error: "),
        ["Breadcrumb"] = ("Đường dẫn", "Breadcrumb"),
        ["Previous"] = ("Trước", "Previous"),
        ["Next"] = ("Sau", "Next"),
        ["RemainingTime"] = ("Còn lại", "Time left"),
        ["Task"] = ("Việc", "Task"),
        ["PlaceAndMonth"] = ("Địa bàn, kỳ", "Place, month"),
        ["OpenedOn"] = ("Mở ngày", "Opened"),
        ["WholeDatabase"] = ("Toàn bộ địa bàn", "All areas"),
    };
}
