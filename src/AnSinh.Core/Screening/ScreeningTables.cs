using AnSinh.Core.Registry;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AnSinh.Core.Screening;

/// <summary>Mapping of the screening.</summary>
public static class ScreeningTables
{
    extension(AppDb db)
    {
        public DbSet<ScreeningClosing> ScreeningClosings => db.Set<ScreeningClosing>();
    }

    internal sealed class ScreeningClosingMap : IEntityTypeConfiguration<ScreeningClosing>
    {
        public void Configure(EntityTypeBuilder<ScreeningClosing> builder)
        {
            builder.ToTable("screening_closings");
            builder.Property(one => one.Reason).HasConversion(new CodeConverter<ScreeningReason>());
            builder.Property(one => one.Found).HasConversion(new CodeConverter<ScreeningFind>());
            builder.HasOne<Person>().WithMany().HasForeignKey(one => one.PersonId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
