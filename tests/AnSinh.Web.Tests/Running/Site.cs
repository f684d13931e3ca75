using AnSinh.Core.Access;
using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Web.Host;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AnSinh.Web.Tests.Running;

/// <summary>
/// The whole site on a free port over a new database: SQLite, or PostgreSQL when ANSINH_TEST_POSTGRES says where
/// databases may be made. One per test class. The commune has id 1 (Xã Cao Lộc), another one id 2.
/// </summary>
public sealed class Site : IAsyncLifetime
{
    public const string Password = "con trâu đi trước";
    public const int Commune = 1;
    public const int OtherCommune = 2;

    private readonly string folder = Directory.CreateTempSubdirectory("ansinh-web").FullName;
    private WebApplication? app;
    private string? postgresName;
    private DatabaseAddress? owner;

    /// <summary>18/11/2026 08:30 in Viet Nam.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 18, 1, 30, 0, TimeSpan.Zero);

    public SetClock Clock { get; } = new(Start);

    /// <summary>The office's own sign-in system; set before the start.</summary>
    public OutsideOptions? Outside { get; init; }

    /// <summary>What this installation has otherwise; set before the start.</summary>
    public Func<WebOptions, WebOptions> Change { get; init; } = options => options;

    /// <summary>The folder of keys that nodes share; none keeps them in memory. Set before the start.</summary>
    public string? KeysFolder { get; init; }

    /// <summary>Changes the way to PostgreSQL that the pages take. Set before the start.</summary>
    public Func<string, string>? Through { get; init; }

    /// <summary>What the pages were started with, for another node beside them.</summary>
    public WebOptions Options { get; private set; } = null!;

    public Uri Address => new(app!.Urls.First() + "/");

    public IServiceProvider Services => app!.Services;

    public async ValueTask InitializeAsync()
    {
        var database = DatabaseAddress.Parse(await NewDatabaseAsync());
        owner = database;
        if (database.Engine == Engine.Postgres)
        {
            // The pages work as a role that owns nothing: the database guards every row of every test.
            database = DatabaseAddress.Parse(
                new NpgsqlConnectionStringBuilder(database.ConnectionString)
                {
                    Username = TestRoles.App,
                }.ConnectionString);
            database = Through is null ? database : DatabaseAddress.Parse(Through(database.ConnectionString));
        }

        Options = Change(new WebOptions(database)
        {
            Urls = "http://127.0.0.1:0",
            Clock = Clock,
            Outside = Outside,
            KeysFolder = KeysFolder,
            ConsoleLog = false,
        });
        app = WebHost.Build(Options);
        await app.StartAsync();
    }

