using AnSinh.Core.LawFiles;
using AnSinh.Core.Payroll;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;
using AnSinh.Policy.Assessment;

namespace AnSinh.Core.Screening;

/// <summary>How many of a commune wait, by how they stand, and how many are closed.</summary>
public sealed record ScreenedCommune(
    int AreaId, string Name, int Qualifies, int FactsMissing, int Closed, long AmountVnd);

/// <summary>
/// Rà soát người chưa hưởng: who lives in the register without a running decision of an allowance, and what the law of
/// the month would give, as if it were applied for. Facts are taken as known now.
/// </summary>
public sealed class ScreeningQueries(AppDb db, LoadedLaw law)
{
    /// <summary>In the order of Vietnamese names.</summary>
    public IReadOnlyList<ScreenedPerson> Read(ScreeningAsk ask)
    {
        if (!law.Book.Covers(ask.Month))
        {
            throw new RefusedException(new Refusal(
                "LAW_UNKNOWN", $"Chưa có luật của tháng {PolicyText.MonthText(ask.Month)}; "
                    + $"có từ tháng {PolicyText.MonthText(law.Book.FirstMonth)}.", ask.Month.ToString()));
        }

        var (laws, words) = (new ProvinceLaws(law.Book), new GroundWords(law.Book));
        return [.. new ScreeningReader(db, ask).Read().Select(one => Screened(one, ask.Month, laws, words))
            .OfType<ScreenedPerson>()];
    }

    /// <summary>Communes by name, with the đồng a month that would be due to who qualifies and is not closed.</summary>
    public static IReadOnlyList<ScreenedCommune> ByCommune(IEnumerable<ScreenedPerson> people) =>
    [
        .. people.GroupBy(one => (one.AreaId, one.AreaName)).Select(commune =>
        {
            var open = commune.Where(one => !one.IsClosed).ToList();
            var qualify = open.Where(one => one.Result.Find == ScreeningFind.Qualifies).ToList();
            return new ScreenedCommune(
                commune.Key.AreaId, commune.Key.AreaName, qualify.Count, open.Count - qualify.Count,
                commune.Count() - open.Count, qualify.Sum(one => one.Result.AmountVnd));
        }).OrderBy(commune => VietnameseText.SearchKey(commune.Name), StringComparer.Ordinal)
            .ThenBy(commune => commune.AreaId),
    ];

    private static ScreenedPerson? Screened(ReadPerson one, Month month, ProvinceLaws laws, GroundWords words)
    {
        var payee = one.Payee;
        if (ScreeningRules.Of(laws.In(one.Province, month), payee, month, one.IsCaredFor, words) is not { } result)
        {
            return null;
        }

        return new ScreenedPerson(payee.PersonId, payee.Code, payee.FullName, payee.Birth, payee.AreaId)
        {
            AreaName = one.AreaName,
            Hamlet = one.Hamlet,
            Result = result,
            Ground = result.Ground.Length == 0 ? "" : words.Label(result.Ground),
            Ended = one.Ended,
            Closing = one.Closing,
            CameBack = one.Closing is { } closing && (one.ChangedAt > closing.ClosedAt
                || (closing.Found == ScreeningFind.FactsMissing && result.Find == ScreeningFind.Qualifies)),
        };
    }
}
