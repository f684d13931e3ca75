using AnSinh.Core.Access;

namespace AnSinh.Web.Host;

/// <summary>
/// An entry of the main navigation: the term of its label, its address, the rights that show it (any of them).
/// </summary>
public sealed record NavigationEntry(string Term, string Path, params OfficeAction[] Rights)
{
    /// <summary>Pages that are reached from the entry's own and have other addresses.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];
}

/// <summary>The main navigation, in the order of a month's work.</summary>
public static class Navigation
{
    public static readonly IReadOnlyList<NavigationEntry> Entries =
    [
        new("Inbox", "/"),
        new("Beneficiaries", "/doi-tuong", OfficeAction.ReadRegister) { Also = ["/ho-gia-dinh", "/chua-huong"] },
        new("Upcoming", "/sap-thay-doi", OfficeAction.ReadRegister),
        new("PayrollMonth", "/ky-chi-tra", OfficeAction.ReadRegister)
        {
            Also = ["/diem-chi-tra", "/ngan-hang-phu-trach"],
        },
        new("Reconciliation", "/doi-chieu", OfficeAction.ReadRegister, OfficeAction.Result),
        new("Imports", "/nhap-tep", OfficeAction.Import),
        new("Exchanges", "/trao-doi", OfficeAction.ReadRegister),
        new("Law", "/phap-luat", OfficeAction.ReadRegister),
        new("DataRequests", "/yeu-cau-du-lieu", OfficeAction.ReadRegister),
        new("Calendar", "/lich-nghi", OfficeAction.ManageCalendar),
        new("ProcessLog", "/nhat-ky", OfficeAction.ReadLog),
        new("Users", "/tai-khoan", OfficeAction.ManageUsers),
    ];

    public static IEnumerable<NavigationEntry> For(CurrentUser user) =>
        Entries.Where(entry => entry.Rights.Length == 0 || entry.Rights.Any(user.Can));

    /// <summary>Whether the page at <paramref name="path"/> lies under the entry.</summary>
    public static bool IsUnder(this NavigationEntry entry, string path) =>
        IsUnder(entry.Path, path) || entry.Also.Any(also => IsUnder(also, path));

    private static bool IsUnder(string entry, string path) =>
        path == entry || (entry != "/" && path.StartsWith(entry + "/", StringComparison.Ordinal));
}
