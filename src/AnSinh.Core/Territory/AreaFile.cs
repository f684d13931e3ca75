using System.Globalization;
using System.Reflection;
using CsvHelper;

namespace AnSinh.Core.Territory;

/// <summary>The areas as the project carries them: <c>law/territories/areas.csv</c>, parents before children.</summary>
public static class AreaFile
{
    private const string Name = "law/territories/areas.csv";

    public static IEnumerable<Area> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Name)
            ?? throw new FileNotFoundException(Name);
        using var csv = new CsvReader(new StreamReader(stream), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
        {
            yield return new Area(
                Number(csv[0]!), csv[1]!, csv[2]!, Enum.Parse<AreaLevel>(csv[3]!, ignoreCase: true), csv[4]!,
                csv[5] is { Length: > 0 } parent ? Number(parent) : null,
                Day(csv[7]!), csv[8] is { Length: > 0 } last ? Day(last) : null)
            {
                ProvinceId = Number(csv[6]!),
                SearchKey = csv[9]!,
            };
        }
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
