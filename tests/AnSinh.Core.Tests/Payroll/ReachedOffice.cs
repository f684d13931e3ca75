using AnSinh.Core.LawFiles;
using AnSinh.Core.Registry;
using AnSinh.Core.Reporting;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Tests.Payroll;

/// <summary>
/// An office of two tiers in June 2026 that does not know Decree 335 yet; it comes into force on 05/10/2026 and reaches
/// back to July.
/// </summary>
internal static class ReachedOffice
{
    public static readonly LoadedLaw Today = LawFiles.LawFiles.Embedded();
    public static readonly LoadedLaw Before335 = LawAsKnown.On(Today, new DateOnly(2026, 10, 4));

    public static async Task<Office> OpenAsync(Engine engine)
    {
        var office = await Office.OpenAsync(engine);
        office.Areas = [office.MoveTo("05977", new DateOnly(2026, 7, 1))];
        office.At(new DateOnly(2026, 6, 20));
        office.Law = Before335;
        return office;
    }

    /// <summary>July to <paramref name="last"/> by the old law; then the decree is in force.</summary>
    public static void ListedByTheOldLaw(this Office office, string last = "2026-09")
    {
        for (var month = new Month(2026, 7); month <= Month.Parse(last); month = month.Plus(1))
        {
            office.Approved(month.ToString());
        }

        office.Law = Today;
        office.At(new DateOnly(2026, 10, 6));
    }

    /// <summary>The invariants of the books that do not hold.</summary>
    public static IEnumerable<string> Broken(this Office office) =>
        [.. office.Fresh(db => new LedgerCheck(db, office.Law).Run()).Where(one => one.Broken > 0)
            .Select(one => one.Id)];

    /// <summary>A poor elder of 76 or 77 whom nobody supports: the coefficient rises with Decree 335.</summary>
    public static Person Elder76(Office office)
    {
        var elder = office.Person("Nông Thị Mẩy", "1949-01-01");
        office.Fact(elder, FactKinds.Poverty, "poor");
        office.Fact(elder, FactKinds.NoSupporter, FactKinds.Yes);
        office.Grant(elder, "2026-07", "5.5.a");
        return elder;
    }

    /// <summary>A poor single parent whose only child is 17 and came under the old law when already 16.</summary>
    public static Person Parent(Office office)
    {
        var parent = office.Person("Vi Thị Hom", "1985-01-01");
        office.Fact(parent, FactKinds.Poverty, "poor");
        office.Fact(parent, FactKinds.SingleParent, FactKinds.Yes);
        office.Fact(parent, FactKinds.Child, "2009-03-01;studying;new");
        office.Grant(parent, "2026-07", "5.4");
        return parent;
    }
}
