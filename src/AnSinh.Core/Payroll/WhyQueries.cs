using AnSinh.Core.LawFiles;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;
using AnSinh.Policy.Assessment;

namespace AnSinh.Core.Payroll;

/// <summary>A line of a person on a list, as listed. Đồng.</summary>
public sealed record ListedLine(
    Month ListMonth, string Programme, string Kind, Month BenefitMonth, string Ground, long AmountVnd,
        string ListState, string Fingerprint);

/// <summary>
/// Why one programme pays a person what it pays in a month: the decision, the law told step by step, and what stands
/// on the list.
/// </summary>
public sealed record ProgrammeWhy(
    string Programme, GrantRow? Decision, string? WithoutDecision, Explanation? Explanation, long DueVnd)
{
    /// <summary>
    /// When the amount will change if no fact does: an age, or a law that is known; null within three years.
    /// </summary>
    public ExpectedChange? Next { get; init; }

    /// <summary>What a change of law left open or people decided about it.</summary>
    public IReadOnlyList<LawQuestionTold> Questions { get; init; } = [];
}

/// <summary>The first month with another amount, by what is known now. Đồng.</summary>
public sealed record ExpectedChange(Month Month, long AmountVnd);

/// <summary>Everything that answers "vì sao?" for a person and a month.</summary>
public sealed record PersonWhy(
    Person Person, Month Month, string LawSha256, IReadOnlyList<ProgrammeWhy> Programmes,
        IReadOnlyList<ListedLine> Listed)
{
    public long DueVnd => Programmes.Sum(programme => programme.DueVnd);
}

/// <summary>Recomputes a month for one person by the same road as the list, and tells it.</summary>
public sealed class WhyQueries(AppDb db, LoadedLaw law)
{
    private const int MonthsAhead = 36;

    public PersonWhy For(Person person, Month month)
    {
        if (!law.Book.Covers(month))
        {
            throw new RefusedException(new Refusal(
                "LAW_UNKNOWN", $"Chưa có luật của tháng {PolicyText.MonthText(month)}; có từ tháng {PolicyText.MonthText(law.Book.FirstMonth)}.",
                month.ToString()));
        }

        var open = OpenLaw.Read(db, law, person.AreaId, month);
        var payee = open.Payee(person.Id);
        var rules = law.Book.ForProvince(open.ProvinceCode, month);
        List<ProgrammeWhy> programmes = payee is null
            ? [new ProgrammeWhy(Grant.Allowance, null, "Chưa có quyết định hưởng nào trong sổ.", null, 0)]
            : [.. Programmes(rules, payee, month).Select(why => open.Over(
                why with { Next = Next(payee, why, open.ProvinceCode, month) }, payee))];
        return new PersonWhy(person, month, law.Sha256, programmes, Listed(person.Id, month));
    }

    /// <summary>Everything the month's amount is computed from; refused for somebody without a decision.</summary>
    public AmountTrace Trace(Person person, Month month)
    {
        var commune = new PayrollReader(db, month).Read([person.AreaId]).Single();
        return commune.Payees.Find(payee => payee.PersonId == person.Id) is { } payee
            ? AmountTrace.Of(payee, month, commune.ProvinceCode, law)
            : throw new RefusedException(new Refusal(
                "DECISION_MISSING", "Chưa có quyết định hưởng nào trong sổ nên không có gì để tính.", person.Code));
    }

    private ExpectedChange? Next(Payee payee, ProgrammeWhy why, string province, Month month)
    {
        for (var at = month.Plus(1); why.DueVnd > 0 && at <= month.Plus(MonthsAhead); at = at.Plus(1))
        {
            var rules = law.Book.ForProvince(province, at);
            var due = Entitlement.Of(why.Programme, rules, payee, at);
            if (due.AmountVnd != why.DueVnd)
            {
                return new ExpectedChange(at, due.AmountVnd);
            }
        }

        return null;
    }

