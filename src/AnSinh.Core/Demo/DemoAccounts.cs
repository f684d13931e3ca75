using AnSinh.Core.Access;
using AnSinh.Core.Audit;
using AnSinh.Core.Registry;

namespace AnSinh.Core.Demo;

/// <summary>The accounts of a demo database; the password of each is `demo`. They exist nowhere else.</summary>
public static class DemoAccounts
{
    public const string Password = "demo";

    public static readonly IReadOnlyList<(string Login, string Name, string Role, string? Provider)> All =
    [
        ("canbo", "Nông Thị Hạnh", Permissions.Officer, null),
        ("chutich", "Lương Văn Kiên", Permissions.Chair, null),
        ("ketoan", "Hoàng Thị Vân", Permissions.Accountant, null),
        ("buudien", "Vi Thị Nhung", Permissions.Post, PaymentMethod.Post),
        ("nganhang", "Đặng Minh Đức", Permissions.Bank, "agribank"),
        ("kiemtra", "Triệu Đình Sơn", Permissions.Auditor, null),
        ("quantri", "Hà Quang Trung", Permissions.Administrator, null),
    ];

    /// <summary>The actor behind a demo account, for the steps that the demo runs itself.</summary>
    public static Actor ActorOf(string login) => new(login, "demo-" + login, "demo");

    public static async Task AddAsync(UserService users, int areaId, CancellationToken stop)
    {
        foreach (var (login, name, role, provider) in All)
        {
            await users.AddForDemoAsync(
                new NewUser
                {
                    Login = login,
                    FullName = name,
                    PersonKey = "demo-" + login,
                    Role = role,
                    Provider = provider,
                    AreaId = provider is null && role is not (Permissions.Auditor or Permissions.Administrator)
                        ? areaId
                        : null,
                },
                Password, stop);
        }
    }
}
