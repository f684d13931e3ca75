using System.Globalization;
using AnSinh.Core.Payroll;
using AnSinh.Core.Shared;
using AnSinh.Policy;

namespace AnSinh.Cli.Commands;

/// <summary>The answers of the payment commands, as JSON documents of the contract and as Vietnamese text.</summary>
internal static class PaymentTexts
{
    public static RefusedException NoList(Month month) => new(new Refusal(
        "NO_LIST", $"Chưa có danh sách tháng {Text(month)} trong địa bàn này. Lập bằng: payment prepare --month {month}.", month.ToString()));

    public static IEnumerable<string> Prepared(Month month, PrepareResult result)
    {
        if (result.Made > 0)
        {
            yield return $"Đã lập {result.Made} danh sách tháng {Text(month)}: {Count(result.People)} người, {Count(result.Lines)} dòng, {VndText.Format(result.AmountVnd)}.";
            yield return $"Kiểm tra: {Count(result.Findings)} điều cần xem, {Count(result.Blocking)} lỗi phải sửa trước khi trình.";
        }

        if (result.AlreadyFixed > 0)
        {
            yield return $"{result.AlreadyFixed} danh sách đã trình hoặc duyệt từ trước, giữ nguyên.";
        }

        if (result is { Made: 0, AlreadyFixed: 0 })
        {
            yield return "Không có ai trong địa bàn này có quyết định hưởng cho tháng này.";
        }
    }

    public static object ShowDocument(MonthShow show) => new
    {
        month = show.Month,
        state = show.State,
        fingerprint = show.Fingerprint,
        people = show.People,
        lines = show.Lines,
        amount_vnd = show.AmountVnd,
        by_area = show.ByArea,
        by_provider = show.ByProvider,
        by_channel = show.ByChannel,
        by_ground = show.ByGround,
    };

    public static IEnumerable<string> Show(MonthShow show)
    {
        yield return $"Tháng {Text(show.Month)}: {show.State}, {Count(show.People)} người, {Count(show.Lines)} dòng, {VndText.Format(show.AmountVnd)}";
        yield return $"Dấu vân tay: {show.Fingerprint}";
        foreach (var (title, groups) in new[] { ("Địa bàn", show.ByArea), ("Đơn vị chi trả", show.ByProvider), ("Hình thức", show.ByChannel), ("Căn cứ", show.ByGround) })
        {
            yield return title + ":";
            foreach (var group in groups)
            {
                yield return $"  {Ground(group.Name),-40} {Count(group.People),8} người {Count(group.Lines),8} dòng {VndText.Format(group.AmountVnd),20}";
            }
        }
    }

    /// <summary>The heading of a ground: its code, or the word of a group of them.</summary>
    public static string Ground(string key) => key switch
    {
        SmallCounts.Confidential => "Căn cứ cần giữ kín",
        SmallCounts.Other => "Căn cứ khác, ít người",
        _ => key,
    };

    public static object DiffDocument(MonthDiff diff) => new
    {
        from = diff.From,
        to = diff.To,
        old_vnd = diff.OldVnd,
        increase_vnd = diff.IncreaseVnd,
        decrease_vnd = diff.DecreaseVnd,
        adjust_vnd = diff.AdjustVnd,
        new_vnd = diff.NewVnd,
        other = new
        {
            arrears_vnd = diff.ArrearsVnd,
            recovery_vnd = diff.RecoveryVnd,
            one_time_vnd = diff.OneTimeVnd,
            carried_over_vnd = diff.CarriedOverVnd,
        },
        total_vnd = diff.TotalVnd,
        lines = diff.Lines.Select(line => new
        {
            person = line.PersonCode,
            name = line.Name,
            programme = line.Programme,
            kind = line.Kind,
            before_vnd = line.BeforeVnd,
            after_vnd = line.AfterVnd,
            reason = line.Reason,
            decision_no = line.DecisionNo,
            area = line.AreaName,
        }),
    };

    public static IEnumerable<string> Diff(MonthDiff diff)
    {
        yield return $"Tháng {Text(diff.From)}: {VndText.Format(diff.OldVnd)}";
        yield return $"  + tăng {VndText.Format(diff.IncreaseVnd)} − giảm {VndText.Format(diff.DecreaseVnd)} ± điều chỉnh {VndText.Format(diff.AdjustVnd)}";
        yield return $"  = tháng {Text(diff.To)}: {VndText.Format(diff.NewVnd)}"
            + (diff.OldVnd + diff.IncreaseVnd - diff.DecreaseVnd + diff.AdjustVnd == diff.NewVnd ? " (khớp đến đồng)" : " (LỆCH)");
        yield return $"Truy lĩnh {VndText.Format(diff.ArrearsVnd)}, một lần {VndText.Format(diff.OneTimeVnd)}, kỳ trước chưa nhận {VndText.Format(diff.CarriedOverVnd)}";
        yield return $"Tổng chi kỳ này: {VndText.Format(diff.TotalVnd)}";
        foreach (var line in diff.Lines)
        {
            yield return $"  {Sign(line.Kind)} {line.PersonCode} {line.Name}: {VndText.Format(line.BeforeVnd)} → {VndText.Format(line.AfterVnd)} — {line.Reason}";
        }
    }

    private static string Sign(string kind) => kind switch { "INCREASE" => "+", "DECREASE" => "−", _ => "±" };

    private static string Text(Month month) => string.Create(CultureInfo.InvariantCulture, $"{month.Number:00}/{month.Year}");

    private static string Count(int number) => VndText.Number(number);
}
