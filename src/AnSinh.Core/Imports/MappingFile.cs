using System.Text.Json;
using AnSinh.Core.Files;
using AnSinh.Core.Shared;

namespace AnSinh.Core.Imports;

/// <summary>
/// Columns said in a file of their own, for the command line: kind, row and height of the headings where they are not
/// found, and per column (its heading, or its letters) the field.
/// </summary>
public static class MappingFile
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    private sealed record Said(string Kind, int? Row, int? Height, Dictionary<string, string> Columns);

    public static ColumnMapping Read(string json, byte[] list, ReadLimits limits)
    {
        var said = Parsed(json);
        if (!SourceProfile.Mappable.Any(source => source.Kind == said.Kind))
        {
            throw Refused("KIND_UNKNOWN", $"“{said.Kind}” không ghép cột được. Các loại: "
                + string.Join(", ", SourceProfile.Mappable.Select(source => source.Kind)) + ".");
        }

        var table = ColumnTable.Read(list, limits, new TableAsked(said.Kind, null, said.Row, said.Height));
        var fields = new Dictionary<int, string>();
        foreach (var (name, field) in said.Columns)
        {
            if (!fields.TryAdd(ColumnOf(table, name), field))
            {
                throw Refused("COLUMN_TWICE", $"Cột “{name}” được ghi hai lần. Mỗi cột ghi một lần.");
            }
        }

        return table.Mapped(fields);
    }

    private static Said Parsed(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Said>(json, Json) is { Kind: not null, Columns: not null } said ? said
                : throw new JsonException("kind and columns are needed");
        }
        catch (JsonException)
        {
            throw Refused("MAPPING_FORM", "Tệp ghép cột là JSON: {\"kind\": \"registry-list\", \"row\": 4, "
                + "\"columns\": {\"Tên ông bà\": \"full_name\", \"C\": \"dob\"}}. Xem lại dấu ngoặc và tên trường.");
        }
    }

    /// <summary>By the heading, else by the letters of the column.</summary>
    private static int ColumnOf(ColumnTable table, string name)
    {
        var key = VietnameseText.SearchKey(name);
        var column = table.Columns.FirstOrDefault(one => VietnameseText.SearchKey(one.Heading) == key)
            ?? table.Columns.FirstOrDefault(one => one.Letters.Equals(name, StringComparison.OrdinalIgnoreCase));
        return column?.Column ?? throw Refused("COLUMN_UNKNOWN",
            $"Bảng không có cột “{name}”. Các cột: "
            + string.Join("; ", table.Columns.Select(one => $"{one.Letters} “{one.Heading}”")) + ".");
    }

    private static RefusedException Refused(string code, string message) =>
        new(new Refusal(code, message, "mapping"));
}
