using AnSinh.Core.Shared;

namespace AnSinh.Core.Access;

/// <summary>What is asked for when somebody lets another act in the own place.</summary>
public sealed record NewDelegation(
    IReadOnlyCollection<OfficeAction> Actions, DateOnly FromOn, DateOnly UntilOn, string Paper);

/// <summary>
/// Who may let whom do what in the own place, and for how long: in writing, bounded in time and matter, not passed on
/// (30/2020/NĐ-CP Điều 13). Each rule gives a refusal, or null when there is nothing against it.
/// </summary>
public static class DelegationRules
{
    /// <summary>A paper of longer than this is renewed. Our own choice: the decree says "bounded in time".</summary>
    public const int DaysMost = 366;

    private static readonly HashSet<OfficeAction> Delegable =
    [
        OfficeAction.Import, OfficeAction.Record, OfficeAction.Prepare, OfficeAction.Submit, OfficeAction.Approve,
        OfficeAction.Order, OfficeAction.Export, OfficeAction.Settle, OfficeAction.ReadLog,
    ];

    /// <summary>What this account could let another do.</summary>
    public static IReadOnlyList<OfficeAction> DelegableBy(UserAccount account) =>
        Permissions.RoleOf(account.Role) is { } role ? [.. role.Actions.Where(Delegable.Contains).Order()] : [];

    public static Refusal? MayGive(UserAccount from, UserAccount to, NewDelegation asked, DateOnly today) =>
        Parties(from, to) ?? Matter(from, asked) ?? Days(asked, today);

    private static Refusal? Parties(UserAccount from, UserAccount to)
    {
        if (from.ActingFor is not null)
        {
            return new Refusal(
                "PASSED_ON",
                "Người được ủy quyền không ủy quyền lại cho người khác (30/2020/NĐ-CP Điều 13). "
                    + "Thôi làm thay rồi thử lại.",
                "to");
        }

        if (from.PersonKey == to.PersonKey)
        {
            return new Refusal("OWN_DELEGATION", "Không ủy quyền cho chính mình. Chọn tài khoản của người khác.", "to");
        }

        return to.Role is Permissions.Officer or Permissions.Chair or Permissions.Accountant
            ? null
            : new Refusal(
                "DELEGATE_ROLE",
                $"Tài khoản {to.UserName} thuộc vai trò {Permissions.RoleOf(to.Role)?.Vietnamese ?? to.Role}, "
                    + "không nhận ủy quyền. Chọn công chức, lãnh đạo hoặc kế toán.",
                "to");
    }

    private static Refusal? Matter(UserAccount from, NewDelegation asked)
    {
        if (asked.Actions.Count == 0)
        {
            return new Refusal("ACTIONS_MISSING", "Chọn ít nhất một việc được ủy quyền.", "actions");
        }

        if (asked.Actions.Except(DelegableBy(from)).ToList() is [var first, ..])
        {
            return new Refusal(
                "ACTION_NOT_OWN",
                $"Tài khoản {from.UserName} không ủy quyền được việc {Permissions.NameOf(first)}.", "actions");
        }

        return string.IsNullOrWhiteSpace(asked.Paper)
            ? new Refusal(
                "PAPER_MISSING", "Ghi số và ngày văn bản ủy quyền, ví dụ “Giấy ủy quyền 03/UQ-UBND ngày 02/11/2026”.",
                "paper")
            : null;
    }

    private static Refusal? Days(NewDelegation asked, DateOnly today) =>
        asked.UntilOn < asked.FromOn
            ? new Refusal("DAYS_ORDER", "Ngày cuối đứng trước ngày đầu. Sửa một trong hai ngày.", "until")
            : asked.UntilOn < today
                ? new Refusal("DAY_PASSED", "Ngày cuối đã qua. Ghi ngày cuối từ hôm nay trở đi.", "until")
                : asked.UntilOn.DayNumber - asked.FromOn.DayNumber >= DaysMost
                    ? new Refusal(
                        "DAYS_MANY", $"Ủy quyền dài nhất {DaysMost} ngày. Ghi ngày cuối sớm hơn, hết hạn thì lập lại.",
                        "until")
                    : null;
}
