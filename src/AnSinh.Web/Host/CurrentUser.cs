using AnSinh.Core.Access;
using AnSinh.Core.Shared;

namespace AnSinh.Web.Host;

/// <summary>The account behind this request, read from the database when the session was checked.</summary>
public sealed class CurrentUser
{
    public UserAccount? Account { get; set; }

    /// <summary>The session that the request came with.</summary>
    public UserSession? Session { get; set; }

    public UserAccount Required =>
        Account ?? throw new InvalidOperationException("this page is open to nobody in particular");

    public bool Can(OfficeAction action) => Account is { } account && AccessRules.May(account, action) is null;

    /// <summary>
    /// Stops the handler with a calm page when the account may not do it; services ask again for themselves.
    /// </summary>
    public UserAccount MustBeAbleTo(OfficeAction action) =>
        AccessRules.May(Required, action) is { } refusal ? throw new RefusedException(refusal) : Required;
}
