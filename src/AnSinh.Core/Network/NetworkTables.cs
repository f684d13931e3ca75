using AnSinh.Core.Registry;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AnSinh.Core.Network;

/// <summary>Mapping of payment points, the areas of banks, and fees that were reported.</summary>
public static class NetworkTables
{
    extension(AppDb db)
    {
        public DbSet<PaymentPoint> PaymentPoints => db.Set<PaymentPoint>();

        public DbSet<PaymentPointTerms> PaymentPointTerms => db.Set<PaymentPointTerms>();

        public DbSet<PaymentPointHamlet> PaymentPointHamlets => db.Set<PaymentPointHamlet>();

        public DbSet<PaymentPointStaff> PaymentPointStaff => db.Set<PaymentPointStaff>();

        public DbSet<PaymentPointDay> PaymentPointDays => db.Set<PaymentPointDay>();

        public DbSet<BankArea> BankAreas => db.Set<BankArea>();

        public DbSet<BankAreaWaiver> BankAreaWaivers => db.Set<BankAreaWaiver>();

        public DbSet<FeeReport> FeeReports => db.Set<FeeReport>();
    }

    internal sealed class PaymentPointMap : IEntityTypeConfiguration<PaymentPoint>
    {
        public void Configure(EntityTypeBuilder<PaymentPoint> builder) => builder.ToTable("payment_points");
    }

    internal sealed class PaymentPointTermsMap : IEntityTypeConfiguration<PaymentPointTerms>
    {
        public void Configure(EntityTypeBuilder<PaymentPointTerms> builder)
        {
            builder.ToTable("payment_point_terms");
            builder.HasOne<PaymentPoint>().WithMany()
                .HasForeignKey(terms => terms.PointId).OnDelete(DeleteBehavior.Restrict);
        }
    }

    internal sealed class PaymentPointHamletMap : IEntityTypeConfiguration<PaymentPointHamlet>
    {
        public void Configure(EntityTypeBuilder<PaymentPointHamlet> builder)
        {
            builder.ToTable("payment_point_hamlets").HasKey(one => new { one.TermsId, one.HamletKey });
            builder.HasOne<PaymentPointTerms>().WithMany()
                .HasForeignKey(one => one.TermsId).OnDelete(DeleteBehavior.Restrict);
        }
    }

    internal sealed class PaymentPointStaffMap : IEntityTypeConfiguration<PaymentPointStaff>
    {
        public void Configure(EntityTypeBuilder<PaymentPointStaff> builder)
        {
            builder.ToTable("payment_point_staff").HasKey(one => new { one.TermsId, one.LineNo });
            builder.HasOne<PaymentPointTerms>().WithMany()
                .HasForeignKey(one => one.TermsId).OnDelete(DeleteBehavior.Restrict);
        }
    }

    internal sealed class PaymentPointDayMap : IEntityTypeConfiguration<PaymentPointDay>
    {
        public void Configure(EntityTypeBuilder<PaymentPointDay> builder)
        {
            builder.ToTable("payment_point_days");
            builder.HasOne<PaymentPoint>().WithMany()
                .HasForeignKey(day => day.PointId).OnDelete(DeleteBehavior.Restrict);
        }
    }

    internal sealed class BankAreaMap : IEntityTypeConfiguration<BankArea>
    {
        public void Configure(EntityTypeBuilder<BankArea> builder) => builder.ToTable("bank_areas");
    }

    internal sealed class BankAreaWaiverMap : IEntityTypeConfiguration<BankAreaWaiver>
    {
        public void Configure(EntityTypeBuilder<BankAreaWaiver> builder)
        {
            builder.ToTable("bank_area_waivers").HasKey(one => new { one.BankAreaId, one.Waiver });
            builder.HasOne<BankArea>().WithMany()
                .HasForeignKey(one => one.BankAreaId).OnDelete(DeleteBehavior.Restrict);
        }
    }

    internal sealed class FeeReportMap : IEntityTypeConfiguration<FeeReport>
    {
        public void Configure(EntityTypeBuilder<FeeReport> builder)
        {
            builder.ToTable("fee_reports");
            builder.Property(one => one.Answer).HasConversion(new CodeConverter<FeeAnswer>());
            builder.HasOne<Person>().WithMany().HasForeignKey(one => one.PersonId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
