using AnSinh.Core.Payroll;
using AnSinh.Web.Components;

namespace AnSinh.Web.Pages.Payroll;

/// <summary>What the steps of a month did, said in one sentence.</summary>
internal static class Texts
{
    public static string Prepared(PrepareResult result)
    {
        var kept = result.AlreadyFixed > 0
            ? $" {Show.Number(result.AlreadyFixed)} danh sách đã trình hoặc duyệt, giữ nguyên."
            : "";
        return result.Made == 0
            ? $"Không có danh sách nào cần lập.{kept}"
            : $"Đã lập {Show.Number(result.Made)} danh sách: {Show.Number(result.People)} người, "
                + $"{Show.Money(result.AmountVnd)}. {Show.Number(result.Findings)} điều cần xem, "
                + $"{Show.Number(result.Blocking)} lỗi phải sửa trước khi trình.{kept}";
    }

    public static string Submitted(StepResult result) => result.Changed == 0
        ? "Không có danh sách nào chờ trình."
        : $"Đã trình {Show.Number(result.Changed)} danh sách, {Show.Money(result.AmountVnd)}. Người khác duyệt.";

    public static string Approved(StepResult result) =>
        $"Đã duyệt {Show.Number(result.Changed)} danh sách, {Show.Money(result.AmountVnd)}.";

    public static string Returned(StepResult result) =>
        $"Đã trả lại {Show.Number(result.Changed)} danh sách cho người lập.";
}
