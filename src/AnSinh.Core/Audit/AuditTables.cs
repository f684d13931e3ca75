using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AnSinh.Core.Audit;

/// <summary>Mapping of the process log.</summary>
public static class AuditTables
{
    extension(AppDb db)
    {
        public DbSet<AuditEvent> AuditEvents => db.Set<AuditEvent>();
    }

    internal sealed class AuditEventMap : IEntityTypeConfiguration<AuditEvent>
    {
        public void Configure(EntityTypeBuilder<AuditEvent> builder) => builder.ToTable("audit_events");
    }
}
