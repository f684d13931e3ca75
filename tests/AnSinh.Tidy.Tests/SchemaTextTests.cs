using System.Globalization;
using System.Text.RegularExpressions;

namespace AnSinh.Tidy.Tests;

/// <summary>The schema texts stay in the common subset of both engines, numbered without gaps.</summary>
public partial class SchemaTextTests
{
    // BYTEA holds the bytes of a file: SQLite takes any type name and keeps bytes as bytes.
    private static readonly string[] Types =
        ["UUID", "TEXT", "DATE", "TIMESTAMP", "BOOLEAN", "INTEGER", "BIGINT", "BYTEA"];

    [Fact]
    public void Texts_are_numbered_without_gaps_and_use_common_types() =>
        Faults(Repository.Under("schema", ".sql")).ShouldBeEmpty();

    [Fact]
    public void Control_gap_name_and_type_are_found() => Faults(
    [
        new("schema/0001_a.sql",
            "CREATE TABLE a (\n    x UUID NOT NULL PRIMARY KEY,\n    y NUMERIC(10, 2),\n    CHECK (x > y)\n);"),
        new("schema/0003_b.sql", "CREATE TABLE b (\n    z DOUBLE PRECISION\n);\nCREATE TABLE c (\n    month TEXT NOT "
            + "NULL,\n    paid_vnd TEXT\n);"),
        new("schema/four.sql", ""),
        new("schema/0003_t.sqlite.sql", ""), new("schema/0003_t.postgres.sql", "CREATE TABLE d (\n    x SERIAL\n);"),
    ]).ShouldBe(
    [
        "schema/four.sql: is not named NNNN_name.sql", "schema: 0002 is missing",
        "schema/0001_a.sql: y is NUMERIC", "schema/0003_b.sql: z is DOUBLE", "schema/0003_b.sql: month is TEXT",
        "schema/0003_b.sql: paid_vnd is TEXT", "schema/0003_t.postgres.sql: x is SERIAL",
    ]);

    private static IEnumerable<string> Faults(IEnumerable<Source> texts)
    {
        var all = texts.ToList();
        var named = all.Where(text => Numbered().IsMatch(text.Path)).ToList();
        foreach (var text in all.Except(named))
        {
            yield return $"{text.Path}: is not named NNNN_name.sql";
        }

        var numbers = named.Select(text => int.Parse(
            Numbered().Match(text.Path).Groups["number"].Value, CultureInfo.InvariantCulture)).ToHashSet();
        foreach (var number in Enumerable.Range(1, numbers.Max()).Where(number => !numbers.Contains(number)))
        {
            yield return $"schema: {number:0000} is missing";
        }

        foreach (var text in named)
        {
            foreach (Match table in Table().Matches(text.Text))
            {
                foreach (Match column in Column().Matches(table.Groups["body"].Value))
                {
                    var (name, type) = (column.Groups["name"].Value, column.Groups["type"].Value);
                    var number = name.EndsWith("_vnd", StringComparison.Ordinal)
                        || name.EndsWith("month", StringComparison.Ordinal)
                        || name.EndsWith("coefficient", StringComparison.Ordinal);
                    if (!Types.Contains(type) || (number && type is not ("INTEGER" or "BIGINT")))
                    {
                        yield return $"{text.Path}: {name} is {type}";
                    }
                }
            }
        }
    }

    [GeneratedRegex(@"^schema/(?<number>[0-9]{4})_[a-z_]+(?:\.sqlite|\.postgres)?\.sql$", RegexOptions.None, 1000)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"CREATE TABLE \w+ \((?<body>.*?)\n\);", RegexOptions.Singleline, 1000)]
    private static partial Regex Table();

    [GeneratedRegex(@"^\s+(?<name>[a-z0-9_]+) (?<type>[A-Z]+)", RegexOptions.Multiline, 1000)]
    private static partial Regex Column();
}
