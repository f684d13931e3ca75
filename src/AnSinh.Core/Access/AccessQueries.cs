using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Access;

/// <summary>Reads accounts.</summary>
public static class AccessQueries
{
    /// <summary>
    /// The key of the row in settings that marks a database of invented people; its value is the scenario.
    /// </summary>
    public const string DemoSetting = "demo";

    public static string Normal(string login) => login.Trim().ToUpperInvariant();

    /// <summary>The account with this name, whatever its state; read only.</summary>
    public static Task<UserAccount?> ByLoginAsync(AppDb db, string login, CancellationToken stop = default)
    {
        var normal = Normal(login);
        return db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.NormalizedUserName == normal, stop);
    }

    /// <summary>Whether the database is marked as holding invented people only.</summary>
    public static async Task<bool> IsDemoAsync(AppDb db, CancellationToken stop = default) =>
        await db.Database.SqlQuery<string>($"SELECT value AS \"Value\" FROM settings WHERE key = {DemoSetting}")
            .AnyAsync(stop);
}
