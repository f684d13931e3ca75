using AnSinh.Core.Access;
using static AnSinh.Core.Access.OfficeAction;

namespace AnSinh.Web.Host;

/// <summary>
/// A handler of a page (its file under Pages): <c>GET</c> or <c>POST</c>, its name ("" for the page itself), and the
/// actions of which one is needed. None: whoever has signed in.
/// </summary>
public sealed record RouteRight(string Page, string Method, string Handler, IReadOnlyList<OfficeAction> AnyOf);

/// <summary>
/// The one table of who may send what to which page. What does not stand here is refused to everybody; a test compares
/// it with every handler there is, in both directions.
/// </summary>
public static class RouteRights
{
    private const string Get = "GET";
    private const string Post = "POST";

    /// <summary>Pages that nobody has to sign in for.</summary>
    public static readonly IReadOnlyList<string> Open =
        ["Account/SignIn", "Account/SignInCode", "Account/Outside", "Account/SignOut", "Help", "Error"];

    public static readonly IReadOnlyList<RouteRight> All =
    [
        .. Of("Index", (Get, "", []), (Post, "Close", [Prepare])),
        .. Of("Account/ChangePassword", (Get, "", []), (Post, "", [])),
        .. Of("Account/Confirm", (Get, "", []), (Post, "", [])),
        .. Of("Account/Security/Index", (Get, "", []), (Post, "RemovePasskey", []), (Post, "EndAll", [])),
        .. Of("Account/Security/Application", (Get, "", []), (Post, "Begin", []), (Post, "Confirm", [])),
        .. Of("Account/Security/Codes", (Get, "", []), (Post, "", [])),
        .. Of("Account/Security/NewPasskey", (Get, "", []), (Post, "Begin", []), (Post, "Add", [])),
        .. Of("Account/Delegations/Index", (Get, "", []), (Post, "", []), (Post, "Revoke", []), (Post, "Act", [])),
        .. Of("Calendar/Index", (Get, "", []), (Post, "", [ManageCalendar]), (Post, "Remove", [ManageCalendar])),
        .. Of("Users/List/Index", (Get, "", [ManageUsers]), (Post, "Disable", [ManageUsers])),
        .. Of("Users/Account/Index", (Get, "", [ManageUsers]), (Post, "ResetFactor", [ManageUsers]),
            (Post, "EndSessions", [ManageUsers]), (Post, "EndDelegation", [ManageUsers]),
            (Post, "ResetPassword", [ManageUsers]), (Post, "Link", [ManageUsers])),
        .. Of("Users/Places/Index", (Get, "", [ManageUsers]), (Post, "", [ManageUsers]), (Post, "End", [ManageUsers])),
        .. Of("Users/Add/Index", (Get, "", [ManageUsers]), (Post, "", [ManageUsers])),
        .. Of("Audit/Log/Index", (Get, "", [ReadLog])),
        .. Of("Audit/Anchor/Index", (Get, "", [ReadLog]), (Post, "", [ReadAll])),

        .. Of("Territory/Reorganise/Index", (Get, "", [Record]), (Post, "", [Record])),
        .. Of("Registry/Search/Index", (Get, "", [ReadRegister])),
        .. Of("Registry/Duplicates/Index", (Get, "", [ReadRegister]), (Post, "Find", [Record]),
            (Post, "Decide", [Record]), (Post, "Undo", [Record])),
        .. Of("Registry/Quality/Index", (Get, "", [ReadRegister]), (Post, "", [Record])),
        .. Of("Registry/Quality/People", (Get, "", [ReadRegister])),
        .. Of("Registry/Households/Index", (Get, "", [ReadRegister]), (Post, "", [Record])),
        .. Of("Registry/Household/Index", (Get, "", [ReadRegister]), (Post, "Join", [Record]),
            (Post, "Leave", [Record]), (Post, "Head", [Record]), (Post, "Class", [Record])),
        .. Of("Screening/Index", (Get, "", [ReadRegister]), (Post, "Close", [Record]), (Post, "Open", [Record])),
        .. Of("Registry/Upcoming/Index", (Get, "", [ReadRegister]), (Get, "Xlsx", [ReadRegister])),
        .. Of("Registry/Profile/Index", (Get, "", [ReadRegister])),
        .. Of("Registry/Profile/Payments", (Get, "", [ReadRegister]), (Post, "", [Record])),
        .. Of("Registry/Profile/Family", (Get, "", [ReadRegister]), (Post, "", [Record]), (Post, "End", [Record])),
        .. Of("Registry/Profile/Log", (Get, "", [ReadRegister])),
        .. Of("Registry/Profile/Slip", (Get, "", [ReadRegister])),
        .. Of("Registry/Profile/Facts", (Get, "", [ReadRegister]), (Post, "Identifier", [ReadRegister]),
            (Post, "Health", [ReadRegister])),
        .. Of("Registry/Profile/Course", (Get, "", [ReadRegister]), (Post, "", [Record])),

        .. Of("Privacy/Requests/Index", (Get, "", [ReadRegister]), (Post, "", [Record])),
        .. Of("Privacy/Request/Index", (Get, "", [ReadRegister]), (Post, "Answer", [Record]),
            (Post, "Complete", [Record]), (Post, "Paper", [Record])),

        .. Of("Imports/Files/Index", (Get, "", [Import]), (Post, "", [Import])),
        .. Of("Imports/Check/Index", (Get, "", [Import]), (Get, "Errors", [Import]), (Post, "Take", [Import]),
            (Post, "Drop", [Import])),
        .. Of("Imports/Columns/Index", (Get, "", [Import]), (Post, "", [Import]), (Post, "Forget", [Import])),
        .. Of("Imports/Result/Index", (Get, "", [Import]), (Post, "Undo", [Import])),

        .. Of("Exchanges/Batches/Index", (Get, "", [ReadRegister]), (Post, "", [Record])),
        .. Of("Exchanges/Batch/Index", (Get, "", [ReadRegister]), (Post, "File", [Record]), (Post, "Answer", [Record]),
            (Post, "Decide", [Record]), (Post, "Open", [Record])),
        .. Of("Exchanges/Progress/Index", (Get, "", [ReadRegister])),

        .. Of("Network/Points/Index", (Get, "", [ReadRegister]), (Post, "Copy", [Record])),
        .. Of("Network/PointForm/Index", (Get, "", [Record]), (Post, "", [Record])),
        .. Of("Network/Point/Index", (Get, "", [ReadRegister]), (Post, "Day", [Record]), (Post, "Remove", [Record]),
            (Post, "Copy", [Record]), (Post, "End", [Record])),
        .. Of("Network/Banks/Index", (Get, "", [ReadRegister]), (Post, "End", [Record])),
        .. Of("Network/BankForm/Index", (Get, "", [Record]), (Post, "", [Record])),
        .. Of("Network/FeeForm/Index", (Get, "", [Record]), (Post, "", [Record])),
        .. Of("Network/Fee/Index", (Get, "", [ReadRegister]), (Post, "", [Record])),

        .. Of("Legislation/Month/Index", (Get, "", [ReadRegister])),
        .. Of("Legislation/Change/Index", (Get, "", [ReadRegister]), (Get, "Xlsx", [ReadRegister])),
        .. Of("Legislation/Questions/Index", (Get, "", [ReadRegister]), (Post, "", [Prepare]),
            (Post, "All", [Prepare])),
        .. Of("Legislation/Trial/Index", (Get, "", [ReadRegister]), (Post, "", [ReadRegister])),

        .. Of("Payroll/Board/Index", (Get, "", [ReadRegister]), (Post, "Prepare", [Prepare]),
            (Post, "Submit", [Submit])),
        .. Of("Payroll/List/Index", (Get, "", [ReadRegister])),
        .. Of("Payroll/Difference/Index", (Get, "", [ReadRegister]), (Get, "Xlsx", [ReadRegister])),
        .. Of("Payroll/Approve/Index", (Get, "", [ReadRegister]), (Post, "Approve", [Approve]),
            (Post, "Return", [Approve])),
        .. Of("Payroll/Lamp/Index", (Get, "", [ReadRegister]), (Post, "", [ReadRegister])),

        .. Of("Payments/Transfer/Index", (Get, "", [ReadRegister]), (Post, "Order", [Order]),
            (Post, "Export", [Export]), (Get, "Order", [ReadRegister]), (Get, "File", [Export, ReadAll])),

        .. Of("Reconciliation/Months/Index", (Get, "", [ReadRegister, Result])),
        .. Of("Reconciliation/Provider/Index", (Get, "", [ReadRegister, Result]), (Post, "Overdue", [Settle])),
        .. Of("Reconciliation/Exceptions/Index", (Get, "", [ReadRegister, Result]), (Post, "", [Settle])),
        .. Of("Reconciliation/Unmatched/Index", (Get, "", [ReadRegister, Result]), (Post, "", [Settle])),
        .. Of("Reconciliation/Upload/Index", (Get, "", [Result]), (Post, "Preview", [Result]),
            (Post, "Apply", [Result])),
        .. Of("Reconciliation/Settle/Index", (Get, "", [ReadRegister, Result]), (Post, "", [Settle]),
            (Get, "Paper", [ReadRegister, Result])),
    ];

    private static readonly Dictionary<(string, string, string), RouteRight> ByHandler =
        All.ToDictionary(right => (right.Page, right.Method, right.Handler));

    /// <summary>Whether the account may; false also for what the table does not know.</summary>
    public static bool May(CurrentUser user, string page, string method, string? handler) =>
        ByHandler.GetValueOrDefault((page, method == "HEAD" ? Get : method, handler ?? "")) is { } right
        && user.Account is not null && (right.AnyOf.Count == 0 || right.AnyOf.Any(user.Can));

    private static IEnumerable<RouteRight> Of(
        string page, params (string Method, string Handler, OfficeAction[] AnyOf)[] handlers) =>
        handlers.Select(one => new RouteRight(page, one.Method, one.Handler, one.AnyOf));
}
