using System.Globalization;
using AnSinh.Core.Shared;
using AnSinh.Policy;

namespace AnSinh.Core.Payroll;

/// <summary>Words the reason of each difference in a sentence that an officer can check against the papers.</summary>
public sealed class ChangeReasons(GroundWords grounds, Month month)
{
    public const string MovedAway = "Không còn thuộc xã này trong sổ; nơi ở mới chi trả";

    public string For(string kind, Payee payee, string programme, PriorLine? prior, Due due) => kind switch
    {
        PayrollChange.Increase => Increase(payee, programme, due),
        PayrollChange.Decrease => Decrease(payee, programme, prior!.Value),
        _ => Adjust(prior!.Value, due),
    };

    public static string Overpaid(Payee payee, Month at) =>
        payee.DiedOn is { } died && at > Month.Of(died)
            ? $"Chết ngày {Day(died)}, tháng {Text(at)} đã chi sau khi chết"
            : $"Tháng {Text(at)} đã chi cao hơn mức phải chi theo dữ kiện biết sau";

    private string Increase(Payee payee, string programme, Due due)
    {
        var grant = Entitlement.Granted(payee, programme, month);
        var label = grounds.Label(due.Ground);
        return grant is { } granted && granted.FromMonth == month
            ? $"Hưởng mới từ tháng {Text(month)}: {label}"
            : grant is { SuspendedFromMonth: null } && grant.Value.FromMonth < month
                ? $"Tăng so với tháng trước: {label}, được hưởng từ tháng {Text(grant.Value.FromMonth)}"
                : $"Tăng so với tháng trước: {label}";
    }

    private string Decrease(Payee payee, string programme, PriorLine prior)
    {
        if (Entitlement.IsDead(payee, month))
        {
            return $"Chết ngày {Day(payee.DiedOn!.Value)}, thôi hưởng từ tháng {Text(month)}";
        }

        foreach (ref readonly var grant in Entitlement.Grants(payee))
        {
            if (grant.Programme != programme || grant.Covers(month))
            {
                continue;
            }

            if (grant.SuspendedFromMonth is { } suspended && suspended <= month)
            {
                return $"Tạm dừng từ tháng {Text(suspended)}: {grant.EndReason ?? "chưa ghi lý do"}";
            }

            if (grant.UntilMonth is { } last && last < month)
            {
                return $"Thôi hưởng sau tháng {Text(last)}: {grant.EndReason ?? "chưa ghi lý do"}";
            }

            if (grant.CaredDiedOn is { } died && Month.Of(died) < month)
            {
                return $"Người được chăm sóc chết ngày {Day(died)}";
            }
        }

        return $"Không còn đủ điều kiện {grounds.Label(prior.Ground)} từ tháng {Text(month)}";
    }

    private string Adjust(PriorLine prior, Due due)
    {
        if (grounds.IsConfidential(prior.Ground) || grounds.IsConfidential(due.Ground))
        {
            return $"Mức hưởng đổi: {VndText.Format(prior.AmountVnd)} → {VndText.Format(due.AmountVnd)}; căn cứ xem ở hồ sơ";
        }

        var (before, after) = (grounds.Label(prior.Ground), grounds.Label(due.Ground));
        return prior.Coefficient != due.Coefficient
            ? $"Hệ số {PolicyText.Coefficient(prior.Coefficient)} → {PolicyText.Coefficient(due.Coefficient)}: {before} → {after}"
            : before != after
                ? $"{before} → {after}"
                : $"Mức chuẩn đổi: {VndText.Format(prior.AmountVnd)} → {VndText.Format(due.AmountVnd)}";
    }

    private static string Text(Month at) => string.Create(CultureInfo.InvariantCulture, $"{at.Number:00}/{at.Year}");

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
