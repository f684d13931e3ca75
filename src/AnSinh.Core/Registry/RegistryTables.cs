using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AnSinh.Core.Registry;

/// <summary>
/// Mapping of the register. References are declared so that a save writes people before what hangs on them.
/// </summary>
public static class RegistryTables
{
    extension(AppDb db)
    {
        public DbSet<Person> Persons => db.Set<Person>();

        public DbSet<Household> Households => db.Set<Household>();

        public DbSet<HouseholdMember> HouseholdMembers => db.Set<HouseholdMember>();

        public DbSet<HouseholdStatus> HouseholdStatuses => db.Set<HouseholdStatus>();

        public DbSet<Fact> Facts => db.Set<Fact>();

        public DbSet<Grant> Grants => db.Set<Grant>();

        public DbSet<PaymentMethod> PaymentMethods => db.Set<PaymentMethod>();

        public DbSet<Representative> Representatives => db.Set<Representative>();

        public DbSet<WorkItem> WorkItems => db.Set<WorkItem>();

        public DbSet<DuplicatePair> DuplicatePairs => db.Set<DuplicatePair>();

        public DbSet<PersonMerge> PersonMerges => db.Set<PersonMerge>();

        public DbSet<QualitySnapshot> QualitySnapshots => db.Set<QualitySnapshot>();
    }

    internal sealed class DuplicatePairMap : IEntityTypeConfiguration<DuplicatePair>
    {
        public void Configure(EntityTypeBuilder<DuplicatePair> builder)
        {
            builder.ToTable("duplicate_pairs").HasKey(pair => new { pair.OneId, pair.OtherId });
            builder.Property(pair => pair.State).HasConversion(new CodeConverter<DuplicateState>());
        }
    }

    internal sealed class PersonMergeMap : IEntityTypeConfiguration<PersonMerge>
    {
        public void Configure(EntityTypeBuilder<PersonMerge> builder) => builder.ToTable("person_merges");
    }

    internal sealed class PersonMap : IEntityTypeConfiguration<Person>
    {
        public void Configure(EntityTypeBuilder<Person> builder)
        {
            builder.ToTable("persons");
            builder.HasOne<Household>()
                .WithMany().HasForeignKey(person => person.HouseholdId).OnDelete(DeleteBehavior.Restrict);
        }
    }

    internal sealed class HouseholdMap : IEntityTypeConfiguration<Household>
    {
        public void Configure(EntityTypeBuilder<Household> builder) => builder.ToTable("households");
    }

    internal sealed class HouseholdMemberMap : IEntityTypeConfiguration<HouseholdMember>
    {
        public void Configure(EntityTypeBuilder<HouseholdMember> builder)
        {
            builder.ToTable("household_members").Ignore(one => one.Days);
            builder.Property(one => one.Relation).HasConversion(new CodeConverter<HouseholdRelation>());
            builder.HasOne<Household>().WithMany()
                .HasForeignKey(one => one.HouseholdId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(one => one.PersonId).OnDelete(DeleteBehavior.Restrict);
        }
    }

    internal sealed class HouseholdStatusMap : IEntityTypeConfiguration<HouseholdStatus>
    {
        public void Configure(EntityTypeBuilder<HouseholdStatus> builder)
        {
            builder.ToTable("household_statuses").Ignore(one => one.Days);
            builder.Property(one => one.Class).HasConversion(new CodeConverter<HouseholdClass>());
            builder.HasOne<Household>().WithMany()
                .HasForeignKey(one => one.HouseholdId).OnDelete(DeleteBehavior.Restrict);
        }
    }

    internal sealed class FactMap : IEntityTypeConfiguration<Fact>
    {
        public void Configure(EntityTypeBuilder<Fact> builder)
        {
            builder.ToTable("facts");
            builder.HasOne<Person>().WithMany().HasForeignKey(fact => fact.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Household>().WithMany()
                .HasForeignKey(fact => fact.HouseholdId).OnDelete(DeleteBehavior.Restrict);
        }
    }

    internal sealed class GrantMap : IEntityTypeConfiguration<Grant>
    {
        public void Configure(EntityTypeBuilder<Grant> builder)
        {
            builder.ToTable("grants");
            builder.HasOne<Person>().WithMany()
                .HasForeignKey(grant => grant.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany()
                .HasForeignKey(grant => grant.CaredPersonId).OnDelete(DeleteBehavior.Restrict);
        }
    }

    internal sealed class PaymentMethodMap : IEntityTypeConfiguration<PaymentMethod>
    {
        public void Configure(EntityTypeBuilder<PaymentMethod> builder)
        {
            builder.ToTable("payment_methods");
            builder.Property(method => method.CashReason).HasConversion(new CodeConverter<CashReason>());
            builder.HasOne<Person>().WithMany()
                .HasForeignKey(method => method.PersonId).OnDelete(DeleteBehavior.Restrict);
        }
    }

    internal sealed class RepresentativeMap : IEntityTypeConfiguration<Representative>
    {
        public void Configure(EntityTypeBuilder<Representative> builder)
        {
            builder.ToTable("representatives");
            builder.HasOne<Person>().WithMany()
                .HasForeignKey(representative => representative.PersonId).OnDelete(DeleteBehavior.Restrict);
        }
    }

    internal sealed class WorkItemMap : IEntityTypeConfiguration<WorkItem>
    {
        public void Configure(EntityTypeBuilder<WorkItem> builder)
        {
            builder.ToTable("work_items");
            builder.HasOne<Person>().WithMany().HasForeignKey(item => item.PersonId).OnDelete(DeleteBehavior.Restrict);
        }
    }

    internal sealed class QualitySnapshotMap : IEntityTypeConfiguration<QualitySnapshot>
    {
        public void Configure(EntityTypeBuilder<QualitySnapshot> builder)
        {
            builder.ToTable("quality_snapshots");
            builder.HasKey(row => new { row.Month, row.AreaId, row.Measure });
            builder.Property(row => row.Measure).HasConversion(new CodeConverter<QualityMeasure>());
        }
    }
}
