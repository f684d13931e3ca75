using AnSinh.Core.LawFiles;
using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Tests.Payroll;

/// <summary>What would a draft cost, and whom would it touch? Nothing is stored.</summary>
public class SimulationTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_higher_rate_is_told_by_commune_ground_and_to_the_end_of_the_year(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.Elder();
        office.Disabled();
        var ill = office.Person("Lành Văn Khôi", "1988-02-03");
        office.Fact(ill, FactKinds.Hiv, FactKinds.Yes);
        office.Fact(ill, FactKinds.Poverty, "poor");
        office.Grant(ill, "2024-07", "5.8");

        var result = Simulate(office, "600000", "2024-10");

        result.Total.PeopleNow.ShouldBe(3);
        (result.Total.NowVnd, result.Total.ThenVnd).ShouldBe((2_000_000, 2_400_000));
        (result.ToYearEnd.NowVnd, result.ToYearEnd.ThenVnd).ShouldBe((6_000_000, 7_200_000));
        (result.More, result.Less, result.Same).ShouldBe((3, 0, 0));
        result.ByArea.ShouldHaveSingleItem().Key.ShouldBe(office.Commune);
        result.ByGround.Keys.ShouldBe([SmallCounts.Other]);
        office.Fresh(db => db.Number("SELECT COUNT(*) FROM payroll_lists")).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_dies_or_was_decided_later_in_the_year_counts_for_the_own_months_only(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var dying = office.Elder();
        office.Death(dying, "2024-11-05");
        office.Disabled(from: "2024-12");

        var result = Simulate(office, "500000", "2024-10");

        (result.Total.NowVnd, result.ToYearEnd.NowVnd).ShouldBe((500_000, 1_750_000));
        (result.More, result.Less, result.Same).ShouldBe((0, 0, 1));
    }

    [Fact]
    public void A_draft_with_an_error_is_refused_with_file_and_line()
    {
        using var folder = new DraftFolder();
        var path = folder.Write(
            "standard-rate.yaml", Rate("600000").Replace("cite:", "cite: Dự thảo", StringComparison.Ordinal));

        Should.Throw<LawFileException>(() => LawDraft.Read(path)).Problems[0].Where.ShouldStartWith(
            "parameters/standard-rate.yaml:");
        Should.Throw<RefusedException>(() => LawDraft.Read(folder.Write("muc-moi.yaml", "a: b"))).Refusal.Code
            .ShouldBe("LAW_FILE_UNKNOWN");
    }

    private static SimulationResult Simulate(Office office, string rate, string month)
    {
        using var folder = new DraftFolder();
        var draft = LawDraft.Read(folder.Write("standard-rate.yaml", Rate(rate)));
        return office.Fresh(db => new Simulation(db, office.Law, draft).Run(Month.Parse(month), office.Areas));
    }

    private static string Rate(string rate) => LawFiles.LawFiles.EmbeddedTexts()["parameters/standard-rate.yaml"]
        .Replace("500000", rate, StringComparison.Ordinal);

    private sealed class DraftFolder : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("ansinh-draft-").FullName;

        public string Write(string name, string text)
        {
            var path = Path.Combine(folder, name);
            File.WriteAllText(path, text);
            return path;
        }

        public void Dispose() => Directory.Delete(folder, recursive: true);
    }
}
