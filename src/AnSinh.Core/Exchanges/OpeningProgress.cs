using AnSinh.Core.Registry;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Exchanges;

/// <summary>
/// How far accounts of a commune with a bank are: people asked about in the month, each once, by their latest answer.
/// </summary>
public sealed record OpeningRow(int AreaId, string AreaName, string Bin)
{
    public int Asked { get; init; }

    public int Opened { get; init; }

    public int Refused { get; init; }

    public int NoAnswer => Asked - Opened - Refused;

    public string Bank => ExchangeWords.Bank(Bin);

    /// <summary>Opened of a hundred asked, rounded down: all are open only at 100.</summary>
    public int Percent => Asked == 0 ? 0 : Opened * 100 / Asked;
}

/// <summary>How many accounts that are paid into were confirmed by their bank, in a place.</summary>
public sealed record VerifiedAccounts(int Accounts, int Verified);

/// <summary>Progress of opening accounts, as the department is told it each month.</summary>
public static class OpeningProgress
{
    /// <summary>By commune of the person and bank; places null means everywhere.</summary>
    public static IReadOnlyList<OpeningRow> Read(AppDb db, Month month, IReadOnlyCollection<int>? areaIds)
    {
        var rows = new List<OpeningRow>();
        using var reader = db.Read(
            $"""
            SELECT a.id, a.name, x.bin, COUNT(*),
                SUM(CASE WHEN x.opened > 0 THEN 1 ELSE 0 END),
                SUM(CASE WHEN x.opened = 0 AND x.refused > 0 THEN 1 ELSE 0 END)
            FROM (SELECT e.person_id, h.partner AS bin,
                    SUM(CASE WHEN e.result = 'OPENED' THEN 1 ELSE 0 END) AS opened,
                    SUM(CASE WHEN e.result = 'REFUSED' THEN 1 ELSE 0 END) AS refused
                FROM exchange_entries e JOIN exchanges h ON h.id = e.exchange_id
                WHERE e.task = 'OPEN_ACCOUNT' AND h.asked_on >= @p0 AND h.asked_on <= @p1
                GROUP BY e.person_id, h.partner) x
            JOIN persons p ON p.id = x.person_id JOIN areas a ON a.id = p.area_id
            {(areaIds is null ? "" : $"WHERE p.area_id IN ({AreaList.Sql(areaIds)})")}
            GROUP BY a.id, a.name, x.bin ORDER BY a.name, x.bin
            """, month.FirstDay, month.LastDay);
        while (reader.Read())
        {
            rows.Add(new OpeningRow(reader.GetInt32(0), reader.GetString(1), reader.GetString(2))
            {
                Asked = (int)reader.GetInt64(3),
                Opened = (int)reader.GetInt64(4),
                Refused = (int)reader.GetInt64(5),
            });
        }

        return rows;
    }

    /// <summary>Accounts of people alive that are paid into now.</summary>
    public static VerifiedAccounts Verified(AppDb db, IReadOnlyCollection<int>? areaIds)
    {
        using var reader = db.Read(
            $"""
            SELECT COUNT(*), COALESCE(SUM(CASE WHEN {AccountChecks.IsVerified("m")} THEN 1 ELSE 0 END), 0)
            FROM payment_methods m JOIN persons p ON p.id = m.person_id
            WHERE m.until_on IS NULL AND m.account_key IS NOT NULL AND p.died_on IS NULL
                {(areaIds is null ? "" : $"AND p.area_id IN ({AreaList.Sql(areaIds)})")}
            """);
        reader.Read();
        return new VerifiedAccounts((int)reader.GetInt64(0), (int)reader.GetInt64(1));
    }
}
