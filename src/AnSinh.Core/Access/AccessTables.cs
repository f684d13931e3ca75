using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AnSinh.Core.Access;

/// <summary>
/// Mapping of the accounts. Of the columns ASP.NET Core Identity knows, only those the sign-in uses are kept.
/// </summary>
public static class AccessTables
{
    extension(AppDb db)
    {
        public DbSet<UserAccount> Users => db.Set<UserAccount>();
    }

    internal sealed class UserAccountMap : IEntityTypeConfiguration<UserAccount>
    {
        public void Configure(EntityTypeBuilder<UserAccount> builder)
        {
            builder.ToTable("users");
            builder.Property(user => user.ConcurrencyStamp).IsConcurrencyToken();
            builder.Ignore(user => user.Email);
            builder.Ignore(user => user.NormalizedEmail);
            builder.Ignore(user => user.EmailConfirmed);
            builder.Ignore(user => user.PhoneNumber);
            builder.Ignore(user => user.PhoneNumberConfirmed);
            builder.Ignore(user => user.TwoFactorEnabled);
        }
    }
}
