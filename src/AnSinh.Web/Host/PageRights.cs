using AnSinh.Core.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace AnSinh.Web.Host;

/// <summary>
/// Who may open which folder of pages. Everything asks for a session unless it is listed as open; a page that changes
/// something asks for its own action besides, by <c>[Authorize(nameof(OfficeAction.Approve))]</c>.
/// </summary>
public static class PageRights
{
    public static readonly IReadOnlyDictionary<string, OfficeAction> Folders = new Dictionary<string, OfficeAction>
    {
        ["/Registry"] = OfficeAction.ReadRegister,
        ["/Payroll"] = OfficeAction.ReadRegister,
        ["/Imports"] = OfficeAction.Import,
        ["/Legislation"] = OfficeAction.ReadRegister,
        ["/Users"] = OfficeAction.ManageUsers,
        ["/Payments"] = OfficeAction.ReadRegister,
        ["/Audit"] = OfficeAction.ReadLog,
    };

    /// <summary>The policy of the pages of results: readers of the register, and providers.</summary>
    public const string ReadsResults = "ReadsResults";

    /// <summary>Folders that several rights open, by policy.</summary>
    public static readonly IReadOnlyDictionary<string, string> SharedFolders = new Dictionary<string, string>
    {
        ["/Reconciliation"] = ReadsResults,
    };

    public static readonly IReadOnlyList<string> OpenPages =
    [
        "/Account/SignIn", "/Account/SignInCode", "/Account/Outside", "/Account/SignOut", "/Help", "/Error",
    ];

    public static void Apply(RazorPagesOptions options)
    {
        options.Conventions.AuthorizeFolder("/");
        foreach (var (folder, action) in Folders)
        {
            options.Conventions.AuthorizeFolder(folder, action.ToString());
        }

        foreach (var (folder, policy) in SharedFolders)
        {
            options.Conventions.AuthorizeFolder(folder, policy);
        }

        foreach (var page in OpenPages)
        {
            options.Conventions.AllowAnonymousToPage(page);
        }
    }
}
