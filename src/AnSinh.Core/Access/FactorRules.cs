using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Access;

/// <summary>
/// Who needs a second factor, and when a proof is fresh enough for what moves money or changes accounts.
/// </summary>
public static class FactorRules
{
    public const string Required = "required";
    public const string Optional = "optional";
    public const int RecoveryCodes = 10;

    /// <summary>How old a proof may be when a list is approved, money is sent, or an account is changed.</summary>
    public static readonly TimeSpan ProofLasts = TimeSpan.FromMinutes(5);

    /// <summary>How long the page that asks for the code waits after the password.</summary>
    public static readonly TimeSpan CodePageLasts = TimeSpan.FromMinutes(5);

    public static Refusal CodeNeeded { get; } = new(
        "CODE_NEEDED", "Tài khoản này có lớp xác thực thứ hai: nhập mã 6 số trên ứng dụng ở điện thoại.", "code");

    public static Refusal WrongCode { get; } = new(
        "CODE",
        "Mã chưa đúng hoặc đã dùng rồi. Chờ ứng dụng đổi sang mã mới rồi nhập lại; kiểm tra giờ của điện thoại.",
        "code");

    public static Refusal FactorMissing { get; } = new(
        "FACTOR_MISSING",
        "Vai trò này phải có lớp xác thực thứ hai. Đăng nhập trang web, mở “Bảo mật của tôi” để thiết lập, "
        + "rồi làm lại.",
        "factor");

    /// <summary>The key of the row in settings that says whether a role needs a second factor.</summary>
    public static string SettingOf(string role) => "second_factor." + role;

    /// <summary>As the settings say; else every role of a database that is not a demo.</summary>
    public static async Task<bool> IsRequiredAsync(AppDb db, string role, CancellationToken stop = default)
    {
        var key = SettingOf(role);
        var rows = await db.Settings.AsNoTracking().Where(row => row.Key == key || row.Key == Setting.Demo)
            .ToDictionaryAsync(row => row.Key, row => row.Value, stop);
        return rows.TryGetValue(key, out var said) ? said == Required : !rows.ContainsKey(Setting.Demo);
    }

    /// <summary>By the own role, or by that of who lets the account act for him.</summary>
    public static async Task<bool> IsRequiredAsync(AppDb db, UserAccount user, CancellationToken stop = default) =>
        await IsRequiredAsync(db, user.Role, stop)
        || (user.ActingFor is not null && await IsRequiredAsync(db, user.Office.Role, stop));

    /// <summary>
    /// Whether the session's last proof counts. A recovery code counts for the own security page only: who found a
    /// printed code can let himself in and be seen, but moves no money.
    /// </summary>
    public static bool IsFresh(UserAccount user, UserSession session, DateTimeOffset now, bool ownAccount)
    {
        var counts = session.Proof switch
        {
            ProofKind.Code or ProofKind.Passkey => true,
            ProofKind.Password => !user.TwoFactorEnabled,
            ProofKind.Recovery => ownAccount,
            _ => false,
        };
        return counts && now - session.ProvedAt <= ProofLasts;
    }
}
