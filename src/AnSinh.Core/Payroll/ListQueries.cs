using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Payroll;

/// <summary>A line as the list page shows it. Đồng.</summary>
public sealed record ListLine(
    int LineNo, string PersonCode, string PayeeName, LineKind Kind, Month BenefitMonth, string Ground, long AmountVnd,
    long BeforeVnd, LineChange Change, string Channel, string Provider, string? AccountNo)
{
    /// <summary>Who collects the cash in the payee's place.</summary>
    public string? CollectorName { get; init; }
}

/// <summary>A finding with the code of the person it is about.</summary>
public sealed record ListFinding(string Code, bool Blocking, string Sentence, string? PersonCode);

/// <summary>A sum of an ending of the list: kind of line and benefit month, people, amount. Đồng.</summary>
public sealed record KindSum(LineKind Kind, Month BenefitMonth, int People, int Lines, long AmountVnd);

/// <summary>Parts of one commune's list for its pages; each a single statement.</summary>
public sealed class ListQueries(AppDb db)
{
    public const int PageSize = 50;

    /// <summary>Lines whose payee's name or code has the words, folded like every search.</summary>
    public (IReadOnlyList<ListLine> Lines, int Total) Lines(Guid listId, string? words, int page)
    {
        var all = db.PayrollLines.AsNoTracking().Where(line => line.ListId == listId).OrderBy(line => line.LineNo);
        var skip = (page - 1) * PageSize;
        var collectors = Collectors.OfList(db, listId);
        if (string.IsNullOrWhiteSpace(words))
        {
            var some = all.Skip(skip).Take(PageSize).AsEnumerable();
            return ([.. some.Select(line => Shown(line, collectors))], all.Count());
        }

        // A commune's list has some hundreds of lines, at most a few thousand: folding is done here, not in SQL.
        var key = VietnameseText.SearchKey(words);
        var found = all.AsEnumerable()
            .Where(line => VietnameseText.SearchKey(line.PayeeName).Contains(key, StringComparison.Ordinal)
                || line.PersonCode.Contains(words.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        return ([.. found.Skip(skip).Take(PageSize).Select(line => Shown(line, collectors))], found.Count);
    }

    /// <summary>Findings of lists, blocking first.</summary>
    public IReadOnlyList<ListFinding> Findings(IReadOnlyCollection<Guid> listIds, int most) =>
        [.. db.PayrollFindings.AsNoTracking().Where(finding => listIds.Contains(finding.ListId))
            .OrderByDescending(finding => finding.Blocking).ThenBy(finding => finding.Code)
            .ThenBy(finding => finding.FindingNo)
            .Take(most)
            .Select(finding => new ListFinding(
                finding.Code, finding.Blocking, finding.Sentence,
                db.Set<Registry.Person>().Where(person => person.Id == finding.PersonId).Select(person => person.Code)
                    .FirstOrDefault()))];

    public (int Blocking, int Warnings) CountFindings(IReadOnlyCollection<Guid> listIds)
    {
        var counts = db.PayrollFindings.AsNoTracking().Where(finding => listIds.Contains(finding.ListId))
            .GroupBy(finding => finding.Blocking).Select(group => new { group.Key, Count = group.Count() }).ToList();
        return (counts.Where(group => group.Key).Sum(group => group.Count),
            counts.Where(group => !group.Key).Sum(group => group.Count));
    }

    /// <summary>What stands under the monthly amounts: arrears, one-time and carried-over by benefit month.</summary>
    public IReadOnlyList<KindSum> OtherSums(IReadOnlyCollection<Guid> listIds) =>
        [.. db.PayrollLines.AsNoTracking()
            .Where(line => listIds.Contains(line.ListId) && line.Kind != LineKind.Regular)
            .GroupBy(line => new { line.Kind, line.BenefitMonth })
            .Select(group => new
            {
                group.Key.Kind, group.Key.BenefitMonth, People = group.Select(line => line.PersonId).Distinct().Count(),
                Lines = group.Count(), AmountVnd = group.Sum(line => line.AmountVnd),
            })
            .AsEnumerable().OrderBy(sum => sum.Kind).ThenBy(sum => sum.BenefitMonth)
            .Select(sum => new KindSum(sum.Kind, sum.BenefitMonth, sum.People, sum.Lines, sum.AmountVnd))];

    /// <summary>How many regular lines are as they were the month before.</summary>
    public int Unchanged(IReadOnlyCollection<Guid> listIds) => db.PayrollLines
        .Count(line => listIds.Contains(line.ListId) && line.Kind == LineKind.Regular
            && line.Change == LineChange.Same);

    /// <summary>People paid through each channel and provider.</summary>
    public IReadOnlyList<GroupSum> Channels(IReadOnlyCollection<Guid> listIds) =>
        [.. db.PayrollLines.AsNoTracking().Where(line => listIds.Contains(line.ListId))
            .GroupBy(line => new { line.Provider, line.Channel })
            .Select(group => new
            {
                group.Key.Provider, group.Key.Channel, People = group.Select(line => line.PersonId).Distinct().Count(),
                Lines = group.Count(), AmountVnd = group.Sum(line => line.AmountVnd),
            })
            .AsEnumerable().OrderBy(sum => sum.Provider, StringComparer.Ordinal)
            .ThenBy(sum => sum.Channel, StringComparer.Ordinal)
            .Select(sum => new GroupSum(sum.Provider, sum.Channel, sum.People, sum.Lines, sum.AmountVnd))];

    /// <summary>What the checks found about each person, by code.</summary>
    public ILookup<Guid, string> CodesByPerson(IReadOnlyCollection<Guid> listIds) =>
        db.PayrollFindings.AsNoTracking().Where(finding => listIds.Contains(finding.ListId) && finding.PersonId != null)
            .Select(finding => new { finding.PersonId, finding.Code }).AsEnumerable()
            .ToLookup(finding => finding.PersonId!.Value, finding => finding.Code);

    private ListLine Shown(PayrollLine line, IReadOnlyDictionary<Guid, string> collectors) => new(
        line.LineNo, line.PersonCode, line.PayeeName, line.Kind, line.BenefitMonth, line.Ground, line.AmountVnd,
        line.BeforeVnd, line.Change, line.Channel, line.Provider,
        db.Vault.Open(line.AccountNo, line.PersonId, SealedField.AccountNo))
    {
        CollectorName = line.Channel == Registry.PaymentMethod.Cash
            ? collectors.GetValueOrDefault(line.PersonId) : null,
    };
}
