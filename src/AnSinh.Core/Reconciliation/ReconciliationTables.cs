using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AnSinh.Core.Reconciliation;

/// <summary>Mapping of results.</summary>
public static class ReconciliationTables
{
    extension(AppDb db)
    {
        public DbSet<ResultFileRow> ResultFiles => db.Set<ResultFileRow>();

        public DbSet<ResultLine> ResultLines => db.Set<ResultLine>();
    }

    internal sealed class ResultFileMap : IEntityTypeConfiguration<ResultFileRow>
    {
        public void Configure(EntityTypeBuilder<ResultFileRow> builder) => builder.ToTable("result_files");
    }

    internal sealed class ResultLineMap : IEntityTypeConfiguration<ResultLine>
    {
        public void Configure(EntityTypeBuilder<ResultLine> builder)
        {
            builder.ToTable("result_lines");
            builder.HasKey(line => new { line.FileId, line.RowNo });
            builder.HasOne<ResultFileRow>().WithMany().HasForeignKey(line => line.FileId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
