using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AnSinh.Core.Territory;

/// <summary>Tables <c>areas</c> and <c>area_successions</c>.</summary>
public static class TerritoryTables
{
    extension(AppDb db)
    {
        public DbSet<Area> Areas => db.Set<Area>();

        public DbSet<AreaSuccession> AreaSuccessions => db.Set<AreaSuccession>();
    }
}

internal sealed class AreaSuccessionTable : IEntityTypeConfiguration<AreaSuccession>
{
    public void Configure(EntityTypeBuilder<AreaSuccession> builder)
    {
        builder.ToTable("area_successions");
        builder.HasKey(row => new { row.OldAreaId, row.NewAreaId });
    }
}

internal sealed class AreaTable : IEntityTypeConfiguration<Area>
{
    public void Configure(EntityTypeBuilder<Area> builder)
    {
        builder.ToTable("areas");
        builder.HasKey(area => area.Id);
        builder.Property(area => area.Id).ValueGeneratedNever();
        builder.Property(area => area.Level).HasConversion(
            level => level.ToString().ToUpperInvariant(), text => Enum.Parse<AreaLevel>(text, ignoreCase: true));
    }
}
