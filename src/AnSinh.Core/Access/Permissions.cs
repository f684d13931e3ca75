using static AnSinh.Core.Access.OfficeAction;

namespace AnSinh.Core.Access;

/// <summary>A role of an account: code, names in both languages, what it may do.</summary>
public sealed record Role(string Code, string Vietnamese, string English, IReadOnlySet<OfficeAction> Actions)
{
    /// <summary>POST and BANK work for a payment provider and see its lists only.</summary>
    public bool IsProvider => Code is Permissions.Post or Permissions.Bank;
}

/// <summary>
/// The one table of role and action, read by pages, command line and tests. No role both makes and checks a list,
/// and none both sends money and reports what became of it.
/// </summary>
public static class Permissions
{
    public const string Officer = "OFFICER";
    public const string Chair = "CHAIR";
    public const string Accountant = "ACCOUNTANT";
    public const string Post = "POST";
    public const string Bank = "BANK";
    public const string Auditor = "AUDITOR";
    public const string Administrator = "ADMINISTRATOR";

    public static readonly IReadOnlyList<Role> Roles =
    [
        Of(Officer, "Công chức văn hóa – xã hội", "Social officer", Import, Record, Prepare, Submit, ReadRegister,
            ManageCalendar),
        Of(Chair, "Chủ tịch UBND", "Chair", Approve, ReadRegister, ReadLog),
        Of(Accountant, "Kế toán", "Accountant", Order, Export, Settle, ReadRegister),
        Of(Post, "Bưu điện", "Post office", Result),
        Of(Bank, "Ngân hàng", "Bank", Result),
        Of(Auditor, "Kiểm tra, thanh tra", "Auditor", ReadRegister, ReadAll, ReadLog),
        Of(Administrator, "Quản trị tài khoản", "Account administrator", ManageUsers, ManageCalendar),
    ];

    private static readonly Dictionary<OfficeAction, string> Names = new()
    {
        [Import] = "nhập tệp",
        [Record] = "ghi biến động của người hưởng",
        [Prepare] = "lập danh sách chi trả",
        [Submit] = "chốt và trình danh sách",
        [Approve] = "duyệt danh sách",
        [Order] = "lập ủy nhiệm chi",
        [Export] = "xuất danh sách cho đơn vị chi trả",
        [Result] = "gửi kết quả chi trả",
        [Settle] = "đối chiếu và quyết toán",
        [ReadRegister] = "xem đối tượng và danh sách",
        [ReadAll] = "xem mọi tệp và kiểm tra nhật ký",
        [ReadLog] = "xem nhật ký",
        [ManageUsers] = "quản lý tài khoản",
        [ManageCalendar] = "sửa lịch nghỉ",
    };

    public static Role? RoleOf(string code) => Roles.FirstOrDefault(role => role.Code == code);

    /// <summary>The action in Vietnamese, as it stands in the middle of a sentence.</summary>
    public static string NameOf(OfficeAction action) => Names[action];

    /// <summary>The roles that may do it, in Vietnamese, for the sentence of a refusal.</summary>
    public static string WhoMay(OfficeAction action) =>
        string.Join(", ", Roles.Where(role => role.Actions.Contains(action)).Select(role => role.Vietnamese));

    private static Role Of(string code, string vietnamese, string english, params OfficeAction[] actions) =>
        new(code, vietnamese, english, actions.ToHashSet());
}
