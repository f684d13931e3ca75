using AnSinh.Core.Demo;
using AnSinh.Core.Payments;
using AnSinh.Core.Payroll;
using AnSinh.Core.Reconciliation;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using AnSinh.Policy;

namespace AnSinh.Core.Tests.Payroll;

/// <summary>
/// Every step of the month asks the database the same number of questions for few people and communes as for many.
/// </summary>
public sealed class StatementCountTests
{
    private const string Money = "ketoan";

    private static readonly Month Month = new(2024, 7);
    private static readonly DateTimeOffset Known = new(2024, 5, 1, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Since = new(2021, 7, 1);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Ten_times_the_people_take_no_more_statements_in_any_step(Engine engine)
    {
        var few = await MonthOfAsync(engine, 50, communes: 5);
        var many = await MonthOfAsync(engine, 500, communes: 5);

        many.ShouldBe(few);
        few["prepare"].ShouldBeLessThan(40);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Twenty_times_the_communes_take_no_more_statements_in_any_step(Engine engine)
    {
        var few = await MonthOfAsync(engine, 100, communes: 5);
        var many = await MonthOfAsync(engine, 100, communes: 100);

        many.ShouldBe(few);
        many.Values.ShouldAllBe(statements => statements < 40);
    }

    /// <summary>Statements of each step; every step must have done its work on everybody.</summary>
    private static async Task<IReadOnlyDictionary<string, int>> MonthOfAsync(Engine engine, int people, int communes)
    {
        await using var database = await TestDatabase.CreateWithAreasAsync(engine);
        var areas = await RegisterAsync(database, people, communes);
        var ids = database.Ids;
        var clock = database.Clock;
        var law = LawFiles.LawFiles.Embedded();
        var month = new MonthUnderCount(database);
        clock.Set(new DateOnly(2024, 6, 19));
        month.Step("prepare", people, db =>
            new PayrollService(db, clock, ids, law).Prepare(Month, areas, Office.As(Office.Maker)).People);
        month.Step("submit", communes, db =>
            new ApprovalService(db, clock, ids).Submit(Month, areas, Office.As(Office.Maker)).Changed);
        month.Step("approve", communes, db =>
            new ApprovalService(db, clock, ids).Approve(Month, areas, Office.As(Office.Checker)).Changed);
        month.Step("order", people, db =>
            new OrderService(db, clock, ids, law).Order(Month, areas, Office.As(Money)).Sum(order => order.Lines));
        clock.Set(new DateOnly(2024, 6, 28));
        month.Step("export", people, db =>
            new ExportService(db, clock, ids).Export(Month, PaymentMethod.Post, areas, Office.As(Money))
                .Sum(batch => batch.Lines));
        clock.Set(new DateOnly(2024, 7, 18));
        var answer = Answer(database);
        month.Step("results", people, db =>
            new ReconcileService(db, clock, ids).Apply(PaymentMethod.Post, "kq.csv", answer, Office.As(Money)).Applied);
        return month.Statements;
    }

    private static byte[] Answer(TestDatabase database)
    {
        using var db = database.New();
        return new SimulatedResults(db).For(db.PaymentBatches.Single(), Month);
    }

    private static async Task<IReadOnlyList<int>> RegisterAsync(TestDatabase database, int people, int communes)
    {
        await using var db = database.New();
        var areas = new AreaQueries(db);
        var province = await areas.RequireAsync("20", Month.LastDay);
        IReadOnlyList<int> chosen = [.. (await areas.CommuneIdsAsync(province.Id, Month.LastDay)).Take(communes)];
        await using var transaction = await db.Database.BeginTransactionAsync();
        new RegisterWriter(db).Write(Elders(database, chosen, people));
        await transaction.CommitAsync();
        return chosen;
    }

    private sealed class MonthUnderCount(TestDatabase database)
    {
        private readonly Dictionary<string, int> statements = new(StringComparer.Ordinal);

        public IReadOnlyDictionary<string, int> Statements => statements;

        public void Step(string name, int expected, Func<AppDb, int> step)
        {
            using var db = database.New();
            step(db).ShouldBe(expected, name);
            statements[name] = db.Statements;
        }
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
