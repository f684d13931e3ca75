using AnSinh.Core.Store;

namespace AnSinh.Core.Registry;

/// <summary>
/// Whether a bank has confirmed that an account is of who is paid into it (to be done before the first payment): it
/// opened the account itself, or answered that name and number fit.
/// </summary>
public static class AccountChecks
{
    /// <summary>The ways of payment of a person, past ones too, whose account its bank has confirmed.</summary>
    public static IReadOnlySet<Guid> Verified(AppDb db, Guid personId)
    {
        var found = new HashSet<Guid>();
        using var reader = db.Read(
            $"SELECT m.id FROM payment_methods m WHERE m.person_id = @p0 AND {IsVerified("m")}", personId);
        while (reader.Read())
        {
            found.Add(reader.GetGuid(0));
        }

        return found;
    }

    /// <summary>Who of these people is paid into an account that its bank has confirmed; one statement.</summary>
    public static IReadOnlySet<Guid> VerifiedOf(AppDb db, IReadOnlyCollection<Guid> people)
    {
        var found = new HashSet<Guid>();
        if (people.Count > 0)
        {
            using var reader = db.Read(
                $"""
                SELECT m.person_id FROM payment_methods m WHERE m.until_on IS NULL
                    AND m.person_id IN ({string.Join(", ", people.Select(BulkReader.Literal))}) AND {IsVerified("m")}
                """);
            while (reader.Read())
            {
                found.Add(reader.GetGuid(0));
            }
        }

        return found;
    }

    /// <summary>The condition in SQL on a payment method of the alias given.</summary>
    internal static string IsVerified(string method) =>
        $"""
        EXISTS (SELECT 1 FROM exchange_entries v JOIN exchanges x ON x.id = v.exchange_id
            WHERE v.person_id = {method}.person_id AND x.partner = {method}.bank_bin
                AND ((v.result = 'MATCH' AND v.account_key = {method}.account_key)
                    OR (v.result = 'OPENED' AND EXISTS (SELECT 1 FROM exchange_answer_lines w
                        WHERE w.exchange_id = v.exchange_id AND w.line_no = v.line_no AND w.outcome = 'APPLIED'
                            AND w.account_key = {method}.account_key))))
        """;
}
