using AnSinh.Core.Access;
using AnSinh.Core.Store;
using AnSinh.Web.Language;

namespace AnSinh.Web.Host;

/// <summary>What the frame around every page shows: the unit, the demo mark, how much work is open.</summary>
public sealed class Shell(AppDb db, CurrentUser user, UserScope scope, Words words)
{
    public Task<bool> IsDemoAsync() => AccessQueries.IsDemoAsync(db);

    /// <summary>The unit the account works for, in words.</summary>
    public async Task<string> UnitAsync()
    {
        if (user.Account is not { } account)
        {
            return words["Product"];
        }

        return account.Office.AreaId is { } area
            ? await db.Database.SqlQuery<string>($"SELECT name AS \"Value\" FROM areas WHERE id = {area}")
                .SingleOrDefaultAsync() is { } name
                ? Others(account, area) is > 0 and var more ? $"{name} +{more}" : name
                : words["Product"]
            : words["WholeDatabase"];
    }

    private static int Others(UserAccount account, int office) => account.Places!.Count(place => place != office);

    public async Task<int> OpenWorkAsync() =>
        user.Can(OfficeAction.ReadRegister) ? await InboxQueries.CountAsync(db, await scope.AreaIdsAsync()) : 0;
}