    /// <summary>Adds an account for each role to a database that has none; for the template.</summary>
    internal async Task AddAccountsAsync(DatabaseAddress database)
    {
        app = WebHost.Build(new WebOptions(database) { Clock = Clock, ConsoleLog = false });
        foreach (var role in Permissions.Roles)
        {
            await RequireFactorAsync(role.Code, required: false);
            await AddUserAsync(role.Code.ToLowerInvariant(), role.Code, "Người " + role.Vietnamese);
        }

        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>
    /// Adds an account whose password is <see cref="Password"/>, through the service and its first change.
    /// </summary>
    public async Task AddUserAsync(string login, string role, string name, string? personKey = null)
    {
        var first = await AddNewUserAsync(login, role, name, personKey);
        await WithAsync<UserService>(async users =>
            (await users.ChangePasswordAsync(first.Account, first.Password, Password)).ShouldBeNull());
    }

    /// <summary>Adds an account that has not signed in yet.</summary>
    public async Task<AddedUser> AddNewUserAsync(
        string login, string role, string name, string? personKey = null, DateOnly? until = null)
    {
        AddedUser? added = null;
        await WithAsync<UserService>(async users => added = await users.AddAsync(new NewUser
        {
            Login = login,
            FullName = name,
            PersonKey = personKey ?? "person-" + login,
            Role = role,
            AreaId = Commune,
            Provider = Permissions.RoleOf(role) is { IsProvider: true } ? "vnpost" : null,
            UntilOn = until,
        }));
        return added!;
    }

    /// <summary>
    /// Says whether a role must have a second factor. Off at the start: most tests are about other things.
    /// </summary>
    public Task RequireFactorAsync(string role, bool required) => WithAsync<SecondFactorService>(factors =>
        factors.RequireAsync(Permissions.RoleOf(role)!, required, new Actor("test", "test", "test")));

    /// <summary>Adds an account with a telephone: password, application, recovery codes.</summary>
    public async Task<Phone> AddUserWithPhoneAsync(
        string login, string role = Permissions.Officer, string? personKey = null)
    {
        await AddUserAsync(login, role, "Người có điện thoại", personKey);
        var phone = new Phone(Clock, TimeCode.NewSecret());
        await WithAsync<SecondFactorService>(async factors =>
        {
            var account = await AccountAsync(login);
            var made = await factors.EnrolAsync(
                account, phone.Secret, phone.Next(), new Actor(login, account.PersonKey, "test"));
            made.Refusal.ShouldBeNull();
            phone.RecoveryCodes = made.Codes;
        });
        return phone;
    }

    public async Task<UserAccount> AccountAsync(string login)
    {
        UserAccount? account = null;
        await WithAsync<AppDb>(async db => account = await AccessQueries.ByLoginAsync(db, login));
        return account.ShouldNotBeNull();
    }

    /// <summary>Runs something with a service of its own scope, as a request would.</summary>
    public async Task WithAsync<T>(Func<T, Task> work)
        where T : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AppDb>().Enter(DataScope.Everywhere);
        await work(scope.ServiceProvider.GetRequiredService<T>());
    }

    /// <summary>Runs SQL as the owner of the database, which the pages are not.</summary>
    public async Task AsOwnerAsync(string sql)
    {
        await using var db = new AppDb(DatabaseSetup.Options(owner!));
        await db.Database.ExecuteSqlRawAsync(sql);
    }

    /// <summary>Marks the database as holding invented people.</summary>
    public Task MarkDemoAsync() => WithAsync<AppDb>(db =>
        db.Database.ExecuteSqlAsync(
            $"INSERT INTO settings (key, value) VALUES ({AccessQueries.DemoSetting}, {"test"})"));

    public Task AddWorkAsync(string sentence, DateOnly? due, int area = Commune, Guid? person = null) =>
        WithAsync<AppDb>(db =>
    {
        var id = Services.GetRequiredService<IdSource>().Next();
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO work_items (id, kind, area_id, person_id, month, sentence, due_on, opened_at)
            VALUES ({id}, {"GROUND_UNCLEAR"}, {area}, {person}, {202612}, {sentence}, {due}, '2026-11-18 01:30:00')
            """);
    });

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        if (postgresName is not null)
        {
            await KeptTemplate.OnServerAsync(PostgresServer!, $"DROP DATABASE \"{postgresName}\" WITH (FORCE)");
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static string? PostgresServer =>
        Environment.GetEnvironmentVariable("ANSINH_TEST_POSTGRES") is { Length: > 0 } server ? server : null;

    private async Task<string> NewDatabaseAsync()
    {
        var template = await SiteTemplate.NameAsync(PostgresServer);
        if (PostgresServer is not { } server)
        {
            var path = Path.Combine(folder, "test.db");
            File.Copy(template, path);
            return "sqlite:" + path;
        }

        postgresName = "web_" + Guid.NewGuid().ToString("N");
        await KeptTemplate.OnServerAsync(server, $"CREATE DATABASE \"{postgresName}\" TEMPLATE {template}");
        return new NpgsqlConnectionStringBuilder(server) { Database = postgresName }.ConnectionString;
    }
}
