using AnSinh.Core.Territory;
using AnSinh.Web.Components;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AnSinh.Web.Pages.Imports.Check;

/// <summary>What an officer adds to a file that does not say it: month, commune, accepted reasons.</summary>
internal static class CheckAnswers
{
    /// <summary>The answers as the beginning of a query, each with a sign behind it.</summary>
    public static string Query(string? month, string? commune, IEnumerable<string> accepted) => string.Concat(
        accepted.Select(code => $"nhan={Uri.EscapeDataString(code)}&")
            .Prepend(month is { Length: > 0 } ? $"thang={Uri.EscapeDataString(month)}&" : "")
            .Prepend(commune is { Length: > 0 } ? $"xa={Uri.EscapeDataString(commune)}&" : ""));

    /// <summary>The commune of a code on a day; none, said at the field, when there is no such one.</summary>
    public static async Task<int?> CommuneAsync(
        this AreaQueries areas, ModelStateDictionary state, string? code, DateOnly day, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            return null;
        }

        var commune = await areas.FindByCodeAsync(code.Trim(), AreaLevel.Commune, day, stop);
        if (commune is null)
        {
            state.AddModelError(
                "CommuneCode", $"Không có xã mã “{code}” vào ngày {Show.Date(day)}. Mã xã có 5 chữ số, ví dụ 05986.");
        }

        return commune?.Id;
    }
}
