using System.Globalization;
using AnSinh.Policy;
using AnSinh.Policy.Law;

namespace AnSinh.Cli.Commands;

/// <summary>
/// Procedures, forms and reports of a month for `law show`; a dossier received on its last day counts.
/// </summary>
internal static class LawPracticeTexts
{
    public static IEnumerable<object> Procedures(LawPractice practice, Month month) =>
        InForce(practice, month).Select(item => new
        {
            item.Procedure.Id,
            item.Procedure.Title,
            working_days = item.Regime.Value!.WorkingDays,
            steps = item.Regime.Value.Steps.Select(step => new { step.Title, step.By, working_days = step.WorkingDays }),
            forms = item.Regime.Value.Forms,
            citation = item.Regime.Source.Citation,
            mark = item.Regime.Source.Mark.Word(),
            item.Regime.Source.Note,
        });

    public static IEnumerable<object> Reports(LawPractice practice, Month month) =>
        practice.ReportsOn(month.LastDay).Select(report => new
        {
            report.Id,
            report.Title,
            report.Forms,
            layout_known = report.IsLayoutKnown,
            due = report.Due.Select(due => new { due.Tier, days = due.Days.Select(Text) }),
            citation = report.Source.Citation,
            mark = report.Source.Mark.Word(),
        });

    public static IEnumerable<string> Lines(LawPractice practice, Month month)
    {
        foreach (var (procedure, regime) in InForce(practice, month))
        {
            var days = regime.Value!.WorkingDays is { } all ? $"{all} ngày làm việc" : "không định ngày";
            yield return $"{procedure.Title}: {days} — {regime.Source.Citation} ({regime.Source.Mark.Vietnamese()})";
            foreach (var step in regime.Value.Steps)
            {
                yield return step.WorkingDays is { } own ? $"    {step.Title}: {own} ngày" : $"    {step.Title}";
            }
        }

        foreach (var report in practice.ReportsOn(month.LastDay))
        {
            var due = report.Due.Select(tier => $"{tier.Tier} {string.Join(", ", tier.Days.Select(Text))}");
            yield return $"{report.Title}: {string.Join("; ", due)} — {report.Source.Citation}";
        }
    }

    private static IEnumerable<(Procedure Procedure, Dated<ProcedureRegime> Regime)> InForce(
        LawPractice practice, Month month) =>
        practice.Procedures.Select(procedure => (procedure, procedure.Regimes.On(month.LastDay)))
            .Where(item => item.Item2 is not null).Select(item => (item.procedure, item.Item2!));

    private static string Text((int Month, int Day) day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Day:00}/{day.Month:00}");
}
