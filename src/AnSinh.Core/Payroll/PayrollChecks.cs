using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Policy;
using AnSinh.Policy.Course;
using AnSinh.Policy.Law;

namespace AnSinh.Core.Payroll;

/// <summary>
/// The checks of a list: a blocking finding keeps it from being submitted, a warning is shown to maker and approver.
/// Pure.
/// </summary>
public static class PayrollChecks
{
    private const int OldAgeYears = 105;

    private const int NamedMost = 5;

    /// <summary>
    /// Checks a list; <paramref name="allowances"/> is what is due to each payee, in the order of the input.
    /// </summary>
    public static void Check(PlannedList list, CommuneInput input, ReadOnlySpan<Due> allowances, Month month,
        GroundWords grounds)
    {
        CheckMonthBefore(list, input, month);
        CheckAccounts(list);
        CheckUnconfirmed(list);
        for (var i = 0; i < allowances.Length; i++)
        {
            CheckPayee(list, input.Payees[i], allowances[i], month, grounds);
        }

        foreach (var line in list.Lines)
        {
            if (line.Payee is { } payee && line.Kind == LineKind.Regular)
            {
                CheckPaymentMethod(list, payee);
            }
        }
    }

    /// <summary>A person of whom something cannot be true.</summary>
    public static void AddImpossible(PlannedList list, Payee payee, string sentence) =>
        Add(list, "IMPOSSIBLE_FACT", true, payee, sentence);

    /// <summary>What a change of law leaves to people and nobody has decided.</summary>
    public static void CheckQuestions(PlannedList list)
    {
        foreach (var question in list.Questions)
        {
            if (question.Decision is null && Sentence(question) is { } sentence)
            {
                list.Findings.Add(new PlannedFinding(
                    "LAW_" + Store.Code.Of(question.Kind), false, question.PersonId,
                    $"{question.FullName} ({question.PersonCode}): {sentence}."));
            }
        }
    }

    /// <summary>
    /// Months in a row that nobody came for: the law has the benefit suspended (02/2021/TT-BLĐTBXH Điều 2 khoản 3
    /// điểm a; 335/2026/NĐ-CP Điều 9 khoản 1 điểm a). Proposed, never done by the list.
    /// </summary>
    public static void CheckUncollected(
        PlannedList list, List<UncollectedLine> uncollected, LawBook book, Month month)
    {
        foreach (var lines in uncollected.Where(line => line.IsRegular).GroupBy(line => line.PersonId))
        {
            var months = lines.Select(line => line.BenefitMonth).Distinct().OrderDescending().ToList();
            var inRow = 1;
            while (inRow < months.Count && months[inRow] == months[inRow - 1].Plus(-1))
            {
                inRow++;
            }

            if (StopRules.NotCollected(book, month.FirstDay, inRow) == CourseAction.Suspend)
            {
                var line = lines.First();
                var law = book.Parameter(StopRules.NotCollectedMonths).Values.On(month.FirstDay)!.Source.Citation;
                list.Findings.Add(new PlannedFinding(
                    "NOT_COLLECTED", false, line.PersonId,
                    $"{line.PayeeName} ({line.PersonCode}): {inRow} tháng liền không nhận "
                        + $"({Text(months[inRow - 1])} đến {Text(months[0])}); xác minh và xét tạm dừng theo {law}."));
            }
        }
    }

    private static string? Sentence(LawQuestion question) => question.Kind switch
    {
        LawQuestionKind.Coefficient =>
            $"tháng {Text(question.From)} đến {Text(question.To)} hệ số "
                + $"{PolicyText.Coefficient(question.OldCoefficient)} → {PolicyText.Coefficient(question.NewCoefficient)} "
                + $"theo luật mới, chênh {VndText.Format(question.AtStakeVnd)}; có cách đọc giữ hệ số cũ đến khi luật "
                + "có hiệu lực, quyết định ở trang Chuyển mức",
        LawQuestionKind.Deceased =>
            $"đã chết, còn chênh lệch {VndText.Format(question.AtStakeVnd)} theo luật mới; văn bản không nói chi cho "
                + "ai, chưa đưa vào danh sách, quyết định ở trang Chuyển mức",
        LawQuestionKind.Lost =>
            "luật mới không còn cho hưởng nhưng người đang hưởng được chuyển sang mức mới; tiếp tục chi, "
                + "quyết định ở trang Chuyển mức",
        _ => null,
    };

    /// <summary>A month without a list is owed to everybody or was paid elsewhere: only people can know.</summary>
    private static void CheckMonthBefore(PlannedList list, CommuneInput input, Month month)
    {
        if (input.LastMonth is not { } last || month.Since(last) <= 1)
        {
            return;
        }

        var (from, to) = (last.Plus(1), month.Plus(-1));
        var gap = from == to ? Text(from) : $"{Text(from)} đến {Text(to)}";
        list.Findings.Add(new PlannedFinding("MONTHS_SKIPPED", false, null,
            $"Xã chưa có danh sách tháng {gap}; ngoài các dòng truy lĩnh, danh sách này không chi bù cho các tháng đó. "
                + "Nếu đã chi bằng cách khác thì nhập lịch sử chi; nếu chưa, lập các tháng đó trước."));
    }

