using AnSinh.Core.Shared;

namespace AnSinh.Core.Access;

/// <summary>
/// Who may do what, where and after whom. Each rule gives a refusal, or null when there is nothing against it.
/// </summary>
public static class AccessRules
{
    /// <summary>
    /// The role's right to the action; of who acts for somebody else, what was written down and nothing else.
    /// </summary>
    public static Refusal? May(UserAccount user, OfficeAction action)
    {
        if (user.ActingFor is { } acting)
        {
            return acting.Actions.Contains(action)
                ? null
                : new Refusal(
                    "DELEGATION",
                    $"Ủy quyền của {acting.Delegator.FullName} không gồm việc {Permissions.NameOf(action)}. "
                        + "Thôi làm thay để làm việc của mình, hoặc nhờ người có quyền.",
                    user.UserName);
        }

        return Permissions.RoleOf(user.Role)?.Actions.Contains(action) is true
            ? null
            : new Refusal(
                "ROLE",
                $"Vai trò {RoleName(user)} không có quyền {Permissions.NameOf(action)}. "
                + $"Việc này thuộc về: {Permissions.WhoMay(action)}.",
                user.UserName);
    }

    /// <summary>Whether the account has a place today; without one it would see nothing and know no reason.</summary>
    public static Refusal? HasPlace(UserAccount user) =>
        user.Places is { Count: 0 }
            ? new Refusal(
                "NO_PLACE",
                "Tài khoản hiện không được giao địa bàn nào. Nhờ người quản trị tài khoản giao địa bàn.",
                user.UserName)
            : null;

    /// <summary>A provider's account handles the lists of its own provider only.</summary>
    public static Refusal? MayFor(UserAccount user, string provider) =>
        Permissions.RoleOf(user.Role)?.IsProvider is not true || user.Provider == provider
            ? null
            : new Refusal(
                "PROVIDER",
                $"Tài khoản {user.UserName} chỉ làm với danh sách của "
                + $"{user.Provider ?? "đơn vị mình"}, không làm với {provider}.",
                user.UserName);

    /// <summary>
    /// Maker and checker differ in account and in person (two accounts of one person are one person). Who acts and in
    /// whose place count both: nobody has the own list checked by who acts for him, or checks what was made for him.
    /// </summary>
    public static Refusal? MayCheck(UserAccount checker, string makerLogin, string? makerPersonKey) =>
        ((UserAccount[])[checker, checker.Office]).FirstOrDefault(
            one => one.PersonKey == makerPersonKey || SameLogin(one.UserName, makerLogin)) is { } same
            ? new Refusal(
                "FOUR_EYES",
                $"{same.FullName} đã lập danh sách này nên không duyệt được. "
                    + "Người khác có quyền duyệt làm bước này.",
                makerLogin)
            : null;

    private static bool SameLogin(string? one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string RoleName(UserAccount user) => Permissions.RoleOf(user.Role)?.Vietnamese ?? user.Role;
}
