using AnSinh.Core.Store;

namespace AnSinh.Tests;

/// <summary>
/// The engines a test runs on: SQLite always, PostgreSQL when ANSINH_TEST_POSTGRES holds a connection string of a
/// superuser: <c>[Theory] [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]</c>.
/// </summary>
public static class Engines
{
    public static string? Postgres => Environment.GetEnvironmentVariable("ANSINH_TEST_POSTGRES") is { Length: > 0 } text
        ? text
        : null;

    public static TheoryData<Engine> All => Postgres is null ? [Engine.Sqlite] : [Engine.Sqlite, Engine.Postgres];
}
