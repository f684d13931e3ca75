using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace AnSinh.Core.Store;

/// <summary>
/// Does pieces of work that do not need one another: on PostgreSQL some at the same time, each worker on a connection
/// of its own so that one computes while the server answers another; on SQLite, or inside a transaction, one after the
/// other.
/// </summary>
public static class Workers
{
    public static void Each<T>(AppDb db, IReadOnlyCollection<T> pieces, Action<AppDb, T> work)
    {
        if (pieces.Count < 2 || db.Workers < 2)
        {
            foreach (var piece in pieces)
            {
                work(db, piece);
            }

            return;
        }

        try
        {
            Parallel.ForEach(
                // One after the other as workers come free: what is done stays close together.
                Partitioner.Create(pieces, EnumerablePartitionerOptions.NoBuffering),
                    new ParallelOptions { MaxDegreeOfParallelism = db.Workers }, db.Twin,
                (piece, _, twin) =>
                {
                    work(twin, piece);
                    return twin;
                },
                twin =>
                {
                    db.CountStatement(twin.Statements);
                    twin.Dispose();
                });
        }
        catch (AggregateException failed)
        {
            ExceptionDispatchInfo.Throw(failed.Flatten().InnerExceptions[0]);
        }
    }
}
