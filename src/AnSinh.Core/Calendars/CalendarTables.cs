using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AnSinh.Core.Calendars;

/// <summary>Mapping of the office's own days.</summary>
public static class CalendarTables
{
    extension(AppDb db)
    {
        public DbSet<CalendarDay> CalendarDays => db.Set<CalendarDay>();
    }

    internal sealed class CalendarDayMap : IEntityTypeConfiguration<CalendarDay>
    {
        public void Configure(EntityTypeBuilder<CalendarDay> builder)
        {
            builder.ToTable("calendar_days");
            builder.Property(day => day.Kind).HasConversion(new CodeConverter<CalendarDayKind>());
        }
    }
}
