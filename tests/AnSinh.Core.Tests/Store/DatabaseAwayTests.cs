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

    private static PostgresException Postgres(string state) => new("said", "FATAL", "FATAL", state);
}
