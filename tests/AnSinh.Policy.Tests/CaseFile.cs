using System.Text.Json;

using AnSinh.Policy.Assessment;
using AnSinh.Policy.Law;

namespace AnSinh.Policy.Tests;

/// <summary>
/// One line of samples/law-cases.jsonl: facts as JSON, what is expected, other readings that are also right.
/// </summary>
public sealed record CaseLine(
    string Id, Month Month, long? LocalBaseVnd, JsonElement Facts, JsonElement Expected, JsonElement? Accept)
{
    public string Kind =>
        Facts.TryGetProperty("special", out var special) && special.ValueKind == JsonValueKind.Object
            ? special.GetProperty("kind").GetString()!
            : "";

    public static IReadOnlyList<CaseLine> All { get; } = [.. File.ReadLines("samples/law-cases.jsonl").Select(Read)];

    public MonthLaw LawOf(LawBook book, Month month) => book.For(month, LocalBaseVnd is { } baseVnd
        ? new LocalLaw(baseVnd, Text(Facts, "override_scope") == "all" ? LocalScope.All : LocalScope.Allowance)
        : null);

    public override string ToString() => Id;

    private static CaseLine Read(string line)
    {
        var root = JsonDocument.Parse(line).RootElement;
        return new CaseLine(
            root.GetProperty("id").GetString()!,
            Month.Parse(root.GetProperty("as_of_month").GetString()!),
            root.GetProperty("province_base_override") is { ValueKind: JsonValueKind.Number } value
                ? value.GetInt64()
                : null,
            root.GetProperty("facts"),
            root.GetProperty("expected"),
            root.TryGetProperty("accept", out var accept) ? accept : null);
    }

    private static string? Text(JsonElement holder, string name) =>
        holder.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
