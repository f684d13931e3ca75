using System.Globalization;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Payroll;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Demo;

/// <summary>What a finished demo shows, counted from the database and held beside the source's figures.</summary>
public sealed record DemoFigures(
    int Beneficiaries, IReadOnlyList<(string Name, int People, int Source)> ByCategory,
    IReadOnlyList<(string Name, int Households, int Source)> Carers, int Others, int FacilityResidents, int Districts,
    long YearTotalVnd)
{
    private static readonly (string Name, string[] Grounds, Func<ScenarioFigures, int> Source)[] Categories =
    [
        ("trẻ em dưới 16 tuổi không có nguồn nuôi dưỡng", ["ND136.5.1"],
            figures => figures.Counts.ChildrenWithoutSupport),
        ("người từ 16 đến 22 tuổi đang học", ["ND136.5.2"], figures => figures.Counts.Students16To22),
        ("người nhiễm HIV hộ nghèo", ["ND136.5.3"], figures => figures.Counts.HivPoor),
        ("người đơn thân nghèo đang nuôi con", ["ND136.5.4"], figures => figures.Counts.SingleParentsPoor),
        ("người cao tuổi", ["ND136.5.5"], figures => figures.Counts.Elders),
        ("người khuyết tật", ["ND136.5.6"], figures => figures.Counts.Disabled),
    ];

    private static readonly (string Name, string Kind, Func<ScenarioFigures, int> Source)[] CareKinds =
    [
        ("gia đình nhận nuôi trẻ mồ côi, bị bỏ rơi", "foster_5_1", figures => figures.Carers.FosterOrphans),
        ("nhận nuôi dưỡng người cao tuổi", "foster_elder", figures => figures.Carers.FosterElders),
        ("nhận nuôi dưỡng người khuyết tật (21 hộ và 17 hộ trong S1)", "foster_xsevere",
            figures => figures.Carers.FosterDisabled + figures.Carers.FosterExtremelySevere),
        ("hộ trực tiếp nuôi dưỡng người khuyết tật đặc biệt nặng", "household_direct_xsevere",
            figures => figures.Carers.HouseholdsExtremelySevere),
    ];

    public static DemoFigures Count(AppDb db, LoadedLaw law, ScenarioFigures figures)
    {
        var month = Month.Parse(figures.Month);
        var people = db.Number(Listed("COUNT(DISTINCT l.person_id)", "ALLOWANCE"), month);
        var byCategory = Categories.Select(category => (
            category.Name,
            (int)category.Grounds.Sum(
                ground => db.Number(Listed("COUNT(*)", "ALLOWANCE") + " AND l.ground LIKE @p1", month, ground + "%")),
            category.Source(figures))).ToList();
        var carers = CareKinds.Select(kind => (
            kind.Name,
            (int)db.Number(
                Listed("COUNT(DISTINCT l.person_id)", "CARE")
                + " AND EXISTS (SELECT 1 FROM grants g WHERE g.person_id = l.person_id AND g.care_kind = @p1)",
                month, kind.Kind),
            kind.Source(figures))).ToList();
        return new DemoFigures(
            (int)people, byCategory, carers,
            (int)db.Number("SELECT COUNT(*) FROM persons p WHERE in_facility_from IS NULL AND NOT EXISTS (SELECT 1 "
                + "FROM grants g WHERE g.person_id = p.id)"),
            (int)db.Number("SELECT COUNT(*) FROM persons WHERE in_facility_from IS NOT NULL"),
            (int)db.Number("SELECT COUNT(DISTINCT paying_unit_id) FROM payment_orders WHERE month = @p0", month),
            YearTotal(db, law, month.Year));
    }

    /// <summary>What the law gives these people for the twelve months of the year. Đồng.</summary>
    private static long YearTotal(AppDb db, LoadedLaw law, int year)
    {
        var totalVnd = 0L;
        var areas = new List<int>();
        using (var reader = db.Read("SELECT DISTINCT area_id FROM persons"))
        {
            while (reader.Read())
            {
                areas.Add(reader.GetInt32(0));
            }
        }

        var input = new PayrollReader(db, new Month(year, 12)).Read(areas);
        for (var number = 1; number <= 12; number++)
        {
            var month = new Month(year, number);
            var rules = law.Book.For(month, null);
            totalVnd += input.SelectMany(commune => commune.Payees).Sum(payee =>
                Entitlement.Allowance(rules, payee, month).AmountVnd + Entitlement.Care(rules, payee, month).AmountVnd);
        }

        return totalVnd;
    }

    private static string Listed(string what, string programme) => string.Create(
        CultureInfo.InvariantCulture,
        $"SELECT {what} FROM payroll_lines l JOIN payroll_lists h ON h.id = l.list_id WHERE h.month = @p0 AND l.live "
            + $"AND l.kind = 'REGULAR' AND l.programme = '{programme}'");
}
