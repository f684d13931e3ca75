using AnSinh.Core.Shared;

namespace AnSinh.Core.Access;

/// <summary>What a new account must say.</summary>
public static class NewUserRules
{
    public static Refusal? Check(NewUser request)
    {
        if (string.IsNullOrWhiteSpace(request.Login) || request.Login.Trim().Any(char.IsWhiteSpace))
        {
            return new Refusal("LOGIN", "Tên đăng nhập viết liền, không có dấu cách, ví dụ hanhnt.", request.Login);
        }

        if (string.IsNullOrWhiteSpace(request.FullName) || string.IsNullOrWhiteSpace(request.PersonKey))
        {
            return new Refusal(
                "PERSON",
                "Ghi họ tên và mã của người dùng tài khoản, để biết hai tài khoản có cùng một người không.",
                request.Login);
        }

        if (Permissions.RoleOf(request.Role) is not { } role)
        {
            var codes = string.Join(", ", Permissions.Roles.Select(one => one.Code));
            return new Refusal("ROLE_UNKNOWN", $"Không có vai trò {request.Role}. Các vai trò: {codes}.", request.Role);
        }

        return role.IsProvider && string.IsNullOrWhiteSpace(request.Provider)
            ? new Refusal(
                "PROVIDER_MISSING",
                "Tài khoản của đơn vị chi trả ghi rõ đơn vị: vnpost hoặc mã ngân hàng.",
                request.Login)
            : null;
    }
}
