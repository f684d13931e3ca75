using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Payroll;

/// <summary>What of a line goes into the fingerprint.</summary>
public readonly record struct FingerprintLine(
    string PersonCode, Month BenefitMonth, string Kind, string Programme, string Ground, int Coefficient, long AmountVnd, string Channel,
    string? AccountNo, int LineNo)
{
    public static FingerprintLine Of(PayrollLine line) => new(
        line.PersonCode, line.BenefitMonth, Code.Of(line.Kind), line.Programme, line.Ground, line.Coefficient, line.AmountVnd, line.Channel,
        line.AccountNo, line.LineNo);
}

/// <summary>
/// SHA-256 over the lines of a list as UTF-8 text, sorted by person code, then kind, benefit month, programme and number:
/// <c>person code|benefit month|kind|ground|coefficient×100|amount|channel|account</c>, each ended by a line feed. No generated
/// identifier is in it, so the same list has the same fingerprint on both databases.
/// </summary>
public static class ListFingerprint
{
    public static string Of(IEnumerable<FingerprintLine> lines)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in lines.OrderBy(line => line.PersonCode, StringComparer.Ordinal)
            .ThenBy(line => line.Kind, StringComparer.Ordinal).ThenBy(line => line.BenefitMonth)
            .ThenBy(line => line.Programme, StringComparer.Ordinal).ThenBy(line => line.LineNo))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Text(line)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The fingerprints of all lists of a month that a condition on <c>payroll_lists h</c> chooses, in one query.</summary>
    public static Dictionary<Guid, string> OfLists(AppDb db, string condition, params object?[] values)
    {
        var fingerprints = new Dictionary<Guid, string>();
        var lines = new List<FingerprintLine>();
        var list = Guid.Empty;
        using var reader = db.Read(
            $"""
            SELECT l.list_id, l.person_code, l.benefit_month, l.kind, l.programme, l.ground, l.coefficient, l.amount_vnd, l.channel,
                l.account_no, l.line_no
            FROM payroll_lines l JOIN payroll_lists h ON h.id = l.list_id WHERE {condition} ORDER BY l.list_id
            """, values);
        while (reader.Read())
        {
            var id = reader.GetGuid(0);
            if (id != list && lines.Count > 0)
            {
                fingerprints[list] = Of(lines);
                lines.Clear();
            }

            list = id;
            lines.Add(new FingerprintLine(
                reader.GetString(1), Month.FromCode(reader.GetInt32(2)), reader.GetString(3), reader.GetString(4), reader.GetString(5),
                reader.GetInt32(6), reader.GetInt64(7), reader.GetString(8), reader.TextOrNull(9), reader.GetInt32(10)));
        }

        if (lines.Count > 0)
        {
            fingerprints[list] = Of(lines);
        }

        return fingerprints;
    }

    /// <summary>The fingerprint of a list without lines (everybody left it).</summary>
    public static string Empty { get; } = Of([]);

    private static string Text(FingerprintLine line) => string.Create(
        CultureInfo.InvariantCulture,
        $"{line.PersonCode}|{line.BenefitMonth}|{line.Kind}|{line.Ground}|{line.Coefficient}|{line.AmountVnd}|{line.Channel}|{line.AccountNo}\n");
}
