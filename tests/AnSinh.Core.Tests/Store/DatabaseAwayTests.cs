using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AnSinh.Core.Tests.Store;

/// <summary>What is a pause of the database and what is a bug, by what PostgreSQL and the driver say.</summary>
public sealed class DatabaseAwayTests
{
    [Theory]
    [InlineData("57P01")] // terminated by the administrator
    [InlineData("57P02")] // crashed beside us
    [InlineData("57P03")] // starting
    [InlineData("53300")] // too many connections
    [InlineData("08006")] // the connection failed
    [InlineData("25006")] // only reads: the old primary after a failover
    public void A_restart_a_failover_and_a_full_server_are_pauses(string state)
    {
        DatabaseAway.Is(Postgres(state)).ShouldBeTrue();
        DatabaseAway.Is(new DbUpdateException("saving", Postgres(state))).ShouldBeTrue();
        DatabaseAway.Is(new InvalidOperationException("transient", Postgres(state))).ShouldBeTrue();
        DatabaseAway.Is(new AggregateException(new OperationCanceledException(), Postgres(state))).ShouldBeTrue();
    }

    [Fact]
    public void A_cut_wire_and_a_pool_without_a_free_connection_are_pauses()
    {
        DatabaseAway.Is(new NpgsqlException("read", new EndOfStreamException())).ShouldBeTrue();
        DatabaseAway.Is(new NpgsqlException("pool", new TimeoutException())).ShouldBeTrue();
    }

    [Theory]
    [InlineData("23505")] // a once-only rule
    [InlineData("42P01")] // no such table
    [InlineData("42501")] // no right to it
    public void Control_what_will_fail_again_is_no_pause(string state)
    {
        DatabaseAway.Is(Postgres(state)).ShouldBeFalse();
        DatabaseAway.Is(new DbUpdateException("saving", Postgres(state))).ShouldBeFalse();
    }

    [Fact]
    public void Control_nothing_and_a_bug_of_ours_are_no_pauses()
    {
        DatabaseAway.Is(null).ShouldBeFalse();
        DatabaseAway.Is(new InvalidOperationException("bug")).ShouldBeFalse();
        DatabaseAway.Is(new AggregateException(new InvalidOperationException("bug"))).ShouldBeFalse();
    }

    [Fact]
    public void Two_nodes_stay_within_what_a_server_takes_unless_the_address_says_otherwise()
    {
        var usual = DatabaseAddress.Parse("Host=db;Database=ansinh");
        new NpgsqlConnectionStringBuilder(usual.ConnectionString).MaxPoolSize.ShouldBe(DatabaseAddress.ConnectionsMax);
        (2 * DatabaseAddress.ConnectionsMax).ShouldBeLessThan(97);
        DatabaseAddress.Parse(usual.ConnectionString).ShouldBe(usual);
        var said = DatabaseAddress.Parse("Host=db;Database=ansinh;Maximum Pool Size=7");
        new NpgsqlConnectionStringBuilder(said.ConnectionString).MaxPoolSize.ShouldBe(7);
    }

    [Theory]
    [InlineData("before")]
    [InlineData("writing")]
    [InlineData("sending")]
    [InlineData("written")]
    [InlineData("reading")]
    public async Task A_connection_that_is_cut_in_the_midst_of_bulk_work_is_told_as_a_pause_and_nothing_else(string at)
    {
        Assert.SkipUnless(Engines.Postgres is not null, "PostgreSQL only");
        await using var database = await TestDatabase.CreateWithAreasAsync(Engine.Postgres);
        await using var db = database.New();
        var failed = Should.Throw<Exception>(() =>
        {
            using var wide = db.LookEverywhere();
            using var transaction = db.Database.BeginTransaction();
            Work(db, at, () => Cut(database, db));
            transaction.Commit();
        });
        DatabaseAway.Is(failed).ShouldBeTrue(failed.ToString());
    }

    private static void Work(AppDb db, string at, Action cut)
    {
        const int Many = 20_000;
        db.Execute("CREATE TEMPORARY TABLE cut_here (id INTEGER, text TEXT)");
        if (at == "before")
        {
            cut();
        }

        using (var rows = BulkWriter.Open(db, "cut_here", "id", "text"))
        {
            for (var row = 0; row < Many; row++)
            {
                rows.Write(row);
                rows.Write("một dòng dài đủ để đầy bộ đệm và phải gửi đi");
                rows.EndRow();
                if (at == "writing" && row == Many / 2)
                {
                    cut();
                }
            }

            if (at == "sending")
            {
                cut();
            }

            rows.Complete();
        }

        if (at == "written")
        {
            cut();
        }

        using var reader = BulkReader.Open(db, "SELECT id, text FROM cut_here");
        while (reader.Next())
        {
            if (reader.Int() == Many / 2 && at == "reading")
            {
                cut();
            }

            reader.Skip();
        }
    }

    /// <summary>As a server that is stopped at once does it; the server says when the connection is gone.</summary>
    private static void Cut(TestDatabase database, AppDb db)
    {
        const long Patience = 10_000;
        using var other = database.New();
        var process = ((NpgsqlConnection)db.Database.GetDbConnection()).ProcessID;
        other.Number("SELECT pg_terminate_backend(@p0, @p1)::int", process, Patience).ShouldBe(1);
    }

    private static PostgresException Postgres(string state) => new("said", "FATAL", "FATAL", state);
}
