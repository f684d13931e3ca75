using System.Security.Cryptography;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Access;

/// <summary>What cuts off everything that was opened before: a new stamp, and the ends of the open sessions.</summary>
internal static class AccountStamp
{
    public static void Renew(UserAccount account, IdSource ids)
    {
        account.SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        account.ConcurrencyStamp = ids.Next().ToString();
    }

    /// <summary>Ends the open sessions; returns how many there were.</summary>
    public static Task<int> EndSessionsAsync(AppDb db, Guid user, DateTimeOffset now, CancellationToken stop) =>
        db.UserSessions.Where(one => one.UserId == user && one.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.EndedAt, (DateTimeOffset?)now), stop);
}
