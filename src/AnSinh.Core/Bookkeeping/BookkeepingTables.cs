using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AnSinh.Core.Bookkeeping;

/// <summary>Mapping of what AnSinh.Ledger decides and the database keeps: transfers and instructions.</summary>
public static class BookkeepingTables
{
    extension(AppDb db)
    {
        public DbSet<Instruction> Instructions => db.Set<Instruction>();

        public DbSet<TransferRow> Transfers => db.Set<TransferRow>();
    }

    internal sealed class InstructionMap : IEntityTypeConfiguration<Instruction>
    {
        public void Configure(EntityTypeBuilder<Instruction> builder)
        {
            builder.ToTable("instructions");
            builder.HasKey(instruction => instruction.Reference);
        }
    }

    internal sealed class TransferRowMap : IEntityTypeConfiguration<TransferRow>
    {
        public void Configure(EntityTypeBuilder<TransferRow> builder) => builder.ToTable("transfers");
    }
}
