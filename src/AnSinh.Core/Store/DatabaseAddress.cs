using System.Data.Common;
using AnSinh.Core.Shared;

namespace AnSinh.Core.Store;

/// <summary>Which engine a database runs on.</summary>
public enum Engine
{
    Sqlite,
    Postgres,
}

/// <summary>Where a database is: <c>sqlite:PATH</c> or a PostgreSQL connection string.</summary>
public sealed record DatabaseAddress(Engine Engine, string ConnectionString, string? Path)
{
    public const string Default = "sqlite:data/ansinh.db";

    /// <summary>
    /// Folder of the keys of this installation (sessions, secrets of telephones, sensitive columns), the same for all
    /// its nodes: what ANSINH_KEYS says, else beside an SQLite file, else under data.
    /// </summary>
    public string KeysFolder { get; init; } = Environment.GetEnvironmentVariable("ANSINH_KEYS")
        ?? (Path is null ? System.IO.Path.Combine("data", "keys") : Path + ".keys");

    /// <summary>
    /// How many connections a process holds at most. A server takes 100 unless told otherwise: two nodes and the
    /// commands of an evening fit in, and more than this many statements at once make two cores no faster.
    /// </summary>
    public const int ConnectionsMax = 40;

    private static readonly string[] PoolSizeNames = ["Maximum Pool Size", "Max Pool Size", "MaxPoolSize"];

    public static DatabaseAddress Parse(string text)
    {
        if (text.StartsWith("sqlite:", StringComparison.Ordinal))
        {
            var path = text["sqlite:".Length..];
            return new DatabaseAddress(
                Engine.Sqlite, $"Data Source={path};Foreign Keys=True;Default Timeout=30;Pooling=True", path);
        }

        if (text.Contains("Host=", StringComparison.OrdinalIgnoreCase))
        {
            return new DatabaseAddress(Engine.Postgres, WithinTheServer(text), null);
        }

        throw new RefusedException(new Refusal(
            "DATABASE_ADDRESS", "Địa chỉ cơ sở dữ liệu viết là sqlite:ĐƯỜNG-DẪN hoặc \"Host=…;Database=…\".", text));
    }

    private static string WithinTheServer(string text)
    {
        var named = new DbConnectionStringBuilder { ConnectionString = text };
        return PoolSizeNames.Any(named.ContainsKey) ? text : $"{text.TrimEnd(';')};Maximum Pool Size={ConnectionsMax}";
    }
}
