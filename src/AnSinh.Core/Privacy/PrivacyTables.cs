using AnSinh.Core.Registry;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AnSinh.Core.Privacy;

/// <summary>Mapping of the requests about personal data.</summary>
public static class PrivacyTables
{
    extension(AppDb db)
    {
        public DbSet<DataRequest> DataRequests => db.Set<DataRequest>();
    }

    internal sealed class DataRequestMap : IEntityTypeConfiguration<DataRequest>
    {
        public void Configure(EntityTypeBuilder<DataRequest> builder)
        {
            builder.ToTable("data_requests");
            builder.Property(request => request.Kind).HasConversion(new CodeConverter<DataRequestKind>());
            builder.HasOne<Person>().WithMany()
                .HasForeignKey(request => request.PersonId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
