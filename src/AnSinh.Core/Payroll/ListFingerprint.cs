using System.Globalization;
using System.Security.Cryptography;
using System.Text.Unicode;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Payroll;

/// <summary>What of a line goes into the fingerprint.</summary>
public readonly record struct FingerprintLine(
    string PersonCode, Month BenefitMonth, string Kind, string Programme, string Ground, int Coefficient, long AmountVnd, string Channel,
    string? AccountNo, int LineNo)
{
    public static FingerprintLine Of(PayrollLine line, FieldVault vault) => new(
        line.PersonCode, line.BenefitMonth, Code.Of(line.Kind), line.Programme, line.Ground, line.Coefficient, line.AmountVnd, line.Channel,
        vault.Open(line.AccountNo, line.PersonId, SealedField.AccountNo), line.LineNo);
}

/// <summary>
/// SHA-256 over the lines of a list as UTF-8 text, sorted by person code, then kind, benefit month, programme and number:
/// <c>person code|benefit month|kind|ground|coefficient×100|amount|channel|account</c>, each ended by a line feed. No generated
/// identifier is in it, so the same list has the same fingerprint on both databases.
/// </summary>
public static class ListFingerprint
{
    private const int FirstBytes = 1024;

    public static string Of(IEnumerable<FingerprintLine> lines) => Of([.. lines], new byte[FirstBytes]);

    /// <summary>
    /// The fingerprints of all lists that a condition on <c>payroll_lists h</c> chooses, in one query. The condition
    /// takes no values: numbers and codes are written into it.
    /// </summary>
    public static Dictionary<Guid, string> OfLists(AppDb db, string condition)
    {
        var fingerprints = new Dictionary<Guid, string>();
        var lines = new List<FingerprintLine>();
        var list = Guid.Empty;
        var buffer = new byte[FirstBytes];
        using var reader = BulkReader.Open(
            db,
            $"""
            SELECT l.list_id, l.person_code, l.benefit_month, l.kind, l.programme, l.ground, l.coefficient,
                l.amount_vnd, l.channel, l.person_id, l.account_no, l.line_no
            FROM payroll_lines l JOIN payroll_lists h ON h.id = l.list_id WHERE {condition} ORDER BY l.list_id
            """);
        while (reader.Next())
        {
            var id = reader.Id();
            if (id != list && lines.Count > 0)
            {
                fingerprints[list] = Of(lines, buffer);
                lines.Clear();
            }

            list = id;
            lines.Add(Line(reader, db.Vault));
        }

        if (lines.Count > 0)
        {
            fingerprints[list] = Of(lines, buffer);
        }

        return fingerprints;
    }

    private static FingerprintLine Line(BulkReader reader, FieldVault vault) => new(
        reader.Text(), Month.FromCode(reader.Int()), reader.Word(), reader.Word(), reader.Word(), reader.Int(),
        reader.Long(), reader.Word(), reader.Opened(vault, SealedField.AccountNo), reader.Int());

    /// <summary>The fingerprint of a list without lines (everybody left it).</summary>
    public static string Empty { get; } = Of([]);

    private static string Of(List<FingerprintLine> lines, byte[] buffer)
    {
        lines.Sort(static (a, b) =>
            string.CompareOrdinal(a.PersonCode, b.PersonCode) is var order and not 0 ? order
            : string.CompareOrdinal(a.Kind, b.Kind) is var byKind and not 0 ? byKind
            : a.BenefitMonth.CompareTo(b.BenefitMonth) is var byMonth and not 0 ? byMonth
            : string.CompareOrdinal(a.Programme, b.Programme) is var byProgramme and not 0 ? byProgramme
            : a.LineNo.CompareTo(b.LineNo));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in lines)
        {
            int written;
            while (!Write(line, buffer, out written))
            {
                buffer = new byte[buffer.Length * 2];
            }

            hash.AppendData(buffer, 0, written);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static bool Write(in FingerprintLine line, byte[] buffer, out int written) => Utf8.TryWrite(
        buffer, CultureInfo.InvariantCulture,
        $"{line.PersonCode}|{line.BenefitMonth.Year:0000}-{line.BenefitMonth.Number:00}|{line.Kind}|{line.Ground}|"
            + $"{line.Coefficient}|{line.AmountVnd}|{line.Channel}|{line.AccountNo}\n",
        out written);
}
