using System.Globalization;
using System.Reflection;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy.Law;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace AnSinh.Core.Privacy;

/// <summary>
/// A kind of record with its time: years since the day in the column, where they come from, how many records are past
/// them (from a day before <paramref name="Before"/>) and how many there are.
/// </summary>
public sealed record RetentionResult(
    string Title, string Table, int Years, string Cite, Mark Mark, DateOnly Before, long Past, long All);

/// <summary>Lists what is past its time by retention.yaml. It deletes nothing.</summary>
public static class Retention
{
    public static IReadOnlyList<RetentionResult> Look(AppDb db, DateOnly today)
    {
        using var wide = db.LookEverywhere();
        return [.. Read().Select(kind =>
        {
            var before = today.AddYears(-kind.Years);
            var past = db.Number(
                $"SELECT COUNT(*) FROM {kind.Table} WHERE {kind.Since} < "
                + BulkReader.Literal(before));
            return new RetentionResult(
                kind.Title, kind.Table, kind.Years, kind.Cite, MarkOf(kind), before, past,
                db.Number($"SELECT COUNT(*) FROM {kind.Table}"));
        })];
    }

    /// <summary>One line for a reader.</summary>
    public static string Line(RetentionResult one) => string.Create(
        CultureInfo.InvariantCulture,
        $"{one.Title}: {VndText.Number(one.Past)} trong {VndText.Number(one.All)} đã quá {one.Years} năm ")
        + string.Create(
            CultureInfo.InvariantCulture, $"(trước {one.Before:dd/MM/yyyy}; {one.Cite}, {one.Mark.Vietnamese()})");

    private static Mark MarkOf(RetentionKind kind) => MarkWords.TryParse(kind.Mark, out var mark)
        ? mark
        : throw new InvalidDataException($"retention.yaml: no mark '{kind.Mark}'");

    private static List<RetentionKind> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("privacy/retention.yaml")!;
        using var reader = new StreamReader(stream);
        return new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build()
            .Deserialize<RetentionFile>(reader).Kinds;
    }

    private sealed class RetentionFile
    {
        public List<RetentionKind> Kinds { get; set; } = [];
    }

    private sealed class RetentionKind
    {
        public string Title { get; set; } = "";

        public string Table { get; set; } = "";

        public string Since { get; set; } = "";

        public int Years { get; set; }

        public string Cite { get; set; } = "";

        public string Mark { get; set; } = "";
    }
}
