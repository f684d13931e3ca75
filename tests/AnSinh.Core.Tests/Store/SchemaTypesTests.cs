using AnSinh.Core.Store;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Tests.Store;

/// <summary>
/// SQLite keeps a text in an INTEGER column as it is. So every count, month, coefficient and amount has a trigger that
/// refuses one, when a row is written and when it is changed.
/// </summary>
public class SchemaTypesTests
{
    private const string Refused = "money is a whole number";

    /// <summary>Whole numbers of areas come from the seed only.</summary>
    private static readonly string[] NotAsked = ["areas"];

    [Fact]
    public async Task A_text_is_refused_in_every_whole_number_column()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        await using var db = database.New();
        var connection = await OpenAsync(db);
        var tried = 0;
        foreach (var table in Rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table'", 0))
        {
            var columns = Rows(connection, $"PRAGMA table_info({table})", 1)
                .Zip(Rows(connection, $"PRAGMA table_info({table})", 2)).ToList();
            foreach (var (column, type) in columns.Where(c => IsNumber(table, c.First, c.Second)))
            {
                tried++;
                // A whole number that is the key of its table is the row's own number: SQLite refuses a text by itself.
                Insert(connection, table, columns, column).ShouldMatch(
                    $"{Refused}|datatype mismatch", $"{table}.{column}");
                Update(connection, table, columns, column).ShouldNotBe("", $"UPDATE {table}.{column} ({type})");
            }
        }

        tried.ShouldBeGreaterThan(50);
    }

    [Fact]
    public async Task Control_a_whole_number_is_taken_and_a_column_without_a_trigger_is_noticed()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        await using var db = database.New();
        var connection = await OpenAsync(db);
        Execute(connection, "CREATE TABLE bare (id UUID NOT NULL PRIMARY KEY, amount_vnd BIGINT NOT NULL)");
        var columns = new List<(string First, string Second)> { ("id", "UUID"), ("amount_vnd", "BIGINT") };

        Insert(connection, "bare", columns, bad: null).ShouldBe("");
        Insert(connection, "bare", columns, bad: "amount_vnd").ShouldBe("");
        Update(connection, "bare", columns, bad: "amount_vnd").ShouldBe("");
    }

    private static bool IsNumber(string table, string column, string type) =>
        type is "INTEGER" or "BIGINT" && !NotAsked.Contains(table) && column != "id"
        && !column.EndsWith("_id", StringComparison.Ordinal);

    private static string Insert(
        SqliteConnection connection, string table, List<(string First, string Second)> columns, string? bad) =>
        Execute(connection, $"INSERT INTO {table} ({string.Join(", ", columns.Select(c => c.First))}) VALUES ("
            + string.Join(", ", columns.Select(c => Value(c.Second, c.First == bad))) + ")", rollback: true);

    /// <summary>On a row that is good in all columns.</summary>
    private static string Update(
        SqliteConnection connection, string table, List<(string First, string Second)> columns, string bad)
    {
        Execute(connection, "SAVEPOINT row");
        Execute(connection, $"INSERT INTO {table} ({string.Join(", ", columns.Select(c => c.First))}) VALUES ("
            + string.Join(", ", columns.Select(c => Value(c.Second, false))) + ")").ShouldBe("", table);
        var answer = Execute(connection, $"UPDATE {table} SET {bad} = 'nhiều'");
        Execute(connection, "ROLLBACK TO row");
        Execute(connection, "RELEASE row");
        return answer;
    }

    private static string Value(string type, bool bad) =>
        bad ? "'nhiều'" : type is "INTEGER" or "BIGINT" or "BOOLEAN" ? "1" : "'x'";

    private static async Task<SqliteConnection> OpenAsync(AppDb db)
    {
        await db.Database.OpenConnectionAsync();
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        Execute(connection, "PRAGMA foreign_keys = OFF");
        Execute(connection, "PRAGMA ignore_check_constraints = ON");
        return connection;
    }

    /// <summary>What the database refused, or nothing.</summary>
    private static string Execute(SqliteConnection connection, string sql, bool rollback = false)
    {
        using var transaction = rollback ? connection.BeginTransaction() : null;
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        try
        {
            command.ExecuteNonQuery();
            return "";
        }
        catch (SqliteException exception)
        {
            return exception.Message;
        }
    }

    private static List<string> Rows(SqliteConnection connection, string sql, int column)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(column));
        }

        return rows;
    }
}
