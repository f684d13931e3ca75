using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AnSinh.Core.Bookkeeping;

/// <summary>
/// Mapping of what AnSinh.Ledger decides and the database keeps: transfers, instructions, settlements.
/// </summary>
public static class BookkeepingTables
{
    extension(AppDb db)
    {
        public DbSet<Instruction> Instructions => db.Set<Instruction>();

        public DbSet<TransferRow> Transfers => db.Set<TransferRow>();

        public DbSet<Settlement> Settlements => db.Set<Settlement>();
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

    internal sealed class SettlementMap : IEntityTypeConfiguration<Settlement>
    {
        public void Configure(EntityTypeBuilder<Settlement> builder)
        {
            builder.ToTable("settlements");
            builder.HasKey(one => new { one.Month, one.Provider, one.PayingUnitId });
            builder.HasOne<Area>().WithMany().HasForeignKey(one => one.PayingUnitId)
                .OnDelete(DeleteBehavior.Restrict);
        }
    }
}
