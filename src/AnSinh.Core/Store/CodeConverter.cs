using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AnSinh.Core.Store;

/// <summary>Enum members as codes: CarriedOver ↔ CARRIED_OVER. The same text in code, tables and JSON.</summary>
public sealed class CodeConverter<T>() : ValueConverter<T, string>(value => Code.Of(value), code => Code.Parse<T>(code))
    where T : struct, Enum;

/// <summary>The text code of an enum member, and back.</summary>
public static class Code
{
    public static string Of<T>(T value)
        where T : struct, Enum => Names<T>.Codes[value];

    public static T Parse<T>(string code)
        where T : struct, Enum =>
        Names<T>.Values.TryGetValue(code, out var value)
            ? value
            : throw new FormatException($"{code} is not a {typeof(T).Name}");

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Codes =
            Enum.GetValues<T>().ToDictionary(
                value => value, value => SnakeCase.Of(value.ToString()).ToUpperInvariant());

        public static readonly Dictionary<string, T> Values =
            Codes.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}
