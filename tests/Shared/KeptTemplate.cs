using Npgsql;

namespace AnSinh.Tests;

/// <summary>
/// A database on the server that others are copied from: made once under its name, however many test projects ask at
/// the same time; one whose making was cut short is made anew.
/// </summary>
internal static class KeptTemplate
{
    /// <param name="server">A connection that may make databases.</param>
    /// <param name="name">Says what is in it: another content needs another name.</param>
    /// <param name="fill">Fills the database of the given name and leaves no connection to it.</param>
    public static async Task MakeAsync(string server, string name, Func<string, Task> fill)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await ExecuteAsync(connection, "SELECT pg_advisory_lock(20210020)");
        await using var find = new NpgsqlCommand("SELECT count(*) FROM pg_database WHERE datname = $1", connection)
        {
            Parameters = { new() { Value = name } },
        };
        if ((long)(await find.ExecuteScalarAsync())! == 0)
        {
            var draft = name + "_draft";
            await ExecuteAsync(connection, $"DROP DATABASE IF EXISTS {draft} WITH (FORCE)");
            await ExecuteAsync(connection, $"CREATE DATABASE {draft} TEMPLATE template0");
            await fill(draft);
            await ExecuteAsync(connection, $"ALTER DATABASE {draft} RENAME TO {name}");
        }

        await ExecuteAsync(connection, "SELECT pg_advisory_unlock(20210020)");
    }

    public static async Task OnServerAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await ExecuteAsync(connection, sql);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
