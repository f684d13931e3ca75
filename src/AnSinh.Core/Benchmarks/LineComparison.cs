using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Benchmarks;

/// <summary>How two sorted lists compare, and the SHA-256 of each.</summary>
public sealed record ComparisonResult(int Lines, long AmountVnd, int Changes, int DifferingLines, string ProductSha256,
    string ReferenceSha256);

/// <summary>
/// Holds the product's month against the reference's, person by person: coefficient, amount, ground and kind of change
/// of all who are paid, and those who left. Both sides are read sorted by person and walked side by side.
/// </summary>
public static class LineComparison
{
    private const string Product =
        """
        SELECT l.person_code, l.coefficient, l.amount_vnd, l.ground, l.change
        FROM payroll_lines l JOIN payroll_lists h ON h.id = l.list_id WHERE h.month = @p0 AND l.kind = 'REGULAR'
        UNION ALL
        SELECT c.person_code, 0, 0, '', 'DECREASE'
        FROM payroll_changes c JOIN payroll_lists h ON h.id = c.list_id WHERE h.month = @p0 AND c.kind = 'DECREASE'
        ORDER BY 1
        """;

    private const string Reference =
        """
        SELECT 'BN' || lpad(l.person_id::text, 8, '0'), l.coefficient, l.amount_vnd, g.code,
            CASE l.change WHEN 0 THEN 'SAME' WHEN 1 THEN 'INCREASE' ELSE 'ADJUST' END
        FROM ref_line l JOIN ref_ground g ON g.ground = l.ground WHERE l.month = @p0
        UNION ALL
        SELECT 'BN' || lpad(c.person_id::text, 8, '0'), 0, 0, '', 'DECREASE' FROM ref_change c
        WHERE c.month = @p0 AND c.kind = 2
        ORDER BY 1
        """;

    public static ComparisonResult Compare(AppDb product, AppDb reference, Month month)
    {
        using var left = new Side(product, Product, month);
        using var right = new Side(reference, Reference, month);
        var differing = 0;
        left.Next();
        right.Next();
        while (left.Line is not null || right.Line is not null)
        {
            var order = left.Line is null ? 1 : right.Line is null ? -1 : string.CompareOrdinal(left.Person,
                right.Person);
            differing += order == 0 && left.Line == right.Line ? 0 : 1;
            if (order <= 0)
            {
                left.Next();
            }

            if (order >= 0)
            {
                right.Next();
            }
        }

        return new ComparisonResult(left.Lines, left.AmountVnd, left.Changes, differing, left.Sha256(), right.Sha256());
    }

    private sealed class Side(AppDb db, string sql, Month month) : IDisposable
    {
        private readonly System.Data.Common.DbDataReader reader = db.Read(sql, month);
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public string Person { get; private set; } = string.Empty;

        public string? Line { get; private set; }

        public int Lines { get; private set; }

        public long AmountVnd { get; private set; }

        public int Changes { get; private set; }

        public void Next()
        {
            if (!reader.Read())
            {
                Line = null;
                return;
            }

            Person = reader.GetString(0);
            var amountVnd = reader.GetInt64(2);
            var change = reader.GetString(4);
            Line = string.Create(
                CultureInfo.InvariantCulture,
                    $"{Person}|{reader.GetInt32(1)}|{amountVnd}|{reader.GetString(3)}|{change}\n");
            hash.AppendData(Encoding.UTF8.GetBytes(Line));
            Lines += amountVnd > 0 ? 1 : 0;
            AmountVnd += amountVnd;
            Changes += change == "SAME" ? 0 : 1;
        }

        public string Sha256() => Convert.ToHexStringLower(hash.GetHashAndReset());

        public void Dispose()
        {
            reader.Dispose();
            hash.Dispose();
        }
    }
}
