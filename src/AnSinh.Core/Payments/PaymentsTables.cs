using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AnSinh.Core.Payments;

/// <summary>Mapping of orders, batches and their files.</summary>
public static class PaymentsTables
{
    extension(AppDb db)
    {
        public DbSet<PaymentOrder> PaymentOrders => db.Set<PaymentOrder>();

        public DbSet<PaymentOrderList> PaymentOrderLists => db.Set<PaymentOrderList>();

        public DbSet<PaymentBatch> PaymentBatches => db.Set<PaymentBatch>();

        public DbSet<PaymentBatchList> PaymentBatchLists => db.Set<PaymentBatchList>();

        public DbSet<PaymentFile> PaymentFiles => db.Set<PaymentFile>();
    }

    internal sealed class PaymentOrderMap : IEntityTypeConfiguration<PaymentOrder>
    {
        public void Configure(EntityTypeBuilder<PaymentOrder> builder) => builder.ToTable("payment_orders");
    }

    internal sealed class PaymentOrderListMap : IEntityTypeConfiguration<PaymentOrderList>
    {
        public void Configure(EntityTypeBuilder<PaymentOrderList> builder)
        {
            builder.ToTable("payment_order_lists");
            builder.HasKey(part => new { part.ListId, part.Provider });
            builder.HasOne<PaymentOrder>().WithMany().HasForeignKey(part => part.OrderId).OnDelete(DeleteBehavior.Restrict);
        }
    }

    internal sealed class PaymentBatchMap : IEntityTypeConfiguration<PaymentBatch>
    {
        public void Configure(EntityTypeBuilder<PaymentBatch> builder) => builder.ToTable("payment_batches");
    }

    internal sealed class PaymentBatchListMap : IEntityTypeConfiguration<PaymentBatchList>
    {
        public void Configure(EntityTypeBuilder<PaymentBatchList> builder)
        {
            builder.ToTable("payment_batch_lists");
            builder.HasKey(part => new { part.ListId, part.Provider });
            builder.HasOne<PaymentBatch>().WithMany().HasForeignKey(part => part.BatchId).OnDelete(DeleteBehavior.Restrict);
        }
    }

    internal sealed class PaymentFileMap : IEntityTypeConfiguration<PaymentFile>
    {
        public void Configure(EntityTypeBuilder<PaymentFile> builder)
        {
            builder.ToTable("payment_files");
            builder.HasKey(file => new { file.BatchId, file.Format });
            builder.HasOne<PaymentBatch>().WithMany().HasForeignKey(file => file.BatchId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
