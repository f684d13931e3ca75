using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AnSinh.Core.Audit;

/// <summary>Mapping of the process log and its chain.</summary>
public static class AuditTables
{
    extension(AppDb db)
    {
        public DbSet<AuditEvent> AuditEvents => db.Set<AuditEvent>();

        public DbSet<AuditRoot> AuditRoots => db.Set<AuditRoot>();
    }

    internal sealed class AuditEventMap : IEntityTypeConfiguration<AuditEvent>
    {
        public void Configure(EntityTypeBuilder<AuditEvent> builder) => builder.ToTable("audit_events");
    }

    internal sealed class AuditHeadMap : IEntityTypeConfiguration<AuditHead>
    {
        public void Configure(EntityTypeBuilder<AuditHead> builder) =>
            builder.ToTable("audit_heads").HasKey(head => head.Chain);
    }

    internal sealed class AuditLinkMap : IEntityTypeConfiguration<AuditLink>
    {
        public void Configure(EntityTypeBuilder<AuditLink> builder) =>
            builder.ToTable("audit_links").HasKey(link => new { link.Chain, link.Seq });
    }

    internal sealed class AuditRootMap : IEntityTypeConfiguration<AuditRoot>
    {
        public void Configure(EntityTypeBuilder<AuditRoot> builder) =>
            builder.ToTable("audit_roots").HasKey(root => root.Number);
    }

    internal sealed class AuditRootChainMap : IEntityTypeConfiguration<AuditRootChain>
    {
        public void Configure(EntityTypeBuilder<AuditRootChain> builder) =>
            builder.ToTable("audit_root_chains").HasKey(end => new { end.RootNumber, end.Chain });
    }
}
