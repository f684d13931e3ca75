using AnSinh.Core.Registry;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AnSinh.Core.Exchanges;

/// <summary>Mapping of the batches, their lines, their answers and what differs.</summary>
public static class ExchangesTables
{
    extension(AppDb db)
    {
        public DbSet<Exchange> Exchanges => db.Set<Exchange>();

        public DbSet<ExchangeEntry> ExchangeEntries => db.Set<ExchangeEntry>();

        public DbSet<ExchangeAnswer> ExchangeAnswers => db.Set<ExchangeAnswer>();

        public DbSet<ExchangeAnswerLine> ExchangeAnswerLines => db.Set<ExchangeAnswerLine>();

        public DbSet<ExchangeDifference> ExchangeDifferences => db.Set<ExchangeDifference>();
    }

    internal sealed class ExchangeMap : IEntityTypeConfiguration<Exchange>
    {
        public void Configure(EntityTypeBuilder<Exchange> builder)
        {
            builder.ToTable("exchanges");
            builder.Property(one => one.Kind).HasConversion(new CodeConverter<ExchangeKind>());
        }
    }

    internal sealed class ExchangeEntryMap : IEntityTypeConfiguration<ExchangeEntry>
    {
        public void Configure(EntityTypeBuilder<ExchangeEntry> builder)
        {
            builder.ToTable("exchange_entries").HasKey(one => new { one.ExchangeId, one.LineNo });
            builder.Property(one => one.Task).HasConversion(new CodeConverter<ExchangeTask>());
            builder.Property(one => one.State).HasConversion(new CodeConverter<EntryState>());
            builder.Property(one => one.Result).HasConversion(new CodeConverter<AnswerResult>());
            builder.HasOne<Exchange>().WithMany()
                .HasForeignKey(one => one.ExchangeId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(one => one.PersonId).OnDelete(DeleteBehavior.Restrict);
        }
    }

    internal sealed class ExchangeAnswerMap : IEntityTypeConfiguration<ExchangeAnswer>
    {
        public void Configure(EntityTypeBuilder<ExchangeAnswer> builder)
        {
            builder.ToTable("exchange_answers");
            builder.HasOne<Exchange>().WithMany()
                .HasForeignKey(one => one.ExchangeId).OnDelete(DeleteBehavior.Restrict);
        }
    }

    internal sealed class ExchangeAnswerLineMap : IEntityTypeConfiguration<ExchangeAnswerLine>
    {
        public void Configure(EntityTypeBuilder<ExchangeAnswerLine> builder)
        {
            builder.ToTable("exchange_answer_lines").HasKey(one => new { one.AnswerId, one.RowNo });
            builder.Property(one => one.Outcome).HasConversion(new CodeConverter<LineOutcome>());
            builder.HasOne<ExchangeAnswer>().WithMany()
                .HasForeignKey(one => one.AnswerId).OnDelete(DeleteBehavior.Restrict);
        }
    }

    internal sealed class ExchangeDifferenceMap : IEntityTypeConfiguration<ExchangeDifference>
    {
        public void Configure(EntityTypeBuilder<ExchangeDifference> builder)
        {
            builder.ToTable("exchange_differences");
            builder.Property(one => one.Field).HasConversion(new CodeConverter<DifferenceField>());
            builder.Property(one => one.State).HasConversion(new CodeConverter<DifferenceState>());
            builder.HasOne<ExchangeEntry>().WithMany()
                .HasForeignKey(one => new { one.ExchangeId, one.LineNo }).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
