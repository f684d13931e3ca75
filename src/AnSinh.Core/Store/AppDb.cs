using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AnSinh.Core.Store;

/// <summary>
/// The database as EF Core sees it. It knows no module: each module brings its own mapping and its own set
/// (an extension property in its <c>…Tables.cs</c>). The schema texts own the tables, not EF.
/// </summary>
public sealed class AppDb(DbContextOptions<AppDb> options) : DbContext(options)
{
    private const int WorkersMax = 4;

    private readonly List<Action<AppDb>> saving = [];
    private int statements;
    private IReadOnlySet<string>? guarded;
    private FieldVault? vault;

    public bool IsPostgres => Database.IsNpgsql();

    /// <summary>
    /// The address as it was given, with its password; an open connection gives its own without.
    /// </summary>
    internal string ConnectionText =>
        options.Extensions.OfType<RelationalOptionsExtension>().Single().ConnectionString!;

    /// <summary>Closes and opens the sensitive values of this database.</summary>
    public FieldVault Vault => vault ??=
        FieldVault.At(options.FindExtension<FieldKeys.FolderExtension>()!.Folder);

    /// <summary>
    /// How many statements were sent through this context, by EF and by the set-based paths; bulk rows count as one.
    /// </summary>
    public int Statements => statements;

    /// <summary>
    /// The tables whose rows the database guards for this connection's role; none for a superuser and on SQLite.
    /// </summary>
    internal IReadOnlySet<string> GuardedTables => guarded ??= RowSecurity.Tables(this);

    internal void CountStatement(int more = 1) => Interlocked.Add(ref statements, more);

    /// <summary>Another context on the same database, for work beside this one. The caller disposes it.</summary>
    public AppDb Twin() => new(options) { Scope = Scope };

    /// <summary>Whose rows this context works with; nothing until <see cref="Enter"/> says.</summary>
    public DataScope Scope { get; private set; } = DataScope.Nothing;

    /// <summary>Works with these rows from now on; on PostgreSQL the database holds to it.</summary>
    public AppDb Enter(DataScope scope)
    {
        Scope = scope;
        if (IsPostgres && Database.GetDbConnection() is { State: System.Data.ConnectionState.Open } connection)
        {
            ScopeInterceptor.Say(connection, scope);
        }

        return this;
    }

    /// <summary>
    /// Looks everywhere until it is disposed, for work whose rule needs rows of other places (is a person listed
    /// elsewhere, is a number taken). What it finds of other places must not be shown.
    /// </summary>
    public IDisposable LookEverywhere() => new WiderLook(this);

    /// <summary>
    /// How many pieces of work may run at the same time: a server serves several connections, a file has one writer.
    /// </summary>
    public int Workers =>
        IsPostgres && Database.CurrentTransaction is null ? Math.Clamp(Environment.ProcessorCount, 1, WorkersMax) : 1;

    /// <summary>
    /// What has to be done first at each save from now on, in its transaction. The same step twice is done once.
    /// </summary>
    public void OnSaving(Action<AppDb> step)
    {
        if (!saving.Contains(step))
        {
            saving.Add(step);
        }
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        using var own = saving.Count > 0 && Database.CurrentTransaction is null ? Database.BeginTransaction() : null;
        saving.ForEach(step => step(this));
        var saved = base.SaveChanges(acceptAllChangesOnSuccess);
        own?.Commit();
        return saved;
    }

    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        await using var own = saving.Count > 0 && Database.CurrentTransaction is null
            ? await Database.BeginTransactionAsync(cancellationToken) : null;
        saving.ForEach(step => step(this));
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (own is not null)
        {
            await own.CommitAsync(cancellationToken);
        }

        return saved;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Month>().HaveConversion<MonthConverter>();
        configurationBuilder.Properties<BirthDate>().HaveConversion<BirthDateConverter>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<SealedText>().HaveConversion<SealedConverter>();
        if (IsPostgres)
        {
            configurationBuilder.Properties<DateTimeOffset>().HaveColumnType("timestamp");
        }
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(SnakeCase.Of(property.Name));
            }
        }
    }

    private sealed class WiderLook : IDisposable
    {
        private readonly AppDb db;
        private readonly DataScope before;

        public WiderLook(AppDb db)
        {
            (this.db, before) = (db, db.Scope);
            db.Enter(DataScope.Everywhere);
        }

        public void Dispose()
        {
            try
            {
                db.Enter(before);
            }
            catch (Npgsql.PostgresException aborted) when (
                aborted.SqlState == Npgsql.PostgresErrorCodes.InFailedSqlTransaction)
            {
                // The rollback that must follow takes the wider look back too.
            }
        }
    }

    private sealed class MonthConverter()
        : ValueConverter<Month, int>(month => month.Code, code => Month.FromCode(code));

    private sealed class BirthDateConverter()
        : ValueConverter<BirthDate, string>(birth => birth.ToString(), text => BirthDate.Parse(text));

    private sealed class SealedConverter()
        : ValueConverter<SealedText, string>(value => value.Text, text => new SealedText(text));

    private sealed class InstantConverter() : ValueConverter<DateTimeOffset, DateTime>(
        instant => DateTime.SpecifyKind(instant.UtcDateTime, DateTimeKind.Unspecified),
        stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
}
