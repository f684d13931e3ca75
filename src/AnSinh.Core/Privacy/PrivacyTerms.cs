using System.Globalization;
using System.Reflection;
using AnSinh.Core.Store;
using AnSinh.Policy.Calendar;
using AnSinh.Policy.Law;
using Microsoft.EntityFrameworkCore;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace AnSinh.Core.Privacy;

/// <summary>Days to carry a kind of request out, with where they come from.</summary>
public sealed record PrivacyTerm(DataRequestKind Kind, int Days, string Cite, Mark Mark);

/// <summary>Both clocks of a request: the last day to answer and the last day to carry it out.</summary>
public sealed record RequestDue(DateOnly Answer, DateOnly Complete);

/// <summary>
/// The days in force in a database: the data of terms.yaml, and before them the settings <c>privacy-days:KIND</c>.
/// </summary>
public sealed class PrivacyTerms
{
    private const string SettingPrefix = "privacy-days:";
    private const int MostDays = 365;

    private readonly Dictionary<DataRequestKind, PrivacyTerm> terms;

    private PrivacyTerms(TermsFile file, IReadOnlyDictionary<string, string> settings)
    {
        AnswerWorkingDays = file.AnswerWorkingDays;
        AnswerCite = file.AnswerCite;
        AnswerMark = MarkOf(file.AnswerMark);
        terms = Enum.GetValues<DataRequestKind>().ToDictionary(kind => kind, kind => TermOf(kind, file, settings));
    }

    public int AnswerWorkingDays { get; }

    public string AnswerCite { get; }

    public Mark AnswerMark { get; }

    public static PrivacyTerms Of(AppDb db) => new(
        Read(), db.Settings.AsNoTracking().Where(setting => setting.Key.StartsWith(SettingPrefix))
            .ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal));

    public PrivacyTerm this[DataRequestKind kind] => terms[kind];

    /// <summary>The day of receipt is not counted, in either clock.</summary>
    public RequestDue Due(DataRequest request, WorkingCalendar calendar) => new(
        calendar.Due(request.ReceivedOn, AnswerWorkingDays), request.ReceivedOn.AddDays(terms[request.Kind].Days));

    private static PrivacyTerm TermOf(
        DataRequestKind kind, TermsFile file, IReadOnlyDictionary<string, string> settings)
    {
        var code = Code.Of(kind);
        var term = file.Kinds[code];
        return settings.TryGetValue(SettingPrefix + code, out var text)
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            && days is > 0 and <= MostDays
            ? new PrivacyTerm(kind, days, "thiết lập của cơ quan", Mark.Unknown)
            : new PrivacyTerm(kind, term.Days, term.Cite, MarkOf(term.Mark));
    }

    private static Mark MarkOf(string text) => MarkWords.TryParse(text, out var mark)
        ? mark
        : throw new InvalidDataException($"terms.yaml: no mark '{text}'");

    private static TermsFile Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("privacy/terms.yaml")!;
        using var reader = new StreamReader(stream);
        return new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build()
            .Deserialize<TermsFile>(reader);
    }

    private sealed class TermsFile
    {
        public int AnswerWorkingDays { get; set; }

        public string AnswerCite { get; set; } = "";

        public string AnswerMark { get; set; } = "";

        public Dictionary<string, TermLine> Kinds { get; set; } = [];
    }

    private sealed class TermLine
    {
        public int Days { get; set; }

        public string Cite { get; set; } = "";

        public string Mark { get; set; } = "";
    }
}
