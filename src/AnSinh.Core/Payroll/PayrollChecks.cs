using System.Globalization;
using AnSinh.Core.Registry;
using AnSinh.Policy;

namespace AnSinh.Core.Payroll;

/// <summary>
/// The checks of a list: a blocking finding keeps it from being submitted, a warning is shown to maker and approver. Pure.
/// </summary>
public static class PayrollChecks
{
    private const int OldAgeYears = 105;

    /// <summary>
    /// Checks a list; <paramref name="allowances"/> is what is due to each payee, in the order of the input.
    /// </summary>
    public static void Check(PlannedList list, CommuneInput input, ReadOnlySpan<Due> allowances, Month month)
    {
        CheckAccounts(list);
        for (var i = 0; i < allowances.Length; i++)
        {
            CheckPayee(list, input.Payees[i], allowances[i], month);
        }

        foreach (var line in list.Lines)
        {
            if (line.Payee is { } payee && line.Kind == LineKind.Regular)
            {
                CheckPaymentMethod(list, payee);
            }
        }
    }

    private static void CheckPayee(PlannedList list, Payee payee, Due due, Month month)
    {
        if (Entitlement.Granted(payee, Grant.Allowance, month) is not { } grant)
        {
            return;
        }

        if (grant.FixedAmountVnd is not null)
        {
            Add(list, "GROUND_UNCLEAR", false, payee, "căn cứ hưởng chưa rõ, chi theo mức cũ và không tính lại; bổ sung căn cứ ở hồ sơ người hưởng");
            return;
        }

        if (due.AmountVnd == 0)
        {
            Add(list, "LAW_DISAGREES", false, payee,
                $"quyết định {grant.DecisionNo ?? "(chưa ghi số)"} ghi {grant.AssertedGround ?? "không rõ khoản"} nhưng dữ kiện không cho hưởng tháng {month.Number:00}/{month.Year}; kiểm tra dữ kiện hoặc ra quyết định thôi hưởng");
        }
        else if (grant.AssertedGround is { } asserted && !Bears(due.Ground, asserted))
        {
            Add(list, "LAW_DISAGREES", false, payee, $"tệp ghi căn cứ {asserted}, luật cho mức cao hơn theo {due.Ground}; chi theo luật");
        }
        else if (grant.AssertedCoefficient is { } coefficient && coefficient != due.Coefficient)
        {
            Add(list, "LAW_DISAGREES", false, payee,
                $"tệp ghi hệ số {Text(coefficient)}, luật tính {Text(due.Coefficient)} ({due.Ground}); chi theo luật");
        }

        if (payee.Birth.Year > 0 && month.Year - payee.Birth.Year > OldAgeYears)
        {
            Add(list, "VERY_OLD", false, payee, $"sinh năm {payee.Birth.Year}; xác minh còn sống trước khi chi");
        }
    }

    private static void CheckPaymentMethod(PlannedList list, Payee payee)
    {
        if (payee.Channel is null || payee.Provider is null)
        {
            Add(list, "PAYMENT_METHOD_MISSING", true, payee, "chưa đăng ký hình thức nhận tiền; ghi hình thức ở hồ sơ người hưởng");
        }
        else if (payee.Channel != PaymentMethod.Cash && string.IsNullOrEmpty(payee.AccountNo))
        {
            Add(list, "ACCOUNT_MISSING", true, payee, "nhận qua tài khoản nhưng chưa có số tài khoản; ghi số tài khoản hoặc đổi sang tiền mặt");
        }
    }

    private static void CheckAccounts(PlannedList list)
    {
        var owners = new Dictionary<string, Payee>(StringComparer.Ordinal);
        foreach (var line in list.Lines)
        {
            if (line.Payee is not { AccountNo: { } account } payee || line.Kind != LineKind.Regular)
            {
                continue;
            }

            var key = payee.BankBin + account;
            if (!owners.TryAdd(key, payee) && owners[key].PersonId != payee.PersonId)
            {
                Add(list, "ACCOUNT_SHARED", false, payee,
                    $"dùng chung tài khoản {account} với {owners[key].FullName}; xác minh giám hộ hoặc ủy quyền");
            }
        }
    }

    /// <summary>
    /// Whether one of the codes joined by + is the asserted clause or a point of it: .5.6 at its end, or .5.1. within.
    /// </summary>
    private static bool Bears(ReadOnlySpan<char> grounds, ReadOnlySpan<char> asserted)
    {
        for (var from = 0; from < grounds.Length;)
        {
            var at = grounds[from..].IndexOf(asserted, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            at += from;
            var end = at + asserted.Length;
            if (at > 0 && grounds[at - 1] == '.' && (end == grounds.Length || grounds[end] is '.' or '+'))
            {
                return true;
            }

            from = at + 1;
        }

        return false;
    }

    private static string Text(int hundredths) =>
        (hundredths / 100m).ToString("0.0#", CultureInfo.InvariantCulture).Replace('.', ',');

    private static void Add(PlannedList list, string code, bool blocking, Payee payee, string sentence) =>
        list.Findings.Add(new PlannedFinding(code, blocking, payee.PersonId, $"{payee.FullName} ({payee.Code}): {sentence}."));
}
