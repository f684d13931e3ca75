namespace AnSinh.Policy.Law;

/// <summary>One step of a procedure: what, by whom, in how many working days; null where the text sets none.</summary>
public sealed record ProcedureStep(string Title, string By, int? WorkingDays);

/// <summary>A procedure as one regime has it.</summary>
public sealed record ProcedureRegime(IReadOnlyList<ProcedureStep> Steps, IReadOnlyList<string> Forms)
{
    /// <summary>Working days of all steps together; null where one of them has no limit.</summary>
    public int? WorkingDays =>
        Steps.All(step => step.WorkingDays is not null) ? Steps.Sum(step => step.WorkingDays) : null;
}

/// <summary>A procedure with its regimes, by the day on which a dossier is received.</summary>
public sealed record Procedure(string Id, string Title, DatedValues<ProcedureRegime> Regimes);

/// <summary>An official form; a layout that is not known is printed as our own sheet and says so.</summary>
public sealed record LawForm(string Code, string Title, bool IsLayoutKnown, bool Confidential, Source Source);

/// <summary>When a report is due in a year, for one tier.</summary>
public sealed record ReportDue(string Tier, IReadOnlyList<(int Month, int Day)> Days);

/// <summary>A periodic report with its forms and due days; Until is the last day of its regime.</summary>
public sealed record LawReport(
    string Id, string Title, IReadOnlyList<string> Forms, bool IsLayoutKnown, IReadOnlyList<ReportDue> Due,
        DateOnly From,
    DateOnly? Until, Source Source);

/// <summary>Procedures, forms and reports of the law: how it is carried out. No amount follows from them.</summary>
public sealed record LawPractice(
    IReadOnlyList<Procedure> Procedures, IReadOnlyList<LawForm> Forms, IReadOnlyList<LawReport> Reports)
{
    public static readonly LawPractice Empty = new([], [], []);

    public IEnumerable<Source> Sources =>
        Procedures.SelectMany(procedure => procedure.Regimes.All.Select(one => one.Source))
        .Concat(Forms.Select(form => form.Source)).Concat(Reports.Select(report => report.Source));

    public Procedure Procedure(string id) =>
        Procedures.FirstOrDefault(one => one.Id == id) ?? throw new KeyNotFoundException($"no procedure '{id}'");

    public IEnumerable<LawReport> ReportsOn(DateOnly day) =>
        Reports.Where(report => report.From <= day && (report.Until is not { } last || day <= last));

    /// <summary>Forms that a procedure names and that are not there.</summary>
    public IEnumerable<string> UnknownForms => Procedures
        .SelectMany(procedure => procedure.Regimes.All.SelectMany(one => one.Value!.Forms))
        .Except(Forms.Select(form => form.Code), StringComparer.Ordinal);
}