    private static void CheckPayee(
        PlannedList list, Payee payee, Due due, Month month, GroundWords grounds)
    {
        if (Entitlement.Granted(payee, Grant.Allowance, month) is not { } grant)
        {
            return;
        }

        if (grant.FixedAmountVnd is not null)
        {
            Add(list, "GROUND_UNCLEAR", false, payee,
                "căn cứ hưởng chưa rõ, chi theo mức cũ và không tính lại; bổ sung căn cứ ở hồ sơ người hưởng");
            return;
        }

        if (Disagreement(grant, due, month, grounds) is { } sentence)
        {
            Add(list, "LAW_DISAGREES", false, payee, sentence);
        }

        if (payee.Birth.Year > 0 && month.Year - payee.Birth.Year > OldAgeYears)
        {
            Add(list, "VERY_OLD", false, payee, $"sinh năm {payee.Birth.Year}; xác minh còn sống trước khi chi");
        }
    }

    /// <summary>
    /// How the file and the law differ; of a confidential ground neither code nor coefficient is told.
    /// </summary>
    private static string? Disagreement(GrantRow grant, Due due, Month month, GroundWords grounds)
    {
        if (due.AmountVnd == 0)
        {
            var ground = IsSecret(grant, due, grounds) ? "căn cứ ở hồ sơ" : grant.AssertedGround ?? "không rõ khoản";
            return $"quyết định {grant.DecisionNo ?? "(chưa ghi số)"} ghi {ground} nhưng dữ kiện không cho hưởng tháng "
                + $"{month.Number:00}/{month.Year}; kiểm tra dữ kiện hoặc ra quyết định thôi hưởng";
        }

        if (grant.AssertedGround is { } asserted && !Bears(due.Ground, asserted))
        {
            return IsSecret(grant, due, grounds)
                ? "tệp ghi căn cứ khác căn cứ luật tính, xem hồ sơ; chi theo luật"
                : $"tệp ghi căn cứ {asserted}, luật cho mức cao hơn theo {due.Ground}; chi theo luật";
        }

        if (grant.AssertedCoefficient is not { } coefficient || coefficient == due.Coefficient)
        {
            return null;
        }

        return IsSecret(grant, due, grounds)
            ? "tệp ghi mức khác mức luật tính, xem hồ sơ; chi theo luật"
            : $"tệp ghi hệ số {PolicyText.Coefficient(coefficient)}, luật tính "
                + $"{PolicyText.Coefficient(due.Coefficient)} ({due.Ground}); chi theo luật";
    }

    private static bool IsSecret(GrantRow grant, Due due, GroundWords grounds) =>
        (grant.AssertedGround is { } told && grounds.IsConfidentialClause(told)) || grounds.IsConfidential(due.Ground);

    private static void CheckPaymentMethod(PlannedList list, Payee payee)
    {
        if (payee.Channel is null || payee.Provider is null)
        {
            Add(list, "PAYMENT_METHOD_MISSING", true, payee,
                "chưa đăng ký hình thức nhận tiền; ghi hình thức ở hồ sơ người hưởng");
        }
        else if (payee.Channel != PaymentMethod.Cash && payee.AccountNo is null)
        {
            Add(list, "ACCOUNT_MISSING", true, payee,
                "nhận qua tài khoản nhưng chưa có số tài khoản; ghi số tài khoản hoặc đổi sang tiền mặt");
        }
    }

    private static void CheckAccounts(PlannedList list)
    {
        var owners = new Dictionary<string, Payee>(StringComparer.Ordinal);
        foreach (var line in list.Lines)
        {
            if (line.Payee is not { AccountKey: { } account } payee || line.Kind != LineKind.Regular)
            {
                continue;
            }

            var key = payee.BankBin + account;
            if (!owners.TryAdd(key, payee) && owners[key].PersonId != payee.PersonId)
            {
                Add(list, "ACCOUNT_SHARED", false, payee,
                    $"dùng chung tài khoản với {owners[key].FullName}; xác minh giám hộ hoặc ủy quyền");
            }
        }
    }

    /// <summary>One finding for all: a bank is asked about a list of accounts, not about one.</summary>
    private static void CheckUnconfirmed(PlannedList list)
    {
        var people = list.Lines.Where(line => line.Kind == LineKind.Regular && line.Payee?.IsUnconfirmed == true)
            .Select(line => line.Payee!).Distinct().ToList();
        if (people.Count > 0)
        {
            var named = string.Join(", ", people.Take(NamedMost).Select(payee => $"{payee.FullName} ({payee.Code})"));
            list.Findings.Add(new PlannedFinding(
                "ACCOUNT_NOT_VERIFIED", false, null,
                $"{VndText.Number(people.Count)} người nhận lần đầu vào tài khoản mà ngân hàng chưa xác nhận tên và số"
                    + ": " + named + (people.Count > NamedMost ? ", …" : "")
                    + ". Gửi ngân hàng xác nhận ở trang Trao đổi danh sách trước khi chuyển tiền."));
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

    private static string Text(Month month) => $"{month.Number:00}/{month.Year}";

    private static void Add(PlannedList list, string code, bool blocking, Payee payee, string sentence) =>
        list.Findings.Add(new PlannedFinding(
            code, blocking, payee.PersonId, $"{payee.FullName} ({payee.Code}): {sentence}."));
}
