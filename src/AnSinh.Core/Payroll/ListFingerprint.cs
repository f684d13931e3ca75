using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AnSinh.Core.Payroll;

/// <summary>
/// SHA-256 over the lines of a list as UTF-8 text, sorted by person code, then kind, benefit month and programme:
/// <c>person code|benefit month|kind|ground|coefficient×100|amount|channel|account</c>, each ended by a line feed. No generated
/// identifier is in it, so the same list has the same fingerprint on both databases.
/// </summary>
public static class ListFingerprint
{
    public static string Of(IEnumerable<PayrollLine> lines)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in lines.OrderBy(line => line.PersonCode, StringComparer.Ordinal)
            .ThenBy(line => line.Kind).ThenBy(line => line.BenefitMonth.Code)
            .ThenBy(line => line.Programme, StringComparer.Ordinal).ThenBy(line => line.LineNo))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Text(line)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Text(PayrollLine line) => string.Create(
        CultureInfo.InvariantCulture,
        $"{line.PersonCode}|{line.BenefitMonth}|{Store.Code.Of(line.Kind)}|{line.Ground}|{line.Coefficient}|{line.AmountVnd}|{line.Channel}|{line.AccountNo}\n");
}
