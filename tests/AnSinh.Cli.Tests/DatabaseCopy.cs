using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace AnSinh.Cli.Tests;

/// <summary>A copy of a made database with keys of its own, for the runs of one role.</summary>
public sealed class DatabaseCopy : IDisposable
{
    private readonly InProcess program;
    private readonly string folder;
    private readonly InProcess keys;
    private readonly Lazy<string> person;

    public DatabaseCopy(WorkFolder made, InProcess program, string name)
    {
        this.program = program;
        folder = made.File(name);
        person = new Lazy<string>(() => Column("SELECT MIN(code) FROM persons")[0]);
        Directory.CreateDirectory(Path.Combine(folder, "keys"));
        foreach (var key in Directory.GetFiles(made.File("keys")))
        {
            File.Copy(key, Path.Combine(folder, "keys", Path.GetFileName(key)));
        }

        foreach (var part in Directory.GetFiles(made.Folder, "made.db*"))
        {
            File.Copy(part, Path.Combine(folder, Path.GetFileName(part)));
        }

        keys = new InProcess(Path.Combine(folder, "keys"));
    }

    public Task<CommandEnd> RunAsync(string command, string arguments, params string[] more) => program.RunAsync(
        "sqlite:" + Database,
        [.. command.Split(' '), .. arguments.Replace("FOLDER", folder, StringComparison.Ordinal)
            .Replace("PERSON", person.Value, StringComparison.Ordinal)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries), "--json", .. more]);

    /// <summary>A mark of every row but those of the areas and the log, which also tells of refusals.</summary>
    public string Content()
    {
        var text = new StringBuilder();
        using var connection = Open();
        foreach (var table in Column(connection, "SELECT name FROM sqlite_master WHERE type = 'table'")
            .Where(table => table is not "areas" && !table.StartsWith("audit_", StringComparison.Ordinal)))
        {
            text.Append(table).Append('\n').AppendJoin('\n', Column(connection, $"SELECT * FROM \"{table}\""));
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>How many events tell of a change.</summary>
    public int Changes() => Column("SELECT id FROM audit_events WHERE action <> 'REFUSED'").Count;

    public void Execute(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public List<string> Column(string sql)
    {
        using var connection = Open();
        return Column(connection, sql);
    }

    public void Dispose()
    {
        keys.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private string Database => Path.Combine(folder, "made.db");

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        return connection;
    }

    private static List<string> Column(SqliteConnection connection, string sql)
    {
        var rows = new List<string>();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(
                i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        }

        return rows;
    }
}
