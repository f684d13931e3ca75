using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AnSinh.Core.Payroll;

/// <summary>Mapping of the month's lists.</summary>
public static class PayrollTables
{
    extension(AppDb db)
    {
        public DbSet<PayrollList> PayrollLists => db.Set<PayrollList>();

        public DbSet<PayrollLine> PayrollLines => db.Set<PayrollLine>();

        public DbSet<PayrollCollector> PayrollCollectors => db.Set<PayrollCollector>();

        public DbSet<PayrollChange> PayrollChanges => db.Set<PayrollChange>();

        public DbSet<PayrollFinding> PayrollFindings => db.Set<PayrollFinding>();

        public DbSet<Receivable> Receivables => db.Set<Receivable>();

        public DbSet<LawDecision> LawDecisionRows => db.Set<LawDecision>();
    }

    internal sealed class PayrollListMap : IEntityTypeConfiguration<PayrollList>
    {
        public void Configure(EntityTypeBuilder<PayrollList> builder)
        {
            builder.ToTable("payroll_lists");
            builder.Property(list => list.State).HasConversion(new CodeConverter<ListState>()).IsConcurrencyToken();
            builder.Property(list => list.Origin).HasConversion(new CodeConverter<ListOrigin>());
        }
    }

    internal sealed class LawDecisionMap : IEntityTypeConfiguration<LawDecision>
    {
        public void Configure(EntityTypeBuilder<LawDecision> builder)
        {
            builder.ToTable("law_decisions");
            builder.Property(one => one.Kind).HasConversion(new CodeConverter<LawQuestionKind>());
            builder.Property(one => one.Choice).HasConversion(new CodeConverter<LawChoice>());
        }
    }

    internal sealed class PayrollLineMap : IEntityTypeConfiguration<PayrollLine>
    {
        public void Configure(EntityTypeBuilder<PayrollLine> builder)
        {
            builder.ToTable("payroll_lines");
            builder.HasKey(line => new { line.ListId, line.LineNo });
            builder.HasOne<PayrollList>().WithMany().HasForeignKey(line => line.ListId).OnDelete(DeleteBehavior.Restrict);
            builder.Property(line => line.Kind).HasConversion(new CodeConverter<LineKind>());
            builder.Property(line => line.Change).HasConversion(new CodeConverter<LineChange>());
        }
    }

    internal sealed class PayrollCollectorMap : IEntityTypeConfiguration<PayrollCollector>
    {
        public void Configure(EntityTypeBuilder<PayrollCollector> builder)
        {
            builder.ToTable("payroll_collectors");
            builder.HasOne<PayrollList>().WithMany().HasForeignKey(one => one.ListId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Registry.Person>().WithMany().HasForeignKey(one => one.PersonId)
                .OnDelete(DeleteBehavior.Restrict);
        }
    }

    internal sealed class PayrollChangeMap : IEntityTypeConfiguration<PayrollChange>
    {
        public void Configure(EntityTypeBuilder<PayrollChange> builder)
        {
            builder.ToTable("payroll_changes");
            builder.HasKey(change => new { change.ListId, change.PersonId, change.Programme });
            builder.HasOne<PayrollList>().WithMany().HasForeignKey(change => change.ListId).OnDelete(DeleteBehavior.Restrict);
        }
    }

    internal sealed class PayrollFindingMap : IEntityTypeConfiguration<PayrollFinding>
    {
        public void Configure(EntityTypeBuilder<PayrollFinding> builder)
        {
            builder.ToTable("payroll_findings");
            builder.HasKey(finding => new { finding.ListId, finding.FindingNo });
            builder.HasOne<PayrollList>().WithMany().HasForeignKey(finding => finding.ListId).OnDelete(DeleteBehavior.Restrict);
        }
    }

    internal sealed class ReceivableMap : IEntityTypeConfiguration<Receivable>
    {
        public void Configure(EntityTypeBuilder<Receivable> builder)
        {
            builder.ToTable("receivables");
            builder.HasOne<PayrollList>().WithMany().HasForeignKey(receivable => receivable.FoundInListId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
