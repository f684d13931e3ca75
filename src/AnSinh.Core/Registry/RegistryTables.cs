using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AnSinh.Core.Registry;

/// <summary>Mapping of the register.</summary>
public static class RegistryTables
{
    extension(AppDb db)
    {
        public DbSet<Person> Persons => db.Set<Person>();

        public DbSet<Household> Households => db.Set<Household>();

        public DbSet<Fact> Facts => db.Set<Fact>();

        public DbSet<Grant> Grants => db.Set<Grant>();

        public DbSet<PaymentMethod> PaymentMethods => db.Set<PaymentMethod>();

        public DbSet<Representative> Representatives => db.Set<Representative>();

        public DbSet<WorkItem> WorkItems => db.Set<WorkItem>();
    }

    internal sealed class PersonMap : IEntityTypeConfiguration<Person>
    {
        public void Configure(EntityTypeBuilder<Person> builder) => builder.ToTable("persons");
    }

    internal sealed class HouseholdMap : IEntityTypeConfiguration<Household>
    {
        public void Configure(EntityTypeBuilder<Household> builder) => builder.ToTable("households");
    }

    internal sealed class FactMap : IEntityTypeConfiguration<Fact>
    {
        public void Configure(EntityTypeBuilder<Fact> builder) => builder.ToTable("facts");
    }

    internal sealed class GrantMap : IEntityTypeConfiguration<Grant>
    {
        public void Configure(EntityTypeBuilder<Grant> builder) => builder.ToTable("grants");
    }

    internal sealed class PaymentMethodMap : IEntityTypeConfiguration<PaymentMethod>
    {
        public void Configure(EntityTypeBuilder<PaymentMethod> builder) => builder.ToTable("payment_methods");
    }

    internal sealed class RepresentativeMap : IEntityTypeConfiguration<Representative>
    {
        public void Configure(EntityTypeBuilder<Representative> builder) => builder.ToTable("representatives");
    }

    internal sealed class WorkItemMap : IEntityTypeConfiguration<WorkItem>
    {
        public void Configure(EntityTypeBuilder<WorkItem> builder) => builder.ToTable("work_items");
    }
}
