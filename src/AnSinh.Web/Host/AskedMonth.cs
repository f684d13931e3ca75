using System.Globalization;
using AnSinh.Policy;

namespace AnSinh.Web.Host;

/// <summary>
/// A month as people type it, 12/2026, or as addresses carry it, 2026-12. Pages that ask for a month take both.
/// </summary>
public static class AskedMonth
{
    public static bool TryRead(string? text, out Month month)
    {
        var asked = (text ?? "").Replace(" ", "", StringComparison.Ordinal);
        if (Month.TryParse(asked, out month))
        {
            return true;
        }

        var parts = asked.Split('/', '.');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && Month.TryParse(
                string.Create(CultureInfo.InvariantCulture, $"{parts[1]}-{number:00}"), out month);
    }
}
