using AnSinh.Core.Audit;
using AnSinh.Core.Backups;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Tests.Payroll;
using Npgsql;

namespace AnSinh.Core.Tests.Backups;

/// <summary>The whole database into one file and back, on either engine; each damage has its refusal.</summary>
[Trait("Check", "S29")]
public class BackupTests
{
    private static readonly Actor Operator = new("vanhanh", "person-vanhanh", "vanhanh");

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_comes_back_is_what_was_there_and_every_check_holds(Engine engine)
    {
        await using var office = await SentAsync(engine);
        await using var copy = new Restored(office);
        var made = await copy.BackUpAsync();

        var (manifest, check) = await copy.RestoreAsync();

        check.Differences.ShouldBeEmpty();
        check.Ledger.Where(result => result.Broken > 0).ShouldBeEmpty();
        check.Audit.First.ShouldBeNull();
        manifest.ToJson().ShouldBe(made.ToJson());
        (manifest.Rows["persons"], manifest.Rows["payroll_lists"], manifest.Rows["payroll_lines"]).ShouldBe((3, 1, 3));
        manifest.Rows["transfers"].ShouldBeGreaterThan(0);
        manifest.Anchor!.Events.ShouldBe(manifest.Rows["audit_events"]);
        copy.Texts("SELECT full_name FROM persons ORDER BY 1").ShouldBe(["Hứa Văn Páo", "Nông Thị Lả", "Nông Thị Mẩy"]);
        copy.Texts("SELECT sentence FROM audit_events WHERE action = 'BACKUP_MADE'").Single()
            .ShouldStartWith("vanhanh lập bản sao toàn bộ cơ sở dữ liệu vào tệp");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_copy_taken_while_others_write_is_of_one_moment(Engine engine)
    {
        await using var office = await SentAsync(engine);
        await using var copy = new Restored(office);
        using var stop = new CancellationTokenSource();
        var written = 0;
        var writer = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                using var db = new AppDb(DatabaseSetup.Options(office.Address)).Enter(DataScope.Everywhere);
                new AuditLog(db, office.Clock, new IdSource(office.Clock)).Add(
                    Office.As(Office.Maker), "TEST", ("person", "x"), $"việc {written}", office.Commune);
                db.SaveChanges();
                Interlocked.Increment(ref written);
            }
        });
        SpinWait.SpinUntil(() => Volatile.Read(ref written) > 5, TimeSpan.FromSeconds(20)).ShouldBeTrue();
        var before = Volatile.Read(ref written);
        var made = await copy.BackUpAsync();
        SpinWait.SpinUntil(() => Volatile.Read(ref written) > before + 5, TimeSpan.FromSeconds(20)).ShouldBeTrue();
        await stop.CancelAsync();
        await writer;

        var (_, check) = await copy.RestoreAsync();

        check.IsGood.ShouldBeTrue(
            string.Join('\n', check.Differences.Concat(check.Audit.Faults.Select(one => one.Sentence))));
        office.Fresh(db => db.Number("SELECT COUNT(*) FROM audit_events WHERE action = 'TEST'"))
            .ShouldBeGreaterThan(copy.Number("SELECT COUNT(*) FROM audit_events WHERE action = 'TEST'"));
        copy.Number("SELECT COUNT(*) FROM audit_events").ShouldBe(made.Rows["audit_events"]);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_row_lost_after_the_restore_is_named_with_its_table(Engine engine)
    {
        await using var office = await SentAsync(engine);
        await using var copy = new Restored(office);
        await copy.BackUpAsync();
        var (manifest, good) = await copy.RestoreAsync();
        good.IsGood.ShouldBeTrue();

        using var db = copy.Open();
        db.Execute("DELETE FROM facts WHERE kind = 'disability'").ShouldBe(1);
        var check = await RestoreCheck.RunAsync(db, office.Law, office.Clock, manifest);

        check.IsGood.ShouldBeFalse();
        check.Differences.Single().ShouldStartWith("Bảng facts: bản sao ghi 3 dòng, ở đây có 2");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_changed_byte_a_cut_file_a_lost_manifest_and_a_newer_schema_are_refused_beforehand(
        Engine engine)
    {
        await using var office = await SentAsync(engine);
        await using var copy = new Restored(office);
        await copy.BackUpAsync();
        var (content, manifest) = (File.ReadAllBytes(copy.File), File.ReadAllText(copy.Manifest));

        content[content.Length / 2] ^= 1;
        File.WriteAllBytes(copy.File, content);
        (await RefusedAsync(copy)).ShouldBe("BACKUP_DAMAGED");
        File.WriteAllBytes(copy.File, content[..^100]);
        (await RefusedAsync(copy)).ShouldBe("BACKUP_DAMAGED");
        content[content.Length / 2] ^= 1;
        File.WriteAllBytes(copy.File, content);

        File.WriteAllText(
            copy.Manifest, manifest.Replace("0001_foundation", "9001_foundation", StringComparison.Ordinal));
        (await RefusedAsync(copy)).ShouldBe("BACKUP_NEWER");
        File.WriteAllText(copy.Manifest, manifest.Replace("\"sha256\"", "\"sha\"", StringComparison.Ordinal));
        (await RefusedAsync(copy)).ShouldBe("MANIFEST_UNREADABLE");
        var other = engine == Engine.Sqlite ? "POSTGRES" : "SQLITE";
        File.WriteAllText(copy.Manifest, manifest.Replace(
            $"\"engine\": \"{(engine == Engine.Sqlite ? "SQLITE" : "POSTGRES")}\"", $"\"engine\": \"{other}\"",
            StringComparison.Ordinal));
        (await RefusedAsync(copy)).ShouldBe("BACKUP_ENGINE");
        File.Delete(copy.Manifest);
        (await RefusedAsync(copy)).ShouldBe("BACKUP_MISSING");
        copy.IsThere.ShouldBeFalse();

        File.WriteAllText(copy.Manifest, manifest);
        (await copy.RestoreAsync()).Check.IsGood.ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_is_in_a_database_is_never_written_over_and_nor_is_an_older_copy(Engine engine)
    {
        await using var office = await SentAsync(engine);
        await using var copy = new Restored(office);
        await copy.BackUpAsync();
        await copy.RestoreAsync();
        office.Elder("Nông Thị Mới");

        (await RefusedAsync(copy)).ShouldBe("TARGET_FILLED");
        copy.Number("SELECT COUNT(*) FROM persons").ShouldBe(3);
        (await Should.ThrowAsync<RefusedException>(() => copy.BackUpAsync())).Refusal.Code.ShouldBe("BACKUP_EXISTS");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_database_that_was_made_but_holds_nobody_gives_way(Engine engine)
    {
        await using var office = await SentAsync(engine);
        await using var copy = new Restored(office);
        await copy.BackUpAsync();
        await using var empty = await TestDatabase.CreateWithAreasAsync(engine);

        var (_, check) = await new RestoreService(empty.Address, office.Law, office.Clock).RestoreAsync(copy.File);

        check.IsGood.ShouldBeTrue();
        using var db = empty.New();
        db.Number("SELECT COUNT(*) FROM persons").ShouldBe(3);
    }

    [Fact]
    public async Task A_file_that_is_no_database_of_ours_is_left_as_it_is()
    {
        await using var office = await SentAsync(Engine.Sqlite);
        await using var copy = new Restored(office);
        await copy.BackUpAsync();
        var letter = new string('x', 4096);
        await File.WriteAllTextAsync(copy.Target.Path!, letter);
        (await RefusedAsync(copy)).ShouldBe("TARGET_FOREIGN");
        (await File.ReadAllTextAsync(copy.Target.Path!)).ShouldBe(letter);
    }

    [Fact]
    public async Task A_role_that_owns_nothing_copies_every_row_all_the_same()
    {
        Assert.SkipUnless(Engines.Postgres is not null, "PostgreSQL only");
        await using var office = await SentAsync(Engine.Postgres);
        await using var copy = new Restored(office);
        var app = new NpgsqlConnectionStringBuilder(office.Address.ConnectionString) { Username = TestRoles.App };
        var made = await new BackupService(
            DatabaseAddress.Parse(app.ConnectionString), office.Clock, new IdSource(office.Clock))
            .MakeAsync(copy.File, Operator);
        made.Rows["persons"].ShouldBe(3);

        (await copy.RestoreAsync()).Check.IsGood.ShouldBeTrue();
        copy.Number("SELECT COUNT(*) FROM payroll_lines").ShouldBe(3);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_drill_goes_the_whole_way_and_leaves_nothing_behind(Engine engine)
    {
        await using var office = await SentAsync(engine);
        var drill = new RestoreDrill(office.Address, office.Law, office.Clock, new IdSource(office.Clock));

        var result = await drill.RunAsync(Operator);
        result = await drill.RunAsync(Operator);

        result.Check.IsGood.ShouldBeTrue(string.Join('\n', result.Check.Differences));
        result.Manifest.Rows["persons"].ShouldBe(3);
        result.RestoreMs.ShouldBeGreaterThan(0);
        result.DataAgeMs.ShouldBeGreaterThanOrEqualTo(result.RestoreMs);
        if (engine == Engine.Sqlite)
        {
            Directory.Exists(office.Address.Path + "_drill").ShouldBeFalse();
        }
        else
        {
            office.Db.Number(
                "SELECT COUNT(*) FROM pg_database WHERE datname = current_database() || '_drill'").ShouldBe(0);
        }
    }

    private static async Task<Office> SentAsync(Engine engine)
    {
        var office = await Office.OpenAsync(engine);
        office.Elder();
        office.Elder("Nông Thị Lả");
        office.Disabled();
        office.Sent("2024-07");
        return office;
    }

    private static async Task<string> RefusedAsync(Restored copy) =>
        (await Should.ThrowAsync<RefusedException>(() => copy.RestoreAsync())).Refusal.Code;

    /// <summary>A backup of the office and the place it is restored to; both are gone at the end.</summary>
    private sealed class Restored(Office office) : IAsyncDisposable
    {
        public string File { get; } = TestFolder.NewFile(".backup");

        public string Manifest => File + ".json";

        public DatabaseAddress Target { get; } = Beside(office.Address);

        public bool IsThere => Target.Engine == Engine.Sqlite
            ? System.IO.File.Exists(Target.Path)
            : office.Db.Number("SELECT COUNT(*) FROM pg_database WHERE datname = current_database() || '_r'") > 0;

        public Task<BackupManifest> BackUpAsync() =>
            new BackupService(office.Address, office.Clock, new IdSource(office.Clock)).MakeAsync(File, Operator);

        public Task<(BackupManifest Manifest, RestoreCheck Check)> RestoreAsync() =>
            new RestoreService(Target, office.Law, office.Clock).RestoreAsync(File);

        public AppDb Open() => new AppDb(DatabaseSetup.Options(Target)).Enter(DataScope.Everywhere);

        public long Number(string sql)
        {
            using var db = Open();
            return db.Number(sql);
        }

        public List<string> Texts(string sql)
        {
            using var db = Open();
            using var reader = db.Read(sql);
            var texts = new List<string>();
            while (reader.Read())
            {
                texts.Add(reader.GetString(0));
            }

            return texts;
        }

        public ValueTask DisposeAsync()
        {
            if (Target.Engine == Engine.Postgres)
            {
                using var pool = new NpgsqlConnection(Target.ConnectionString);
                NpgsqlConnection.ClearPool(pool);
                office.Db.Execute($"DROP DATABASE IF EXISTS {pool.Database} WITH (FORCE)");
            }

            return ValueTask.CompletedTask;
        }

        private static DatabaseAddress Beside(DatabaseAddress source)
        {
            if (source.Engine == Engine.Sqlite)
            {
                return DatabaseAddress.Parse("sqlite:" + TestFolder.NewFile(".restored.db"));
            }

            var text = new NpgsqlConnectionStringBuilder(source.ConnectionString);
            text.Database += "_r";
            return DatabaseAddress.Parse(text.ConnectionString);
        }
    }
}
