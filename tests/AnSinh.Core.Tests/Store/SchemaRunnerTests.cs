using AnSinh.Core.Store;

namespace AnSinh.Core.Tests.Store;

public class SchemaRunnerTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Every_schema_text_runs_once_and_a_second_run_does_nothing(Engine engine)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(engine);
        await using var db = database.New();

        var first = await SchemaRunner.MigrateAsync(db, database.Clock);
        var second = await SchemaRunner.MigrateAsync(db, database.Clock);

        first.ShouldBe(SchemaRunner.Texts(engine == Engine.Postgres));
        second.ShouldBeEmpty();
    }

    [Fact]
    public void Each_engine_has_its_own_triggers_and_not_those_of_the_other()
    {
        SchemaRunner.Texts(postgres: false)
            .ShouldContain(name => name.EndsWith(".sqlite.sql", StringComparison.Ordinal));
        SchemaRunner.Texts(postgres: false)
            .ShouldNotContain(name => name.EndsWith(".postgres.sql", StringComparison.Ordinal));
        SchemaRunner.Texts(postgres: true)
            .ShouldNotContain(name => name.EndsWith(".sqlite.sql", StringComparison.Ordinal));
    }
}
