using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AnSinh.Core.Store;

/// <summary>
/// A fact about this database itself: the demo mark, the paying unit's account at the Treasury, and the like.
/// </summary>
public sealed class Setting
{
    public const string Demo = "demo";

    public required string Key { get; init; }

    public required string Value { get; set; }
}

/// <summary>Mapping of the settings.</summary>
public static class SettingTables
{
    extension(AppDb db)
    {
        public DbSet<Setting> Settings => db.Set<Setting>();
    }

    internal sealed class SettingMap : IEntityTypeConfiguration<Setting>
    {
        public void Configure(EntityTypeBuilder<Setting> builder)
        {
            builder.ToTable("settings");
            builder.HasKey(setting => setting.Key);
        }
    }
}
