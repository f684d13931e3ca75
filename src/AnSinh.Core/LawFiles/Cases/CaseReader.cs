using System.Globalization;
using System.Text.Json;
using AnSinh.Policy;
using AnSinh.Policy.Law;

namespace AnSinh.Core.LawFiles.Cases;

/// <summary>A case that cannot be handled; the message says which field and what was read.</summary>
public sealed class CaseException(string message) : Exception(message);

/// <summary>
/// Reads the fields of a case: a field that is absent or null has its stated default, any other text is named.
/// </summary>
internal static class CaseReader
{
    public static JsonElement? Part(this JsonElement holder, string name) =>
        holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out var value)
            && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
            ? value : null;

    public static IEnumerable<JsonElement> Items(this JsonElement holder, string name) =>
        holder.Part(name) is not { } list ? []
        : list.ValueKind == JsonValueKind.Array ? list.EnumerateArray()
        : throw Wrong(name, "a list", list);

    public static string? Text(this JsonElement holder, string name) =>
        holder.Part(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw Wrong(name, "a text", value);

    public static bool Flag(this JsonElement holder, string name, bool absent = false) =>
        holder.Part(name) is not { } value ? absent
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : throw Wrong(name, "true or false", value);

    public static long? Whole(this JsonElement holder, string name) =>
        holder.Part(name) is not { } value ? null
        : Hundredths(value) is { } hundredths && hundredths % 100 == 0 ? hundredths / 100
        : throw Wrong(name, "a whole number", value);

    /// <summary>A coefficient or a number of months with at most two decimals, in hundredths.</summary>
    public static long? Hundredths(this JsonElement holder, string name) =>
        holder.Part(name) is not { } value ? null
        : Hundredths(value) ?? throw Wrong(name, "a number with at most two decimals", value);

    public static DateOnly? Day(this JsonElement holder, string name) =>
        holder.Part(name) is { } value ? DayOf(value, name) : null;

    public static Month? Month(this JsonElement holder, string name) =>
        holder.Part(name) is { } value ? MonthOf(value, name) : null;

    public static DateOnly NeededDay(this JsonElement holder, string name) => holder.Day(name) ?? throw Missing(name);

    public static Month NeededMonth(this JsonElement holder, string name) => holder.Month(name) ?? throw Missing(name);

    public static long NeededWhole(this JsonElement holder, string name) => holder.Whole(name) ?? throw Missing(name);

    public static string NeededText(this JsonElement holder, string name) => holder.Text(name) ?? throw Missing(name);

    public static DateOnly DayOf(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(
            value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : throw Wrong(name, "a date like 2026-12-31", value);

    public static Month MonthOf(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.String && Policy.Month.TryParse(value.GetString(), out var month)
            ? month : throw Wrong(name, "a month like 2026-12", value);

    /// <summary>One of the words of a field.</summary>
    public static T Word<T>(this JsonElement holder, string name, IReadOnlyDictionary<string, T> words, T absent) =>
        holder.Text(name) is not { } text ? absent
        : words.TryGetValue(text, out var value) ? value
        : throw new CaseException($"{name}: one of {string.Join(", ", words.Keys)} is expected, read \"{text}\"");

    public static LocalLaw? Local(JsonElement facts, long? baseVnd) => baseVnd is { } localVnd
        ? new LocalLaw(localVnd, facts.Text("override_scope") == "all" ? LocalScope.All : LocalScope.Allowance)
        : null;

    public static CaseException Missing(string name) => new($"{name}: is missing");

    private static CaseException Wrong(string name, string expected, JsonElement read) =>
        new($"{name}: {expected} is expected, read {read.GetRawText()}");

    private static long? Hundredths(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number)
            && decimal.Truncate(number * 100) == number * 100 && Math.Abs(number) < 1_000_000_000_000_000
            ? (long)(number * 100) : null;
}
