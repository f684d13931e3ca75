using System.Globalization;
using System.Text.Json.Nodes;
using AnSinh.Core.Store;
using AnSinh.Policy;
using AnSinh.Policy.Calendar;
using AnSinh.Policy.Course;
using AnSinh.Policy.Law;

namespace AnSinh.Core.LawFiles.Cases;

/// <summary>
/// Cases about the course of a benefit: first month, stop, suspend, resume, and the deadline of a dossier.
/// </summary>
internal sealed class CourseCases(LoadedLaw law)
{
    private static readonly Dictionary<string, StartGround> Grounds = new()
    {
        ["5.6"] = StartGround.Disability,
        ["5.5.b_old"] = StartGround.OldAge75,
        ["5.5.c_old"] = StartGround.OldAge80,
    };

    private static readonly Dictionary<string, SuspendCause> Causes = new()
    {
        ["refuses_review"] = SuspendCause.RefusesReview,
        ["not_collected"] = SuspendCause.NotCollected,
    };

    private static readonly Dictionary<string, ReviewOutcome> Outcomes = new()
    {
        ["unchanged"] = ReviewOutcome.Unchanged,
        ["ineligible"] = ReviewOutcome.Ineligible,
        ["changed"] = ReviewOutcome.Changed,
    };

    /// <summary>Procedure, and which of its steps; null for all.</summary>
    private static readonly Dictionary<string, (string Procedure, string? By)> Procedures = new()
    {
        ["allowance"] = ("allowance", null),
        ["care"] = ("care", null),
        ["social_pension"] = ("social-pension", null),
        ["funeral"] = ("funeral", null),
        ["facility_commune"] = ("facility", "commune"),
        ["facility_head"] = ("facility", "facility"),
    };

    public JsonObject Start(CaseGiven given)
    {
        var special = given.Special;
        var signed = special.NeededDay("decision_signed");
        var first = StartRules.First(law.Book, new StartFacts(
            Grounds.GetValueOrDefault(special.NeededText("ground"), StartGround.Other),
            special.Day("dossier_received") ?? signed, signed)
        {
            CertificateOn = special.Day("certificate_date"),
            Birth = special.Day("dob"),
        });
        var months = StartRules.Arrears(first, signed);
        var result = new JsonObject { ["start_month"] = first.ToString(), ["arrears_months"] = Texts(months) };
        if (special.Hundredths("coef") is { } coefficient)
        {
            result["arrears_vnd"] = months.Sum(month => BaseVnd(month, given.Local) * coefficient / 100);
        }

        return result;
    }

    public JsonObject Stop(CaseGiven given)
    {
        var special = given.Special;
        return special.NeededText("event") switch
        {
            "death" or "declared_missing" or "prison" or "ineligible" or "refuses_benefit" => End(given),
            "not_collected" => Action(StopRules.NotCollected(
                law.Book, special.Day("event_date") ?? given.AsOf.LastDay,
                (int)special.NeededWhole("consecutive_months"))),
            "refuses_review" => Action(CourseAction.Suspend),
            "detained" => Action(StopRules.Detained(
                law.Book, special.NeededDay("event_date"),
                (int)(special.Hundredths("months") ?? throw CaseReader.Missing("months")))),
            "no_cure_after_suspension" => NoCure(given),
            "review_after_suspension" => Review(given),
            var other => throw new CaseException($"event: \"{other}\" is not known"),
        };
    }

    public JsonObject Deadline(CaseGiven given)
    {
        var special = given.Special;
        var received = special.NeededDay("received_date");
        var days = special.Whole("working_days") ?? DaysOf(special.NeededText("procedure"), received);
        var calendar = new WorkingCalendar(
            law.Holidays, withSwaps: false, Days(given, "extra_days_off"), Days(given, "extra_working_days"));
        return new JsonObject { ["due_date"] = Text(calendar.Due(received, (int)days)) };
    }

    /// <summary>By the regime of the day of receipt; by the last one where that has no limit.</summary>
    private int DaysOf(string procedure, DateOnly received)
    {
        if (!Procedures.TryGetValue(procedure, out var asked))
        {
            throw new CaseException(
                $"procedure: one of {string.Join(", ", Procedures.Keys)} is expected, read \"{procedure}\"");
        }

        int? Days(ProcedureRegime? regime) => asked.By is { } by
            ? regime?.Steps.FirstOrDefault(step => step.By == by)?.WorkingDays : regime?.WorkingDays;
        var regimes = law.Practice.Procedure(asked.Procedure).Regimes;
        return Days(regimes.On(received)?.Value) ?? Days(regimes.All[^1].Value)!.Value;
    }

    private static JsonObject End(CaseGiven given)
    {
        var paid = given.Special.Items("paid_months").Select(month => CaseReader.MonthOf(month, "paid_months"));
        var ending = StopRules.End(given.Special.NeededDay("event_date"), paid);
        var result = Action(CourseAction.Terminate);
        result["last_paid_month"] = ending.LastPaid.ToString();
        result["stop_from"] = ending.StopFrom.ToString();
        result["overpaid_months"] = Texts(ending.Overpaid);
        return result;
    }

    private JsonObject NoCure(CaseGiven given)
    {
        var special = given.Special;
        special.NeededText("suspend_cause");
        var after = StopRules.EndsAfter(
            law.Book, special.Word("suspend_cause", Causes, default), special.NeededMonth("suspended_from"),
            special.NeededMonth("review_month"));
        var result = Action(after is null ? CourseAction.None : CourseAction.Terminate);
        result["after_months"] = after;
        return result;
    }

    private static JsonObject Review(CaseGiven given)
    {
        var special = given.Special;
        special.NeededText("outcome");
        var (action, from) = StopRules.Review(
            special.Word("outcome", Outcomes, default), special.NeededMonth("suspended_from"),
            special.Month("changed_month"));
        var result = Action(action);
        result[action == CourseAction.Resume ? "resume_from" : "effective_from"] = from.ToString();
        if (action == CourseAction.Resume)
        {
            result["backpay"] = true;
        }

        return result;
    }

    /// <summary>The base of a benefit month, the local one where it is higher.</summary>
    private long BaseVnd(Month month, LocalLaw? local) =>
        Math.Max(law.Book.NumberIn(ParameterIds.StandardRate, month) ?? 0, local?.BaseVnd ?? 0);

    private static IEnumerable<DateOnly> Days(CaseGiven given, string name) =>
        given.Special.Items(name).Select(day => CaseReader.DayOf(day, name));

    private static JsonObject Action(CourseAction action) => new() { ["action"] = Code.Of(action) };

    private static JsonArray Texts(IEnumerable<Month> months) =>
        new([.. months.Select(month => JsonValue.Create(month.ToString()))]);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
