using System.Globalization;
using System.Reflection;
using AnSinh.Core.Store;
using AnSinh.Policy;
using AnSinh.Policy.Calendar;
using AnSinh.Policy.Law;
using Microsoft.EntityFrameworkCore;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace AnSinh.Core.Exchanges;

/// <summary>
/// The days in force in a database: the data of terms.yaml, and before them the settings <c>exchange-days:KIND</c> and
/// <c>exchange-report-day</c>.
/// </summary>
public sealed class ExchangeTerms
{
    private const string DaysPrefix = "exchange-days:";
    private const string ReportKey = "exchange-report-day";
    private const int MostDays = 365;
    private const int LastDayOfAny = 31;

    private readonly Dictionary<string, string> settings;
    private readonly TermsFile file = Read();

    private ExchangeTerms(Dictionary<string, string> settings) => this.settings = settings;

    /// <summary>The day of the month before which accounts are reported.</summary>
    public int ReportDay => Setting(ReportKey, LastDayOfAny) ?? file.ReportDay;

    public string ReportCite => Setting(ReportKey, LastDayOfAny) is null ? file.ReportCite : "thiết lập của cơ quan";

    public Mark ReportMark => MarkOf(file.ReportMark);

    public static ExchangeTerms Of(AppDb db) => new(
        db.Settings.AsNoTracking().Where(setting => setting.Key.StartsWith("exchange-"))
            .ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal));

    /// <summary>Working days a partner has to answer.</summary>
    public int AnswerDays(ExchangeKind kind) =>
        Setting(DaysPrefix + Code.Of(kind), MostDays) ?? file.AnswerWorkingDays;

    /// <summary>
    /// The last working day to report in a month: before the day, or the last day where the month has no such day.
    /// </summary>
    public DateOnly ReportBy(Month month, WorkingCalendar calendar)
    {
        var last = ReportDay <= month.LastDay.Day ? month.FirstDay.AddDays(ReportDay - 2) : month.LastDay;
        while (!calendar.IsWorkingDay(last))
        {
            last = last.AddDays(-1);
        }

        return last;
    }

    /// <summary>Last day to answer a batch made on a day; a bank answers in time for the report.</summary>
    public DateOnly Due(ExchangeKind kind, DateOnly made, WorkingCalendar calendar)
    {
        if (kind != ExchangeKind.Bank)
        {
            return calendar.Due(made, AnswerDays(kind));
        }

        var report = ReportBy(Month.Of(made), calendar);
        return report >= made ? report : ReportBy(Month.Of(made).Plus(1), calendar);
    }

    private int? Setting(string key, int most) =>
        settings.TryGetValue(key, out var text)
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        && value > 0 && value <= most ? value : null;

    private static Mark MarkOf(string text) => MarkWords.TryParse(text, out var mark)
        ? mark
        : throw new InvalidDataException($"terms.yaml: no mark '{text}'");

    private static TermsFile Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("exchanges/terms.yaml")!;
        using var reader = new StreamReader(stream);
        return new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build()
            .Deserialize<TermsFile>(reader);
    }

    private sealed class TermsFile
    {
        public int ReportDay { get; set; }

        public string ReportCite { get; set; } = "";

        public string ReportMark { get; set; } = "";

        public int AnswerWorkingDays { get; set; }

        public string AnswerCite { get; set; } = "";

        public string AnswerMark { get; set; } = "";
    }
}
