using AnSinh.Core.Access;
using AnSinh.Core.Payroll;
using AnSinh.Core.Store;

namespace AnSinh.Web.Pages.Payroll.Approve;

/// <summary>Who may decide lists: another human being than who made them, with the right to approve.</summary>
internal static class Checker
{
    /// <summary>Why this account cannot decide; none when the decision is theirs.</summary>
    public static async Task<string?> WhyNotAsync(AppDb db, UserAccount account, IReadOnlyList<PayrollList> lists)
    {
        if (AccessRules.May(account, OfficeAction.Approve) is { } role)
        {
            return role.Message;
        }

        foreach (var maker in lists.SelectMany(list => list.Makers).Distinct())
        {
            var person = (await AccessQueries.ByLoginAsync(db, maker))?.PersonKey;
            if (AccessRules.MayCheck(account, maker, person) is { } same)
            {
                return same.Message;
            }
        }

        return null;
    }
}
