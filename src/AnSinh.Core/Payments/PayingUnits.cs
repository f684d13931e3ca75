using AnSinh.Core.LawFiles;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Payments;

/// <summary>Who withdraws at the Treasury for a commune: the district until 6/2025, the commune itself after.</summary>
public sealed record PayingUnit(int Id, string Code, string Name, bool PaysFromEstimate);

/// <summary>Finds the paying unit of each commune; which level pays is data of the law (law/parameters/paying-unit.yaml).</summary>
public static class PayingUnits
{
    /// <summary>Settings key: `estimate` makes the order a C2-02a/NS (drawing on the budget estimate) instead of C4-02a/KB.</summary>
    public const string OrderFormSetting = "order_form";

    public static IReadOnlyDictionary<int, PayingUnit> For(AppDb db, LoadedLaw law, Month month, IReadOnlyCollection<int> areaIds)
    {
        var byDistrict = law.Book.Parameter("paying-unit").Values.In(month)?.Value?.Word == "district";
        var fromEstimate = db.Settings.AsNoTracking().Any(setting => setting.Key == OrderFormSetting && setting.Value == "estimate");
        var areas = db.Areas.AsNoTracking().Where(area => areaIds.Contains(area.Id)).ToList();
        var parentIds = areas.Select(area => area.ParentId).Distinct().ToList();
        var parents = db.Areas.AsNoTracking().Where(area => parentIds.Contains(area.Id)).ToDictionary(area => area.Id);
        return areas.ToDictionary(area => area.Id, area =>
        {
            var unit = byDistrict && area.Level == AreaLevel.Commune && area.ParentId is { } parent ? parents[parent] : area;
            return new PayingUnit(unit.Id, unit.Code, unit.Name, fromEstimate);
        });
    }
}
