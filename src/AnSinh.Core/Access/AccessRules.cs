using AnSinh.Core.Shared;

namespace AnSinh.Core.Access;

/// <summary>
/// Who may do what, where and after whom. Each rule gives a refusal, or null when there is nothing against it.
/// </summary>
public static class AccessRules
{
    /// <summary>The role's right to the action.</summary>
    public static Refusal? May(UserAccount user, OfficeAction action) =>
        Permissions.RoleOf(user.Role)?.Actions.Contains(action) is true
            ? null
            : new Refusal(
                "ROLE",
                $"Vai trò {RoleName(user)} không có quyền {Permissions.NameOf(action)}. "
                + $"Việc này thuộc về: {Permissions.WhoMay(action)}.",
                user.UserName);

    /// <summary>Whether the account works for the unit; the caller gives the unit with all units above it.</summary>
    public static Refusal? MayIn(UserAccount user, IReadOnlyCollection<int> areaAndAbove) =>
        user.AreaId is not { } own || areaAndAbove.Contains(own)
            ? null
            : new Refusal(
                "AREA",
                "Địa bàn này không do tài khoản của bạn phụ trách. Cán bộ của địa bàn đó làm được việc này.",
                user.UserName);

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
    /// Maker and checker differ in account and in person (two accounts of one person are one person).
    /// </summary>
    public static Refusal? MayCheck(UserAccount checker, string makerLogin, string? makerPersonKey) =>
        checker.PersonKey == makerPersonKey || SameLogin(checker.UserName, makerLogin)
            ? new Refusal(
                "FOUR_EYES",
                $"{checker.FullName} đã lập danh sách này nên không duyệt được. "
                    + "Người khác có quyền duyệt làm bước này.",
                makerLogin)
            : null;

    private static bool SameLogin(string? one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string RoleName(UserAccount user) => Permissions.RoleOf(user.Role)?.Vietnamese ?? user.Role;
}
