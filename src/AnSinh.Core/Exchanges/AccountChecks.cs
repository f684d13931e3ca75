namespace AnSinh.Core.Exchanges;

/// <summary>
/// Whether a bank has confirmed that an account is of who is paid into it (to be done before the first payment): it
/// opened the account itself, or answered that name and number fit.
/// </summary>
public static class AccountChecks
{
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
