using AnSinh.Core.Store;
using Npgsql;

namespace AnSinh.Tests;

/// <summary>Roles of the test server that own nothing, as the pages of an office have.</summary>
internal static class TestRoles
{
    public const string App = "ansinh_test_app";

    /// <summary>Makes the role unless it is there; another test project may be making it at the same moment.</summary>
    public static void Ensure(AppDb db)
    {
        try
        {
            if (db.Number("SELECT COUNT(*) FROM pg_roles WHERE rolname = @p0", App) == 0)
            {
                db.Execute($"CREATE ROLE {App} LOGIN NOSUPERUSER NOBYPASSRLS");
            }
        }
        catch (PostgresException made) when (made.SqlState is PostgresErrorCodes.DuplicateObject
            or PostgresErrorCodes.UniqueViolation)
        {
            // It is there now.
        }
    }
}
