using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Store;

/// <summary>Opens <see cref="AppDb"/> on either engine.</summary>
public static class DatabaseSetup
{
    public static DbContextOptions<AppDb> Options(DatabaseAddress address)
    {
        var builder = new DbContextOptionsBuilder<AppDb>();
        Use(builder, address);
        return builder.Options;
    }

    public static void Use(DbContextOptionsBuilder builder, DatabaseAddress address)
    {
        builder.AddInterceptors(StatementCounter.Shared);
        if (address.Engine == Engine.Postgres)
        {
            builder.AddInterceptors(ScopeInterceptor.Shared).UseNpgsql(address.ConnectionString);
        }
        else
        {
            if (Path.GetDirectoryName(Path.GetFullPath(address.Path!)) is { } folder)
            {
                Directory.CreateDirectory(folder);
            }

            builder.UseSqlite(address.ConnectionString);
        }
    }
}
