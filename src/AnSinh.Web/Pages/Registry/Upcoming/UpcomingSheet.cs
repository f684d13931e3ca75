using AnSinh.Core.Files;
using AnSinh.Core.Reporting.Upcoming;
using AnSinh.Web.Components;

namespace AnSinh.Web.Pages.Registry.Upcoming;

/// <summary>The upcoming changes as a workbook: the columns of the page, all rows.</summary>
public static class UpcomingSheet
{
    public static byte[] Of(IReadOnlyList<UpcomingChange> changes)
    {
        using var stream = new MemoryStream();
        using (var sheet = new XlsxWriter(stream, "Sắp thay đổi"))
        {
            sheet.Layout([12, 24, 12, 20, 24, 44, 50, 14, 14, 40], 1);
            sheet.Header(
                "Mã", "Họ và tên", "Sinh", "Xã, phường", "Loại", "Điều sắp đến", "Nghĩa là", "Mức nay", "Mức sau",
                "Ghi chú");
            foreach (var change in changes)
            {
                sheet.Row(
                    change.PersonCode, change.FullName, Show.Birth(change.Birth), change.AreaName,
                    UpcomingWords.Kind(change.Kind), UpcomingWords.What(change), UpcomingWords.Meaning(change),
                    change.NowVnd, change.ThenVnd, UpcomingWords.Remark(change));
            }
        }

        return stream.ToArray();
    }
}
