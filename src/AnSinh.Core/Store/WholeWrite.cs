using AnSinh.Core.Shared;

namespace AnSinh.Core.Store;

/// <summary>Work at a desk in one transaction: everything or nothing.</summary>
public static class WholeWrite
{
    /// <summary>
    /// Null when it was written; a refusal, also that somebody else was faster, leaves nothing behind.
    /// </summary>
    public static Refusal? WriteWhole(this AppDb db, Func<Refusal?> work)
    {
        using var transaction = db.Database.BeginTransaction();
        try
        {
            if (work() is { } refusal)
            {
                return refusal;
            }

            db.SaveChanges();
            transaction.Commit();
            return null;
        }
        catch (Exception exception) when (Meanwhile.IsChange(exception))
        {
            return Meanwhile.Refusal;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>The same for work that throws what it refuses.</summary>
    public static void WriteOrRefuse(this AppDb db, Action work)
    {
        var faster = db.WriteWhole(() =>
        {
            work();
            return null;
        });
        if (faster is not null)
        {
            throw new RefusedException(faster);
        }
    }
}
