using AnSinh.Core.Payments;
using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Tests.Payroll;

/// <summary>Two clicks at once: exactly one wins, the others hear why, and no đồng moves twice (trust F-17).</summary>
[Trait("Check", "S08")]
public sealed class RacesTests
{
    private const int Hands = 6;
    private static readonly Month July = new(2024, 7);

    // Fifty hands, ten months of ten offices.
    private const int ManyHands = 50;
    private const int ManyRounds = 10;

    private static int Rounds => Seeds.Full ? 100 / Hands : 1;

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Of_many_approvals_at_once_exactly_one_posts_what_is_owed(Engine engine)
    {
        for (var round = 0; round < Rounds; round++)
        {
            await using var office = await Office.OpenAsync(engine);
            office.Elder();
            office.Prepare("2024-07");
            office.Submit("2024-07");

            var ends = await AtOnceAsync(office, db =>
                new ApprovalService(db, office.Clock, new IdSource(office.Clock)).Approve(July, office.Areas, Office.As(Office.Checker)).Changed);

            ends.Sum().ShouldBe(1);
            office.Fresh(db => db.Number("SELECT COUNT(*) FROM transfers WHERE kind = 'LIST_APPROVED'")).ShouldBe(1);
            office.Fresh(db => db.Number("SELECT COUNT(*) FROM audit_events WHERE action = 'PAYROLL_APPROVED'")).ShouldBe(1);
        }
    }

    /// <summary>Months of an office one after the other: a database for each would take most of the time.</summary>
    [Trait("Run", "full")]
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Of_fifty_approvals_at_once_one_has_an_effect_a_hundred_times(Engine engine)
    {
        Assert.SkipUnless(Seeds.Full, "./test full only");
        for (var times = 0; times < ManyRounds; times++)
        {
            await ApproveTenMonthsAsync(engine);
        }
    }

    private static async Task ApproveTenMonthsAsync(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Elder();
        for (var round = 0; round < ManyRounds; round++)
        {
            var month = July.Plus(round);
            office.Prepare(month.ToString());
            office.Submit(month.ToString());

            var ends = await AtOnceAsync(
                office,
                db => new ApprovalService(db, office.Clock, new IdSource(office.Clock))
                    .Approve(month, office.Areas, Office.As(Office.Checker)).Changed,
                ManyHands);

            ends.Length.ShouldBe(ManyHands);
            ends.Sum().ShouldBe(1, month.ToString());
        }

        foreach (var rows in (string[])
            ["transfers WHERE kind = 'LIST_APPROVED'", "audit_events WHERE action = 'PAYROLL_APPROVED'"])
        {
            office.Fresh(db => db.Number($"SELECT COUNT(*) FROM {rows}")).ShouldBe(ManyRounds, rows);
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Of_many_orders_and_exports_at_once_one_order_and_one_batch_remain(Engine engine)
    {
        for (var round = 0; round < Rounds; round++)
        {
            await using var office = await Office.OpenAsync(engine);
            office.Elder();
            office.Approved("2024-07");

            await AtOnceAsync(office, db =>
            {
                var ids = new IdSource(office.Clock);
                new OrderService(db, office.Clock, ids, office.Law).Order(July, office.Areas, Office.As("ketoan"));
                return new ExportService(db, office.Clock, ids).Export(July, PaymentMethod.Post, office.Areas, Office.As("ketoan")).Count;
            });

            office.Fresh(db => db.Number("SELECT COUNT(*) FROM payment_orders")).ShouldBe(1);
            office.Fresh(db => db.Number("SELECT COUNT(*) FROM payment_batches")).ShouldBe(1);
            office.Fresh(db => db.Number("SELECT COUNT(*) FROM transfers WHERE kind = 'FUNDS_TRANSFERRED'")).ShouldBe(1);
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Of_many_preparations_at_once_one_list_remains(Engine engine)
    {
        for (var round = 0; round < Rounds; round++)
        {
            await using var office = await Office.OpenAsync(engine);
            office.Elder();

            await AtOnceAsync(office, db => new PayrollService(db, office.Clock, new IdSource(office.Clock), office.Law)
                .Prepare(July, office.Areas, Office.As(Office.Maker)).Made);

            office.Fresh(db => db.Number("SELECT COUNT(*) FROM payroll_lists")).ShouldBe(1);
            office.Fresh(db => db.Number("SELECT COUNT(*) FROM payroll_lines")).ShouldBe(1);
        }
    }

    /// <summary>Runs the step by several hands behind one barrier; a hand that came too late is refused in words.</summary>
    private static async Task<int[]> AtOnceAsync(Office office, Func<AppDb, int> step, int hands = Hands)
    {
        using var barrier = new Barrier(hands);
        return await Task.WhenAll(Enumerable.Range(0, hands).Select(_ => Task.Factory.StartNew(
            () =>
            {
                barrier.SignalAndWait();
                try
                {
                    return office.Fresh(step);
                }
                catch (Exception exception) when (Meanwhile.IsChange(exception))
                {
                    return 0;
                }
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
    }
}
