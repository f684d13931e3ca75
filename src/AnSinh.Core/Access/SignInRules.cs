using AnSinh.Core.Shared;

namespace AnSinh.Core.Access;

/// <summary>
/// When an account may be used, when it is locked, what a password must be. Times come from the caller's clock.
/// </summary>
public static class SignInRules
{
    public const int FailuresBeforeLock = 5;
    public const int PasswordLengthMin = 10;
    public const int PasswordLengthMax = 128;

    public static readonly TimeSpan LockLasts = TimeSpan.FromMinutes(15);

    /// <summary>A page not asked for anything in this time asks for the password again.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>The same for who approves lists.</summary>
    public static readonly TimeSpan IdleOfApprover = TimeSpan.FromMinutes(15);

    /// <summary>The same on a computer that several people use.</summary>
    public static readonly TimeSpan IdleOnSharedComputer = TimeSpan.FromMinutes(10);

    /// <summary>After this the password is asked for again, however busy the session was.</summary>
    public static readonly TimeSpan SessionLasts = TimeSpan.FromHours(12);

    /// <summary>How long a password given out by the administrator waits for its first use.</summary>
    public static readonly TimeSpan FirstPasswordLasts = TimeSpan.FromDays(3);

    private static readonly string[] CommonParts =
        ["password", "matkhau", "12345678", "qwertyui", "abcdefgh", "11111111", "00000000", "langson"];

    public static TimeSpan IdleOf(UserAccount user, bool sharedComputer) =>
        sharedComputer ? IdleOnSharedComputer
        : AccessRules.May(user, OfficeAction.Approve) is null ? IdleOfApprover : Idle;

    public static Refusal Breached { get; } = new(
        "PASSWORD_BREACHED", "Mật khẩu này đã lộ ở nơi khác, kẻ gian có trong danh sách. Chọn câu khác.", "new");

    /// <summary>One answer for an unknown name and a wrong password: nobody learns which names exist.</summary>
    public static Refusal WrongNameOrPassword { get; } = new(
        "SIGN_IN",
        "Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi nhập lại.",
        "password");

    /// <summary>Whether the account is alive: asked at sign-in and again at each request.</summary>
    public static Refusal? MayBeUsed(UserAccount user, DateTimeOffset now)
    {
        if (user.DisabledAt is not null)
        {
            return new Refusal(
                "DISABLED", "Tài khoản đã ngừng sử dụng. Liên hệ người quản trị tài khoản của đơn vị.", "login");
        }

        return user.UntilOn is { } until && DateOnly.FromDateTime(now.ToOffset(VietnamClock.Offset).DateTime) > until
            ? new Refusal(
                "EXPIRED",
                $"Tài khoản hết hạn sau ngày {until:dd'/'MM'/'yyyy}. Liên hệ người quản trị để gia hạn.",
                "login")
            : null;
    }

    public static Refusal? NotLocked(UserAccount user, DateTimeOffset now) =>
        user.LockoutEnd is { } end && end > now
            ? new Refusal(
                "LOCKED",
                $"Nhập sai {FailuresBeforeLock} lần nên tài khoản tạm khóa. Thử lại sau "
                + $"{(int)Math.Ceiling((end - now).TotalMinutes)} phút, hoặc nhờ người quản trị đặt lại mật khẩu.",
                "login")
            : null;

    public static Refusal? FirstPasswordInTime(UserAccount user, DateTimeOffset now) =>
        user.MustChangePassword && user.PasswordExpiresAt is { } end && end <= now
            ? new Refusal(
                "PASSWORD_EXPIRED",
                "Mật khẩu cấp lần đầu đã quá hạn. Nhờ người quản trị cấp mật khẩu mới.",
                "password")
            : null;

    /// <summary>
    /// Long rather than odd: no demand for signs of different kinds, but not the name and not the commonest ones.
    /// </summary>
    public static Refusal? GoodPassword(string login, string password)
    {
        if (password.Length < PasswordLengthMin)
        {
            return new Refusal(
                "PASSWORD_SHORT",
                $"Mật khẩu cần ít nhất {PasswordLengthMin} ký tự. Bạn đã nhập {password.Length}. "
                + "Có thể dùng cả câu, có dấu cách.",
                "new");
        }

        if (password.Length > PasswordLengthMax)
        {
            return new Refusal("PASSWORD_LONG", $"Mật khẩu dài nhất {PasswordLengthMax} ký tự.", "new");
        }

        var common = password.Distinct().Count() < 4
            || password.Contains(login, StringComparison.OrdinalIgnoreCase)
            || CommonParts.Any(part => password.Contains(part, StringComparison.OrdinalIgnoreCase))
            || CommonPasswords.Contains(password);
        return common
            ? new Refusal("PASSWORD_COMMON", "Mật khẩu này dễ đoán. Chọn câu khác, không chứa tên đăng nhập.", "new")
            : null;
    }
}
