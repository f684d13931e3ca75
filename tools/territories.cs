// Makes law/territories/*.csv again from a folder with units-3tier-2021-2025.csv, units-2tier.csv, map-commune-old-new.csv
// and name-variants.csv:   dotnet run tools/territories.cs -- FOLDER
// An area keeps its id for ever: ids are read from the areas.csv that is there, new intervals get the next free ones.
using System.Globalization;
using System.Text;

const string FirstDay = "1900-01-01";
string[] levels = ["PROVINCE", "DISTRICT", "COMMUNE"];
if (args.Length != 1)
{
    Console.Error.WriteLine("dotnet run tools/territories.cs -- FOLDER");
    return 2;
}

var source = args[0];
var target = Path.Combine("law", "territories");
if (!File.Exists("AnSinh.slnx"))
{
    Console.Error.WriteLine("run it at the root of the repository");
    return 2;
}

Directory.CreateDirectory(target);
var variants = Read(Path.Combine(source, "name-variants.csv"));
var units = Read(Path.Combine(source, "units-3tier-2021-2025.csv"))
    .Concat(Read(Path.Combine(source, "units-2tier.csv")))
    .Select(row => new Unit(
        row["code"], Clean(row["name"]), row["level"].ToUpperInvariant(), row["type"], row["parent"],
        row["valid_from"] is "" ? FirstDay : row["valid_from"], row["valid_to"]))
    .OrderBy(unit => Array.IndexOf(levels, unit.Level))
    .ThenBy(unit => unit.Code, StringComparer.Ordinal)
    .ThenBy(unit => unit.From, StringComparer.Ordinal)
    .ToList();

var areasFile = Path.Combine(target, "areas.csv");
var ids = File.Exists(areasFile)
    ? Read(areasFile).ToDictionary(
        row => (row["level"], row["code"], row["valid_from"]), row => int.Parse(row["id"], CultureInfo.InvariantCulture))
    : [];
var next = ids.Count == 0 ? 1 : ids.Values.Max() + 1;
foreach (var unit in units.Where(unit => !ids.ContainsKey(unit.Key)))
{
    ids[unit.Key] = next++;
}

var byCode = units.ToLookup(unit => (unit.Level, unit.Code));
var spellings = variants.ToLookup(row => (row["code"], Clean(row["name"])), row => Clean(row["variant"]));
var lines = new List<string> { "id,code,name,level,type,parent_id,province_id,valid_from,valid_until,search_key" };
foreach (var unit in units.OrderBy(unit => ids[unit.Key]))
{
    var parent = ParentOf(unit);
    var province = unit;
    while (ParentOf(province) is { } above)
    {
        province = above;
    }

    var keys = new[] { unit.Name }.Concat(spellings[(unit.Code, unit.Name)]).Select(Key).Distinct();
    lines.Add(string.Join(',', ids[unit.Key], unit.Code, Quoted(unit.Name), unit.Level, unit.Type,
        parent is null ? "" : ids[parent.Key], ids[province.Key], unit.From, unit.Until, string.Join('|', keys)));
}

Write(areasFile, lines);
Write(Path.Combine(target, "map-communes.csv"), Read(Path.Combine(source, "map-commune-old-new.csv"))
    .Select(row => $"{row["old_code"]},{row["new_code"]},{row["split"]}").Distinct().Order(StringComparer.Ordinal)
    .Prepend("old_code,new_code,split"));
Write(Path.Combine(target, "name-variants.csv"), variants
    .Select(row => $"{row["code"]},{Quoted(Clean(row["name"]))},{Quoted(Clean(row["variant"]))}").Distinct()
    .Order(StringComparer.Ordinal).Prepend("code,name,variant"));
Console.WriteLine($"{lines.Count - 1} areas, next id {next}");
return 0;

// The parent is the interval in force on the child's first day. It is kept when the parent is renamed or raised while the
// child goes on (233 cases, e.g. the communes of Tịnh Biên, huyện until 2023-04-09): AreaQueries joins intervals of a unit.
Unit? ParentOf(Unit unit)
{
    if (unit.Parent.Length == 0)
    {
        return null;
    }

    var level = unit.Parent.Length == 2 ? "PROVINCE" : "DISTRICT";
    return byCode[(level, unit.Parent)].SingleOrDefault(parent =>
            string.CompareOrdinal(parent.From, unit.From) <= 0
            && (parent.Until.Length == 0 || string.CompareOrdinal(unit.From, parent.Until) <= 0))
        ?? throw new InvalidDataException($"{unit.Level} {unit.Code} of {unit.From}: no parent {unit.Parent} that day");
}

static string Clean(string text) =>
    string.Join(' ', text.Normalize(NormalizationForm.FormC).Split(' ', StringSplitOptions.RemoveEmptyEntries));

// Folded letters and digits, single spaces: what a search compares. The same as the search key of the application.
static string Key(string text)
{
    var key = new StringBuilder();
    foreach (var letter in text.ToLowerInvariant().Normalize(NormalizationForm.FormD))
    {
        if (letter == 'đ')
        {
            key.Append('d');
        }
        else if (char.IsLetterOrDigit(letter))
        {
            key.Append(letter);
        }
        else if (letter is not ('\'' or '’') && key.Length > 0 && key[^1] != ' '
            && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
        {
            key.Append(' ');
        }
    }

    return key.ToString().TrimEnd();
}

static string Quoted(string text) => text.Contains(',') ? $"\"{text}\"" : text;

static void Write(string path, IEnumerable<string> lines) =>
    File.WriteAllText(path, string.Join('\n', lines) + "\n", new UTF8Encoding(false));

static List<Dictionary<string, string>> Read(string path)
{
    var lines = File.ReadAllLines(path);
    var header = Split(lines[0].TrimStart('\uFEFF'));
    return [.. lines.Skip(1).Where(line => line.Length > 0)
        .Select(line => header.Zip(Split(line)).ToDictionary(pair => pair.First, pair => pair.Second))];
}

static List<string> Split(string line)
{
    var cells = new List<string>();
    var cell = new StringBuilder();
    var quoted = false;
    foreach (var letter in line)
    {
        if (letter == '"')
        {
            quoted = !quoted;
        }
        else if (letter == ',' && !quoted)
        {
            cells.Add(cell.ToString());
            cell.Clear();
        }
        else
        {
            cell.Append(letter);
        }
    }

    cells.Add(cell.ToString());
    return cells;
}

sealed record Unit(string Code, string Name, string Level, string Type, string Parent, string From, string Until)
{
    public (string Level, string Code, string From) Key => (Level, Code, From);
}
