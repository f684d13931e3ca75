using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AnSinh.Core.Territory;

/// <summary>Table <c>areas</c>.</summary>
public static class TerritoryTables
{
    extension(AppDb db)
    {
        public DbSet<Area> Areas => db.Set<Area>();
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
