using AnSinh.Core.LawFiles;
using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Tests.Payroll;

/// <summary>An amount is computed again from its trace when the register and the law have long moved on.</summary>
public class AmountTraceTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_was_paid_under_the_old_law_comes_out_again_to_the_dong(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var old = LawAsKnown.On(LawFiles.LawFiles.Embedded(), new DateOnly(2026, 10, 4));
        office.Law = old;
        var people = People(office);
        office.Approved("2024-07");
        var lines = office.Lines("2024-07");
        var traces = people.Select(person => office.Fresh(db => new WhyQueries(db, office.Law).Trace(
            person, new Month(2024, 7)).ToJson())).ToList();
        office.Law = LawFiles.LawFiles.Embedded();
        office.Fresh(db => db.Execute("DELETE FROM facts"));

        foreach (var trace in traces.Select(AmountTrace.FromJson))
        {
            var law = office.Fresh(db => db.LawOf(trace.LawSha256, office.Law)).ShouldNotBeNull();
            law.Sha256.ShouldBe(old.Sha256);
            var again = trace.Replay(law.Book);
            again.ShouldBe(trace.Results);
            again.Where(due => due.AmountVnd > 0).Select(due => (due.Programme, due.Ground, due.AmountVnd)).ShouldBe(
                lines.Where(line => line.PersonCode == trace.PersonCode)
                    .Select(line => (line.Programme, line.Ground, line.AmountVnd)), ignoreOrder: true);
        }
    }

    [Fact]
    public async Task Control_a_trace_with_another_fact_comes_out_otherwise_and_a_strange_file_is_refused()
    {
        await using var office = await Office.OpenAsync(Engine.Sqlite);
        var person = office.Disabled();
        var json = office.Fresh(db => new WhyQueries(db, office.Law).Trace(person, new Month(2024, 7)).ToJson());

        var other = AmountTrace.FromJson(json.Replace("severe", "extremely_severe", StringComparison.Ordinal));
        other.Replay(office.Law.Book).ShouldNotBe(other.Results);
        foreach (var wrong in (ReadOnlySpan<string>)[
            "", "[]", "null", json.Replace("\"format\": 1", "\"format\": 2", StringComparison.Ordinal),
            json.Replace("2024-07", "tháng bảy", StringComparison.Ordinal), json[..^20]])
        {
            Should.Throw<RefusedException>(() => AmountTrace.FromJson(wrong)).Refusal.Code.ShouldBe("TRACE_UNREADABLE");
        }
    }

    private static List<Person> People(Office office)
    {
        var ill = office.Person("Lành Văn Khôi", "1988");
        office.Fact(ill, FactKinds.Hiv, FactKinds.Yes);
        office.Fact(ill, FactKinds.Poverty, "poor");
        office.Grant(ill, "2024-07", "5.8");
        var parent = office.Person("Vi Thị Hom", "1985-01-01");
        office.Fact(parent, FactKinds.Poverty, "near_poor");
        office.Fact(parent, FactKinds.SingleParent, FactKinds.Yes);
        office.Fact(parent, FactKinds.Child, "2015-03-02");
        office.Fact(parent, FactKinds.Child, "2005-03;studying");
        office.Grant(parent, "2024-07", "5.4");
        var cared = office.Disabled("Hứa Văn Páo", degree: "extremely_severe");
        var carer = office.Person("Hứa Thị Lan", "1975-05-05");
        office.Grant(
            carer, "2024-07", null, programme: Grant.Care, careKind: "household_direct_xsevere", cared: cared.Id);
        return [office.Elder(), cared, ill, parent, carer];
    }
}
