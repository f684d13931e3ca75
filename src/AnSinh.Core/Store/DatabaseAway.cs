using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AnSinh.Core.Store;

/// <summary>
/// Tells a database that is away for a moment (restarting, failing over, out of connections, out of reach) from a bug:
/// the same request will do later. Whether a change that was just being saved is there is not known: the connection may
/// have been cut after the commit.
/// </summary>
public static class DatabaseAway
{
    private const int SqliteInputOutput = 10;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;

    public static bool Is(Exception? exception) => exception switch
    {
        null => false,
        PostgresException postgres => IsAway(postgres.SqlState),
        NpgsqlException npgsql => npgsql.IsTransient || Network(npgsql.InnerException),
        SqliteException
        {
            SqliteErrorCode: SqliteInputOutput or SqliteFull or SqliteCannotOpen
        } => true,
        AggregateException several => several.InnerExceptions.Any(Is),
        _ => Is(exception.InnerException),
    };

    /// <summary>
    /// Drops the idle connections when they lead to a server that only reads: after a failover that is the old primary,
    /// and the next connections go to the new one.
    /// </summary>
    public static void ForgetReadOnlyServer(Exception? exception)
    {
        for (var one = exception; one is not null; one = one.InnerException)
        {
            if (one is PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction })
            {
                NpgsqlConnection.ClearAllPools();
                return;
            }
        }
    }

    /// <summary>
    /// Connection exceptions (08), lack of resources (53), shutdown, crash and start of the server (57P), a server that
    /// only reads.
    /// </summary>
    private static bool IsAway(string state) =>
        state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("53", StringComparison.Ordinal)
        || state.StartsWith("57P", StringComparison.Ordinal) || state == PostgresErrorCodes.ReadOnlySqlTransaction;

    private static bool Network(Exception? inner) => inner is IOException or SocketException or TimeoutException;
}
