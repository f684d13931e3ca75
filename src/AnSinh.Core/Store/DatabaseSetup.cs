using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

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
        ((IDbContextOptionsBuilderInfrastructure)builder)
            .AddOrUpdateExtension(new FieldKeys.FolderExtension(address.KeysFolder));
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
