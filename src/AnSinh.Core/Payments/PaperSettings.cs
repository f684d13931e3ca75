using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Payments;

/// <summary>
/// What papers need and the register does not hold: accounts, budget codes, who signs. Kept in the settings table as
/// <c>paying_unit.CODE.FIELD</c>, else <c>paying_unit.FIELD</c> for all units, and <c>provider.CODE.FIELD</c>; the fields are listed in
/// the README of Formats. What is absent prints as “[chưa khai báo: …]”, so that nobody takes an invented number for a real one.
/// </summary>
public sealed class PaperSettings(IReadOnlyDictionary<string, string> values)
{
    private const string Unit = "paying_unit", Provider = "provider";

    public static PaperSettings Of(AppDb db) => new(db.Settings.AsNoTracking()
        .Where(setting => setting.Key.StartsWith(Unit + ".") || setting.Key.StartsWith(Provider + "."))
        .ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal));

    /// <summary>A field of a paying unit, or what is missing in brackets.</summary>
    public string OfUnit(string code, string field, string label) => UnitOrNull(code, field) ?? Absent(label);

    /// <summary>A field of a paying unit that a paper may go without, such as the name under a signature.</summary>
    public string? UnitOrNull(string code, string field) =>
        values.GetValueOrDefault($"{Unit}.{code}.{field}") ?? values.GetValueOrDefault($"{Unit}.{field}");

    public string OfProvider(string code, string field, string label) =>
        values.GetValueOrDefault($"{Provider}.{code}.{field}") ?? Absent(label);

    /// <summary>The name of a provider; the Post needs none to be known.</summary>
    public string ProviderName(string code) => values.GetValueOrDefault($"{Provider}.{code}.name")
        ?? (code == Registry.PaymentMethod.Post ? "Bưu điện (VNPost)" : "Ngân hàng " + code);

    private static string Absent(string label) => $"[chưa khai báo: {label}]";
}
