using AnSinh.Core.Payroll;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;

namespace AnSinh.Core.Tests.Payroll;

/// <summary>
/// A month goes from the draft to the settlement by the drawn arrows alone: from every place every other step leaves
/// lists, orders, batches and money as they are.
/// </summary>
[Trait("Check", "S07")]
public sealed class ListStepsTests
{
    private const string July = "2024-07";

    /// <summary>The steps of the office, by name.</summary>
    private static readonly Dictionary<string, Action<Office>> Steps = new()
    {
        ["prepare"] = office => office.Prepare(July),
        ["submit"] = office => office.Submit(July),
        ["approve"] = office => office.Approve(July),
        ["return"] = office => office.Return(July),
        ["order"] = office => office.Order(July),
        ["export"] = office => office.Export(July),
        ["settle"] = office => office.Settle(July),
    };

    /// <summary>Each place: the steps that lead there, and the arrows that leave it.</summary>
    private static readonly (string Place, Action<Office> Reach, string[] Arrows)[] Places =
    [
        ("nothing", _ => { }, ["prepare"]),
        ("draft", office => office.Prepare(July), ["submit"]),
        ("submitted", Submitted, ["approve", "return"]),
        ("returned", office => { Submitted(office); office.Return(July); }, ["prepare"]),
        ("approved", office => office.Approved(July), ["order"]),
        ("ordered", office => { office.Approved(July); office.Order(July); }, ["export"]),
        ("sent", office => office.Sent(July), []),
        ("answered", office => { office.Approved(July); office.Returned(July); }, ["settle"]),
        ("settled", office => { office.Approved(July); office.Returned(July); office.Settle(July); }, []),
    ];

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task From_every_place_only_the_drawn_arrows_change_anything(Engine engine)
    {
        var wrong = new List<string>();
        foreach (var (place, reach, arrows) in Places)
        {
            await using var office = await Office.OpenAsync(engine);
            office.Elder();
            reach(office);
            foreach (var (name, step) in Steps.Where(step => !arrows.Contains(step.Key)))
            {
                var before = Trace(office);
                Try(office, step);
                if (Trace(office) != before)
                {
                    wrong.Add($"{place}, {name}: {before} → {Trace(office)}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Control_every_drawn_arrow_changes_something(Engine engine)
    {
        foreach (var (place, reach, arrows) in Places)
        {
            foreach (var arrow in arrows)
            {
                await using var office = await Office.OpenAsync(engine);
                office.Elder();
                reach(office);
                var before = Trace(office);
                Steps[arrow](office);
                Trace(office).ShouldNotBe(before, $"{place}, {arrow}");
            }
        }
    }

    private static void Submitted(Office office)
    {
        office.Prepare(July);
        office.Submit(July);
    }

    private static void Try(Office office, Action<Office> step)
    {
        try
        {
            step(office);
        }
        catch (RefusedException refused)
        {
            refused.Refusal.Message.ShouldNotBeEmpty();
        }
    }

    /// <summary>Lists with state, version and sum, then how much was ordered, sent, moved and settled.</summary>
    private static string Trace(Office office) => office.Fresh(db =>
    {
        var lists = db.PayrollLists.OrderBy(list => list.Version)
            .Select(list => new { list.Version, list.State, list.AmountVnd }).AsEnumerable()
            .Select(list => $"{list.Version} {list.State} {list.AmountVnd}");
        string[] tables = ["payment_orders", "payment_batches", "instructions", "transfers", "settlements"];
        return string.Join(", ", lists.Concat(tables.Select(table =>
            $"{table} {db.Number($"SELECT COUNT(*) FROM {table}")}")));
    });
}
