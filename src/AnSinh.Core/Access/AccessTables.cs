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

        public DbSet<Authenticator> Authenticators => db.Set<Authenticator>();

        public DbSet<RecoveryCode> RecoveryCodes => db.Set<RecoveryCode>();

        public DbSet<Passkey> Passkeys => db.Set<Passkey>();

        public DbSet<UserSession> UserSessions => db.Set<UserSession>();

        public DbSet<AreaAssignment> AreaAssignments => db.Set<AreaAssignment>();

        public DbSet<Delegation> Delegations => db.Set<Delegation>();
    }

    internal sealed class UserAccountMap : IEntityTypeConfiguration<UserAccount>
    {
        public void Configure(EntityTypeBuilder<UserAccount> builder)
        {
            builder.ToTable("users");
            builder.Property(user => user.ConcurrencyStamp).IsConcurrencyToken();
            builder.Ignore(user => user.Places);
            builder.Ignore(user => user.ActingFor);
            builder.Ignore(user => user.Office);
            builder.Ignore(user => user.Email);
            builder.Ignore(user => user.NormalizedEmail);
            builder.Ignore(user => user.EmailConfirmed);
            builder.Ignore(user => user.PhoneNumber);
            builder.Ignore(user => user.PhoneNumberConfirmed);
        }
    }

    internal sealed class AuthenticatorMap : IEntityTypeConfiguration<Authenticator>
    {
        public void Configure(EntityTypeBuilder<Authenticator> builder)
        {
            builder.ToTable("authenticators");
            builder.HasKey(one => one.UserId);
        }
    }

    internal sealed class RecoveryCodeMap : IEntityTypeConfiguration<RecoveryCode>
    {
        public void Configure(EntityTypeBuilder<RecoveryCode> builder) => builder.ToTable("recovery_codes");
    }

    internal sealed class PasskeyMap : IEntityTypeConfiguration<Passkey>
    {
        public void Configure(EntityTypeBuilder<Passkey> builder)
        {
            builder.ToTable("passkeys");
            builder.HasKey(one => one.CredentialId);
        }
    }

    internal sealed class AreaAssignmentMap : IEntityTypeConfiguration<AreaAssignment>
    {
        public void Configure(EntityTypeBuilder<AreaAssignment> builder)
        {
            builder.ToTable("area_assignments");

            // The account is written before its first place.
            builder.HasOne<UserAccount>().WithMany().HasForeignKey(one => one.UserId);
        }
    }

    internal sealed class DelegationMap : IEntityTypeConfiguration<Delegation>
    {
        public void Configure(EntityTypeBuilder<Delegation> builder)
        {
            builder.ToTable("delegations");
            builder.Property(one => one.Actions).HasConversion(
                actions => string.Join(' ', actions.Select(Code.Of)),
                codes => codes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Code.Parse<OfficeAction>)
                    .ToArray());
        }
    }

    internal sealed class UserSessionMap : IEntityTypeConfiguration<UserSession>
    {
        public void Configure(EntityTypeBuilder<UserSession> builder)
        {
            builder.ToTable("user_sessions");
            builder.Property(one => one.Proof).HasConversion(new CodeConverter<ProofKind>());
        }
    }
}
