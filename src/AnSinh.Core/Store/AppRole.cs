using System.Text.RegularExpressions;
using AnSinh.Core.Shared;

namespace AnSinh.Core.Store;

/// <summary>
/// The rights of the PostgreSQL role that the pages work as: it owns nothing, so that it can switch off neither the
/// guards of rows nor the triggers; what is only ever added to it cannot change.
/// </summary>
public static partial class AppRole
{
    private static readonly string[] OnlyAdded =
        ["audit_events", "audit_links", "audit_roots", "audit_root_chains", "transfers", "result_files"];

    private static readonly string[] OnlyRead = ["schema_versions", "areas", "field_keys"];

    public static void Grant(AppDb db, string role)
    {
        if (!db.IsPostgres)
        {
            throw new RefusedException(new Refusal(
                "APP_ROLE", "Vai trò cơ sở dữ liệu chỉ có ở PostgreSQL; SQLite không cần --app-role.", role));
        }

        if (!Name().IsMatch(role) || db.Number("SELECT COUNT(*) FROM pg_roles WHERE rolname = @p0", role) == 0)
        {
            throw new RefusedException(new Refusal(
                "APP_ROLE",
                $"Không có vai trò cơ sở dữ liệu “{role}” (chữ thường, số, gạch dưới). Tạo trước: "
                    + "CREATE ROLE ansinh_app LOGIN NOSUPERUSER NOBYPASSRLS;", role));
        }

        db.Execute($"GRANT USAGE ON SCHEMA {Schema(db)} TO {role}");
        db.Execute($"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {Schema(db)} TO {role}");
        db.Execute($"REVOKE UPDATE, DELETE ON {string.Join(", ", OnlyAdded)} FROM {role}");
        db.Execute($"REVOKE INSERT, UPDATE, DELETE ON {string.Join(", ", OnlyRead)} FROM {role}");
    }

    private static string Schema(AppDb db)
    {
        using var reader = db.Read("SELECT quote_ident(current_schema()::text)");
        reader.Read();
        return reader.GetString(0);
    }

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,62}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
