using System.Globalization;

namespace AnSinh.Web.Pages.Privacy;

/// <summary>What the pages of data requests read from their forms.</summary>
internal static class RequestForms
{
    public static bool TryDay(string? text, out DateOnly day) => DateOnly.TryParseExact(
        text?.Trim(), "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
