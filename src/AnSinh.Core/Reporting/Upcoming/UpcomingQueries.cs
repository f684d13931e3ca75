using AnSinh.Core.LawFiles;
using AnSinh.Core.Payroll;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;
using AnSinh.Policy.Assessment;

namespace AnSinh.Core.Reporting.Upcoming;

/// <summary>What is asked: the month that runs now, how many months ahead, and the places (null: all).</summary>
public sealed record UpcomingAsk(Month Now, int Ahead, IReadOnlyCollection<int>? AreaIds);

/// <summary>
/// Sắp thay đổi: who reaches an age of the law or whose papers end in the coming months, and what the person will then
/// receive by the law of that month. Decisions and facts are taken as known now.
/// </summary>
public sealed class UpcomingQueries(AppDb db, LoadedLaw law)
{
    public const int AheadMost = 12;

    private readonly GroundWords words = new(law.Book);

    /// <summary>Soonest first, then in the order of Vietnamese names.</summary>
    public IReadOnlyList<UpcomingChange> Read(UpcomingAsk ask)
    {
        if (ask.Ahead is < 1 or > AheadMost)
        {
            throw new RefusedException(new Refusal(
                "AHEAD", $"Xem trước từ 1 đến {AheadMost} tháng. Bạn đã ghi {ask.Ahead}.", "--ahead"));
        }

        if (!law.Book.Covers(ask.Now))
        {
            throw new RefusedException(new Refusal(
                "LAW_UNKNOWN", $"Chưa có luật của tháng {PolicyText.MonthText(ask.Now)}; "
                    + $"có từ tháng {PolicyText.MonthText(law.Book.FirstMonth)}.", ask.Now.ToString()));
        }

        var provinces = new ProvinceLaws(law.Book);
        var laws = new UpcomingLaws(provinces);
        var ages = new UpcomingAges(laws, words, ask.Now, ask.Ahead);
        var ends = new UpcomingEnds(laws, ask.Now, ask.Ahead);
        var changes = new List<UpcomingChange>();
        var people = new UpcomingReader(db, new UpcomingBirths(provinces, ask.Now, ask.Ahead)).Read(ask.AreaIds);
        foreach (var person in people)
        {
            changes.AddRange(ages.Of(person).Concat(ends.Of(person))
                .Select(change => Valued(laws, person, change, ask.Now)));
        }

        return [.. changes.OrderBy(change => change.On).ThenBy(change => VietnameseText.SortKey(change.FullName),
            StringComparer.Ordinal).ThenBy(change => change.PersonCode, StringComparer.Ordinal)
            .ThenBy(change => change.Kind)];
    }

    private UpcomingChange Valued(UpcomingLaws laws, UpcomingPerson person, UpcomingChange change, Month now)
    {
        if (change.Kind == UpcomingKind.NewRight)
        {
            return change;
        }

        var before = Entitlement.Of(change.Programme, laws.In(person.Province, now).Law, person.Payee, now);
        var after = !change.Decides ? before : Entitlement.Of(
            change.Programme, laws.In(person.Province, change.FromMonth).Law, person.Payee, change.FromMonth);
        return change with
        {
            NowVnd = before.AmountVnd,
            ThenVnd = after.AmountVnd,
            NowCoefficient = before.Coefficient,
            ThenCoefficient = after.Coefficient,
            IsConfidential = words.IsConfidential(before.Ground) || words.IsConfidential(after.Ground),
        };
    }
}
