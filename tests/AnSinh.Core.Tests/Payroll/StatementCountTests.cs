using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using AnSinh.Policy;

namespace AnSinh.Core.Tests.Payroll;

/// <summary>Preparing asks the database the same number of questions for few people as for many.</summary>
public sealed class StatementCountTests
{
    private static readonly Month Month = new(2024, 7);
    private static readonly DateTimeOffset Known = new(2024, 5, 1, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Since = new(2021, 7, 1);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Ten_times_the_people_take_no_more_statements(Engine engine)
    {
        var few = await StatementsForAsync(engine, 50);
        var many = await StatementsForAsync(engine, 500);

        few.People.ShouldBe(50);
        many.People.ShouldBe(500);
        many.Statements.ShouldBe(few.Statements);
        many.Statements.ShouldBeLessThan(40);
    }

    private static async Task<(int Statements, int People)> StatementsForAsync(Engine engine, int people)
    {
        await using var database = await TestDatabase.CreateWithAreasAsync(engine);
        IReadOnlyList<int> communes;
        await using (var db = database.New())
        {
            var areas = new AreaQueries(db);
            var province = await areas.RequireAsync("20", Month.LastDay);
            communes = [.. (await areas.CommuneIdsAsync(province.Id, Month.LastDay)).Take(5)];
            await using var transaction = await db.Database.BeginTransactionAsync();
            new RegisterWriter(db).Write(Elders(database, communes, people));
            await transaction.CommitAsync();
        }

        database.Clock.Set(new DateOnly(2024, 6, 19));
        await using var fresh = database.New();
        var result = new PayrollService(fresh, database.Clock, database.Ids, LawFiles.LawFiles.Embedded())
            .Prepare(Month, communes, Office.As(Office.Maker));
        return (fresh.Statements, result.People);
    }

    private static RegisterPart Elders(TestDatabase database, IReadOnlyList<int> communes, int people)
    {
        var part = new RegisterPart();
        for (var i = 0; i < people; i++)
        {
            var name = "Nông Thị Mẩy";
            var id = database.Ids.Next();
            part.Persons.Add(new Person
            {
                Id = id,
                Code = $"T{i:00000}",
                AreaId = communes[i % communes.Count],
                FullName = name,
                SortKey = VietnameseText.SortKey(name),
                SearchKey = VietnameseText.SearchKey(name),
                Birth = new BirthDate(1940, 3, 5),
                RecordedAt = Known,
            });
            part.Facts.Add(new Fact
            {
                Id = database.Ids.Next(),
                PersonId = id,
                Kind = FactKinds.Pension,
                Value = "none",
                FromOn = Since,
                RecordedAt = Known,
                RecordedBy = Office.Maker,
            });
            part.Grants.Add(new Grant
            {
                Id = database.Ids.Next(),
                PersonId = id,
                Programme = Grant.Allowance,
                AssertedGround = "5.5.c",
                FromMonth = new Month(2024, 7),
                AccountableFromMonth = new Month(2024, 7),
                RecordedAt = Known,
                RecordedBy = Office.Maker,
            });
            part.PaymentMethods.Add(new PaymentMethod
            {
                Id = database.Ids.Next(),
                PersonId = id,
                Channel = PaymentMethod.Cash,
                Provider = PaymentMethod.Post,
                FromOn = Since,
                RecordedAt = Known,
                RecordedBy = Office.Maker,
            });
        }

        return part;
    }
}
