using System.Globalization;
using System.Reflection;
using AnSinh.Core.Store;
using AnSinh.Policy.Law;
using Microsoft.EntityFrameworkCore;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace AnSinh.Core.Network;

/// <summary>A fee that a bank may promise not to take.</summary>
public sealed record FeeWaiver(string Code, string Label);

/// <summary>
/// The fees of waivers.yaml, with the source, and the days a bank has to answer; the setting <c>fee-answer-days</c>
/// goes before the file.
/// </summary>
public sealed class FeeWaivers
{
    public const string DaysSetting = "fee-answer-days";
    private const int MostDays = 365;

    private static readonly Lazy<WaiversFile> File = new(Read);

    private FeeWaivers(int answerDays) => AnswerDays = answerDays;

    public static IReadOnlyList<FeeWaiver> All =>
        [.. File.Value.Waivers.Select(one => new FeeWaiver(one.Code, one.Label))];

    public static string Cite => File.Value.Cite;

    public static Mark Mark => MarkWords.TryParse(File.Value.Mark, out var mark)
        ? mark
        : throw new InvalidDataException($"waivers.yaml: no mark '{File.Value.Mark}'");

    /// <summary>Days after the report until an open one stands first.</summary>
    public int AnswerDays { get; }

    public static FeeWaivers Of(AppDb db)
    {
        var set = db.Settings.AsNoTracking().Where(one => one.Key == DaysSetting).Select(one => one.Value)
            .FirstOrDefault();
        return new FeeWaivers(
            int.TryParse(set, NumberStyles.None, CultureInfo.InvariantCulture, out var days)
                && days is > 0 and <= MostDays ? days : File.Value.AnswerDays);
    }

    /// <summary>Null where the file has no such code.</summary>
    public static FeeWaiver? Find(string? code) => All.FirstOrDefault(one => one.Code == code);

    /// <summary>The label; the code itself where the file no longer has it.</summary>
    public static string LabelOf(string code) => Find(code)?.Label ?? code;

    private static WaiversFile Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("network/waivers.yaml")!;
        using var reader = new StreamReader(stream);
        return new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build()
            .Deserialize<WaiversFile>(reader);
    }

    private sealed class WaiversFile
    {
        public string Cite { get; set; } = "";

        public string Mark { get; set; } = "";

        public int AnswerDays { get; set; }

        public List<WaiverRow> Waivers { get; set; } = [];
    }

    private sealed class WaiverRow
    {
        public string Code { get; set; } = "";

        public string Label { get; set; } = "";
    }
}
