using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Territory;

/// <summary>Which communes an area means on a day; the one place that cuts work and sight to an area.</summary>
public static class AreaScope
{
    /// <summary>The communes below an area (or the area itself, when it is one) valid on the day; of the whole country for null.</summary>
    public static async Task<IReadOnlyCollection<int>> CommunesAsync(AppDb db, int? areaId, DateOnly on, CancellationToken stop)
    {
        var valid = db.Areas.AsNoTracking().Where(area => area.ValidFrom <= on && (area.ValidUntil == null || area.ValidUntil >= on));
        if (areaId is not { } id)
        {
            return await valid.Where(area => area.Level == "COMMUNE").Select(area => area.Id).ToListAsync(stop);
        }

        var root = await db.Areas.AsNoTracking().SingleAsync(area => area.Id == id, stop);
        return root.Level switch
        {
            "COMMUNE" => [root.Id],
            "DISTRICT" => await valid.Where(area => area.Level == "COMMUNE" && area.ParentId == id).Select(area => area.Id).ToListAsync(stop),
            _ => await InProvinceAsync(db, valid, root, stop),
        };
    }

    /// <summary>CODE in force on the day, or CODE@DATE.</summary>
    public static async Task<Area> FindAsync(AppDb db, string reference, DateOnly on, CancellationToken stop)
    {
        var parts = reference.Split('@');
        var day = on;
        if (parts.Length == 2 && !DateOnly.TryParseExact(parts[1], "yyyy-MM-dd", out day))
        {
            throw new RefusedException(new Refusal("AREA_DATE", $"Đã đọc ngày “{parts[1]}”. Viết MÃ@NĂM-THÁNG-NGÀY, ví dụ 05986@2024-08-31.", reference));
        }

        var code = parts[0];
        return await db.Areas.AsNoTracking().FirstOrDefaultAsync(
                area => area.Code == code && area.ValidFrom <= day && (area.ValidUntil == null || area.ValidUntil >= day), stop)
            ?? throw new RefusedException(new Refusal(
                "AREA_UNKNOWN", $"Không có địa bàn mã {code} vào ngày {day:dd/MM/yyyy}. Mã cũ và mã mới trùng số; ghi thêm @NGÀY nếu cần.", reference));
    }

    /// <summary>A province is met again under its other interval: the code stays where the unit stays (20 Lạng Sơn before and after 2025).</summary>
    private static async Task<IReadOnlyCollection<int>> InProvinceAsync(AppDb db, IQueryable<Area> valid, Area root, CancellationToken stop)
    {
        var same = await db.Areas.AsNoTracking().Where(area => area.Level == "PROVINCE" && area.Code == root.Code)
            .Select(area => area.Id).ToListAsync(stop);
        return await valid.Where(area => area.Level == "COMMUNE" && same.Contains(area.ProvinceId)).Select(area => area.Id).ToListAsync(stop);
    }
}
