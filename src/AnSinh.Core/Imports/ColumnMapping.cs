using System.Security.Cryptography;
using System.Text;
using AnSinh.Core.Shared;

namespace AnSinh.Core.Imports;

/// <summary>A column of a table, 0 is A, and what an officer said it means.</summary>
public sealed record MappedColumn(int Column, string Heading, string Field);

/// <summary>
/// What an officer said the columns of a table mean. It fits every table with the same headings in the same columns;
/// which rules check what is read does not depend on it.
/// </summary>
/// <param name="Kind">A kind of <see cref="SourceProfile.Mappable"/>.</param>
/// <param name="Fingerprint">Of the headings; see <see cref="FingerprintOf"/>.</param>
/// <param name="Height">Rows of the headings.</param>
/// <param name="Columns">Columns that mean something.</param>
public sealed record ColumnMapping(string Kind, string Fingerprint, int Height, IReadOnlyList<MappedColumn> Columns)
{
    /// <summary>Who said so and when; null for one that is not remembered yet.</summary>
    public ImportMapping? Remembered { get; init; }

    /// <summary>
    /// One text for the same headings: accents, capitals and numbers (the month, the year) do not count.
    /// </summary>
    public static string FingerprintOf(IEnumerable<KeyValuePair<int, string>> headings)
    {
        var text = new StringBuilder();
        foreach (var (column, heading) in headings.OrderBy(pair => pair.Key))
        {
            var key = VietnameseText.SearchKey(heading.Replace(HeadingMeanings.Below, ' '));
            text.Append(column).Append(':').AppendJoin(' ', key.Split(' ').Where(word => !word.All(char.IsAsciiDigit)))
                .Append('|');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>Why the columns are no table of the kind; none when they are.</summary>
    public static IReadOnlyList<Refusal> Faults(SourceProfile source, IReadOnlyCollection<MappedColumn> columns)
    {
        var faults = new List<Refusal>();
        foreach (var column in columns.Where(one => !source.Columns.ContainsKey(one.Field)))
        {
            faults.Add(new Refusal("FIELD_UNKNOWN",
                $"Cột {Letters(column)}: “{column.Field}” không phải trường của {source.Title}. "
                + $"Các trường: {string.Join(", ", source.Columns.Keys)}.", Letters(column)));
        }

        foreach (var twice in columns.GroupBy(one => one.Field).Where(group => group.Count() > 1))
        {
            faults.Add(new Refusal("FIELD_TWICE",
                $"Cột {string.Join(" và ", twice.Select(Letters))} cùng chọn “{SourceProfile.NameOf(twice.Key)}”. "
                + "Giữ một cột, cột kia chọn “Bỏ qua” hoặc trường khác.", Letters(twice.Last())));
        }

        faults.AddRange(Missing(source, [.. columns.Select(one => one.Field)]));
        return faults;
    }

    private static IEnumerable<Refusal> Missing(SourceProfile source, HashSet<string> fields)
    {
        foreach (var needed in source.Required.Where(one => !fields.Contains(one)))
        {
            yield return new Refusal("FIELD_MISSING",
                $"Chưa chọn cột nào là “{SourceProfile.NameOf(needed)}”. {source.Title} phải có cột này.", needed);
        }

        foreach (var any in (List<string>[])[source.AnyOf, source.Also])
        {
            if (!SourceProfile.Any(any, fields))
            {
                yield return OneOf(any);
            }
        }

        if (source.Tables.Count > 0 && !source.Tables.Exists(shape => shape.Required.TrueForAll(fields.Contains)))
        {
            yield return OneOf([.. source.Tables.SelectMany(shape => shape.Required).Distinct()
                .Where(one => !fields.Contains(one))]);
        }
    }

    private static Refusal OneOf(List<string> fields) => new("FIELD_MISSING",
        $"Cần thêm một trong các cột: {string.Join(", ", fields.Select(SourceProfile.NameOf))}.", fields[0]);

    private static string Letters(MappedColumn column) => ImportReasons.ColumnLetters(column.Column);
}
