using System.Globalization;
using AnSinh.Core.Shared;
using AnSinh.Policy;
using AnSinh.Policy.Law;

namespace AnSinh.Core.Payroll;

/// <summary>Words the reason of each difference in a sentence that an officer can check against the papers.</summary>
public sealed class ChangeReasons(LawBook book, Month month)
{
    public const string MovedAway = "Không còn thuộc xã này trong sổ; nơi ở mới chi trả";

    public string For(string kind, Payee payee, string programme, PriorLine? prior, Due due) => kind switch
    {
        PayrollChange.Increase => Increase(payee, programme, due),
        PayrollChange.Decrease => Decrease(payee, programme, prior!),
        _ => Adjust(prior!, due),
    };

    public static string Overpaid(Payee payee, Month at) =>
        payee.DiedOn is { } died && at > Month.Of(died)
            ? $"Chết ngày {Day(died)}, tháng {Text(at)} đã chi sau khi chết"
            : $"Tháng {Text(at)} đã chi cao hơn mức phải chi theo dữ kiện biết sau";

    private string Increase(Payee payee, string programme, Due due)
    {
        var grant = Entitlement.Granted(payee, programme, month);
        var label = Label(due);
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

        foreach (var grant in payee.Grants)
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

        return $"Không còn đủ điều kiện {Label(new Due(prior.Ground, prior.Coefficient, prior.AmountVnd))} từ tháng {Text(month)}";
    }

    private string Adjust(PriorLine prior, Due due)
    {
        var before = new Due(prior.Ground, prior.Coefficient, prior.AmountVnd);
        return prior.Coefficient != due.Coefficient
            ? $"Hệ số {Coefficient(prior.Coefficient)} → {Coefficient(due.Coefficient)}: {Label(before)} → {Label(due)}"
            : prior.Ground != due.Ground
                ? $"{Label(before)} → {Label(due)}"
                : $"Mức chuẩn đổi: {VndText.Format(prior.AmountVnd)} → {VndText.Format(due.AmountVnd)}";
    }

    private string Label(Due due) => due.Ground == Due.Unclear
        ? "căn cứ chưa rõ"
        : string.Join(" và ", due.Ground.Split('+').Select(code => book.Label(code.Split('×')[0]).Label));

    private static string Coefficient(int hundredths) =>
        (hundredths / 100m).ToString("0.0#", CultureInfo.InvariantCulture).Replace('.', ',');

    private static string Text(Month at) => string.Create(CultureInfo.InvariantCulture, $"{at.Number:00}/{at.Year}");

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
