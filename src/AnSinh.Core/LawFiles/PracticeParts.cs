using System.Globalization;
using AnSinh.Policy.Law;

namespace AnSinh.Core.LawFiles;

/// <summary>Reads procedures, forms and reports.</summary>
internal static class PracticeParts
{
    private static readonly string[] Offices =
        ["commune", "district-labour", "district", "province-labour", "facility"];

    private static readonly string[] Tiers = ["commune", "district", "province"];

    public static Procedure Procedure(YamlPart part)
    {
        var procedure = new Procedure(
            part.Word("id"), part.Word("title"),
                new DatedValues<ProcedureRegime>(part.Part("regimes").Items().Select(Regime)));
        part.NothingElse();
        return procedure;
    }

    public static LawForm Form(YamlPart part)
    {
        var form = new LawForm(
            part.Word("code"), part.Word("title"), IsLayoutKnown(part), part.PartOrNull("confidential")?.YesNo()
                ?? false,
            part.Source());
        part.NothingElse();
        return form;
    }

    public static LawReport Report(YamlPart part)
    {
        var report = new LawReport(
            part.Word("id"), part.Word("title"), part.Part("forms").Words(), IsLayoutKnown(part),
            [.. part.Part("due").Entries().Select(Due)], part.Part("from").Day(), part.DayOrNull("until"),
                part.Source());
        part.NothingElse();
        return report;
    }

    private static Dated<ProcedureRegime> Regime(YamlPart part)
    {
        var regime = new ProcedureRegime(
            [.. part.Part("steps").Items().Select(Step)], part.PartOrNull("forms")?.Words() ?? []);
        var dated = new Dated<ProcedureRegime>(part.Part("from").Day(), regime, part.Source());
        part.NothingElse();
        return dated;
    }

    private static ProcedureStep Step(YamlPart part)
    {
        var step = new ProcedureStep(
            part.Word("title"), OneOf(part.Part("by"), Offices), part.PartOrNull("days")?.Whole());
        part.NothingElse();
        return step;
    }

    private static ReportDue Due((string Tier, YamlPart Part) entry)
    {
        if (!Tiers.Contains(entry.Tier))
        {
            throw entry.Part.Refuse($"Cấp phải là một trong: {string.Join(", ", Tiers)}; đọc được \"{entry.Tier}\".");
        }

        return new ReportDue(entry.Tier, [.. entry.Part.Items().Select(DayOfYear)]);
    }

    internal static (int Month, int Day) DayOfYear(YamlPart part) =>
        DateOnly.TryParseExact(
            "2000-" + part.Word(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
            ? (on.Month, on.Day)
            : throw part.Refuse($"Viết ngày dạng 11-24 (tháng, ngày), đọc được \"{part.Word()}\".");

    private static bool IsLayoutKnown(YamlPart part) =>
        OneOf(part.Part("layout"), ["known", "title-only"]) == "known";

    private static string OneOf(YamlPart part, string[] words) => words.Contains(part.Word())
        ? part.Word()
        : throw part.Refuse($"Phải là một trong: {string.Join(", ", words)}; đọc được \"{part.Word()}\".");
}
