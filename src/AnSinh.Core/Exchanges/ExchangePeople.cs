using AnSinh.Core.Registry;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Exchanges;

/// <summary>Somebody whom a batch asks about.</summary>
internal sealed record AskedPerson(
    Guid PersonId, string Code, ExchangeTask Task, string FullName, string? Birth, string? Sex, string? CitizenId)
{
    public string Role { get; init; } = ExchangeEntry.Beneficiary;

    public Guid? RepresentativeId { get; init; }

    public string? Hamlet { get; init; }

    public string? Phone { get; init; }

    public string? Account { get; init; }

    public string? AccountName { get; init; }
}

/// <summary>
/// Who is asked about: people alive with a decision that has not ended, in the order of Vietnamese names; also those
/// whose first month is still to come, for accounts are checked before they are paid into. No ground is read, so none
/// can leave the house.
/// </summary>
internal sealed class ExchangePeople(AppDb db, IReadOnlyCollection<int> areaIds, DateOnly day)
{
    private const string People =
        """
        SELECT p.id, p.code, p.full_name, p.birth, p.sex, p.citizen_id, p.hamlet, p.phone,
            m.channel, m.bank_bin, m.account_no, m.account_key, m.account_name, m.id
        FROM persons p LEFT JOIN payment_methods m ON m.person_id = p.id AND m.until_on IS NULL
        """;

    private const string NotEnded =
        """
        p.died_on IS NULL AND EXISTS (SELECT 1 FROM grants g WHERE g.person_id = p.id
            AND (g.until_month IS NULL OR g.until_month >= @p0))
        """;

    private string Here => $"p.area_id IN ({AreaList.Sql(areaIds)}) AND {NotEnded}";

    public IReadOnlyList<AskedPerson> Of(ExchangeKind kind, string? bin) => kind switch
    {
        ExchangeKind.Population => Read(ExchangeTask.Compare, ""),
        ExchangeKind.Insurance => Read(ExchangeTask.Pension, ""),
        ExchangeKind.Police => [.. Read(ExchangeTask.Paper, $"AND ({NoPaper})"), .. Representatives()],
        _ => [.. Read(ExchangeTask.OpenAccount, WithoutAccount), .. Unchecked(bin!)],
    };

    /// <summary>No number of 12 digits, or a paper past its day and no later one.</summary>
    private const string NoPaper =
        """
        p.citizen_id IS NULL OR EXISTS (SELECT 1 FROM facts f WHERE f.person_id = p.id AND f.kind = 'identity_paper'
            AND f.superseded_at IS NULL AND f.until_on < @p1 AND NOT EXISTS (SELECT 1 FROM facts l
                WHERE l.person_id = p.id AND l.kind = 'identity_paper' AND l.superseded_at IS NULL
                    AND (l.until_on IS NULL OR l.until_on >= @p1)))
        """;

    /// <summary>A bank opens an account for who can show a number, and is not paid into one yet.</summary>
    private const string WithoutAccount = "AND p.citizen_id IS NOT NULL AND m.account_no IS NULL";

    private List<AskedPerson> Read(ExchangeTask task, string more)
    {
        var found = new List<AskedPerson>();
        using var reader = db.Read(
            $"{People} WHERE {Here} {more} ORDER BY p.sort_key, p.code", Month.Of(day), day);
        while (reader.Read())
        {
            var id = reader.GetGuid(0);
            found.Add(new AskedPerson(
                id, reader.GetString(1), task, reader.GetString(2), reader.GetString(3), reader.TextOrNull(4),
                db.Vault.Open(reader.TextOrNull(5), id, SealedField.CitizenId))
            {
                Hamlet = task == ExchangeTask.Compare ? reader.TextOrNull(6) : null,
                Phone = IsOfBank(task) ? reader.TextOrNull(7) : null,
                Account = task == ExchangeTask.CheckAccount
                    ? db.Vault.Open(reader.TextOrNull(10), id, SealedField.AccountNo) : null,
                AccountName = task == ExchangeTask.CheckAccount ? reader.TextOrNull(12) : null,
            });
        }

        return found;
    }

    /// <summary>Accounts of the bank that it has not confirmed; one confirmed before is not asked again.</summary>
    private List<AskedPerson> Unchecked(string bin) => Read(
        ExchangeTask.CheckAccount,
        $"AND m.account_no IS NOT NULL AND m.bank_bin = '{Digits(bin)}' AND NOT {AccountChecks.IsVerified("m")}");

    private List<AskedPerson> Representatives()
    {
        var found = new List<AskedPerson>();
        using var reader = db.Read(
            $"""
            SELECT r.id, r.person_id, p.code, r.kind, r.full_name FROM representatives r
            JOIN persons p ON p.id = r.person_id
            WHERE {Here} AND r.until_on IS NULL AND r.citizen_id IS NULL ORDER BY p.sort_key, p.code, r.kind, r.id
            """, Month.Of(day));
        while (reader.Read())
        {
            found.Add(new AskedPerson(
                reader.GetGuid(1), reader.GetString(2), ExchangeTask.Paper, reader.GetString(4), null, null, null)
            {
                Role = reader.GetString(3),
                RepresentativeId = reader.GetGuid(0),
            });
        }

        return found;
    }

    private static bool IsOfBank(ExchangeTask task) => task is ExchangeTask.OpenAccount or ExchangeTask.CheckAccount;

    /// <summary>A BIN is six digits and known; nothing else comes into a statement.</summary>
    private static string Digits(string bin) => bin.All(char.IsAsciiDigit)
        ? bin : throw new ArgumentException("a BIN is digits", nameof(bin));
}
