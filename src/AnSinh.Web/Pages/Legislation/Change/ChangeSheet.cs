using AnSinh.Core.Files;
using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Web.Components;
using BenefitMonth = AnSinh.Policy.Month;

namespace AnSinh.Web.Pages.Legislation.Change;

/// <summary>
/// The annex of the decision on converting to the new rate: everybody whom the law changes, amounts only. A coefficient
/// or ground could tell an illness.
/// </summary>
public static class ChangeSheet
{
    public static byte[] Of(
        BenefitMonth month, IReadOnlyList<BenefitMonth> months, IReadOnlyList<ChangedCommune> communes,
        Func<int, string> nameOf)
    {
        using var stream = new MemoryStream();
        using (var sheet = new XlsxWriter(stream, $"Chuyển mức {month}"))
        {
            sheet.Layout([6, 22, 14, 28, 22, 16, 16, 16, .. months.Select(_ => 14), 16], 1);
            sheet.Header([
                "STT", "Xã, phường", "Mã", "Họ và tên", "Chế độ", "Mức cũ", "Mức mới", "Tăng mỗi tháng",
                .. months.Select(one => "Truy lĩnh " + Show.Month(one)), "Cộng truy lĩnh"]);
            var number = 0;
            foreach (var commune in communes)
            {
                foreach (var person in commune.People)
                {
                    sheet.Row((XlsxCell[])[
                        (long)++number, nameOf(commune.AreaId), person.Code, person.FullName,
                        Programme(person.Programme), person.BeforeVnd, person.AfterVnd, person.AfterVnd - person.BeforeVnd,
                        .. months.Select(one => (XlsxCell)person.ArrearsVnd.GetValueOrDefault(one)),
                        person.TotalArrearsVnd]);
                }
            }

            Sum(sheet, months, [.. communes.SelectMany(commune => commune.People)]);
        }

        return stream.ToArray();
    }

    public static string Programme(string programme) =>
        programme == Grant.Care ? "hỗ trợ chăm sóc" : "trợ cấp hằng tháng";

    private static void Sum(XlsxWriter sheet, IReadOnlyList<BenefitMonth> months, List<ChangedPerson> people) =>
        sheet.Row((XlsxCell[])[
            "", "Cộng", "", "", "", people.Sum(one => one.BeforeVnd), people.Sum(one => one.AfterVnd),
            people.Sum(one => one.AfterVnd - one.BeforeVnd),
            .. months.Select(month => (XlsxCell)people.Sum(one => one.ArrearsVnd.GetValueOrDefault(month))),
            people.Sum(one => one.TotalArrearsVnd)]);
}
