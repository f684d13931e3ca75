using System.Globalization;

namespace AnSinh.Web.Host;

/// <summary>A day as pages ask for it, 25/11/2026. Day and month are never exchanged to make sense of a text.</summary>
public static class AskedDay
{
    public static bool TryRead(string? text, out DateOnly day) => DateOnly.TryParseExact(
        text?.Trim(), "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