    private static IEnumerable<ProgrammeWhy> Programmes(MonthLaw rules, Payee payee, Month month)
    {
        if (payee.Grants.Any(grant => grant.Programme == Grant.Allowance))
        {
            yield return Allowance(rules, payee, month);
        }

        if (payee.Grants.Any(grant => grant.Programme == Grant.Care))
        {
            yield return Care(rules, payee, month);
        }
    }

    private static ProgrammeWhy Allowance(MonthLaw rules, Payee payee, Month month)
    {
        var decision = Entitlement.Granted(payee, Grant.Allowance, month);
        if (decision is null)
        {
            return new ProgrammeWhy(Grant.Allowance, null, WhyNone(payee, Grant.Allowance, month), null, 0);
        }

        var due = Entitlement.Allowance(rules, payee, month);
        if (decision.Value.FixedAmountVnd is not null)
        {
            return new ProgrammeWhy(
                Grant.Allowance, decision, "Căn cứ chưa rõ: chi theo mức cũ, không tính lại.", null, due.AmountVnd);
        }

        var facts = FactsReading.For(month, payee.Birth, payee.InFacilityFrom, Entitlement.Rows(payee));
        return new ProgrammeWhy(Grant.Allowance, decision, null, Explain.Person(rules, facts), due.AmountVnd);
    }

    private static ProgrammeWhy Care(MonthLaw rules, Payee payee, Month month)
    {
        var decision = Entitlement.Granted(payee, Grant.Care, month);
        if (decision is null)
        {
            return new ProgrammeWhy(Grant.Care, null, WhyNone(payee, Grant.Care, month), null, 0);
        }

        var acts = Entitlement.Acts(payee, month);
        return new ProgrammeWhy(
            Grant.Care, decision, null, Explain.Care(rules, acts), Entitlement.Care(rules, payee, month).AmountVnd);
    }

    private static string WhyNone(Payee payee, string programme, Month month)
    {
        if (payee.Impossible is { } impossible)
        {
            return $"Không tính: {impossible}.";
        }

        if (Entitlement.IsDead(payee, month))
        {
            return $"Chết ngày {PolicyText.Day(payee.DiedOn!.Value)}; thôi hưởng từ tháng sau tháng chết.";
        }

        var last = payee.Grants.Where(grant => grant.Programme == programme).OrderBy(grant => grant.FromMonth).Last();
        return last switch
        {
            { SuspendedFromMonth: { } suspended } when suspended <= month =>
                $"Tạm dừng từ tháng {PolicyText.MonthText(suspended)}: {last.EndReason ?? "chưa ghi lý do"}.",
            { UntilMonth: { } until } when until < month =>
                $"Thôi hưởng sau tháng {PolicyText.MonthText(until)}: {last.EndReason ?? "chưa ghi lý do"}.",
            { CaredDiedOn: { } died } when Month.Of(died) < month =>
                $"Người được chăm sóc chết ngày {PolicyText.Day(died)}.",
            _ => $"Quyết định hưởng từ tháng {PolicyText.MonthText(last.FromMonth)}.",
        };
    }

    private List<ListedLine> Listed(Guid personId, Month month)
    {
        var lines = new List<ListedLine>();
        using var reader = db.Read(
            """
            SELECT h.month, l.programme, l.kind, l.benefit_month, l.ground, l.amount_vnd, h.state, h.fingerprint
            FROM payroll_lines l JOIN payroll_lists h ON h.id = l.list_id
            WHERE l.person_id = @p0 AND h.month = @p1 AND l.live ORDER BY l.benefit_month, l.kind, l.line_no
            """, personId, month);
        while (reader.Read())
        {
            lines.Add(new ListedLine(
                Month.FromCode(reader.GetInt32(0)), reader.GetString(1), reader.GetString(2),
                    Month.FromCode(reader.GetInt32(3)),
                reader.GetString(4), reader.GetInt64(5), reader.GetString(6), reader.TextOrNull(7) ?? string.Empty));
        }

        return lines;
    }
}
