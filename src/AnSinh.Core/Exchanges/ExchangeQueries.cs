using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Exchanges;

/// <summary>A batch with its place and how far it is.</summary>
public sealed record ExchangeRow(Exchange Exchange, string AreaName)
{
    public int Answered { get; init; }

    public int Exceptions { get; init; }

    public int OpenDifferences { get; init; }

    public int Waiting => Exchange.Lines - Answered - Exceptions;
}

/// <summary>A difference with whose it is and what both sides say; values are open here.</summary>
public sealed record DifferenceRow(ExchangeDifference Difference, ExchangeEntry Entry, string? Ours, string Theirs)
{
    /// <summary>Empty for who is not in the places asked about any more.</summary>
    public required string PersonCode { get; init; }

    /// <summary>Where the person lives now.</summary>
    public int? AreaId { get; init; }

    /// <summary>What the register holds now.</summary>
    public string? Now { get; init; }

    /// <summary>The register holds something else than when the batch was sent.</summary>
    public bool IsStale => Difference.State == DifferenceState.Open
        && !HeldValues.Same(Difference.Field, Ours, Now) && !HeldValues.Same(Difference.Field, Theirs, Now);
}

/// <summary>Batches of the places given; null means everywhere.</summary>
public static class ExchangeQueries
{
    internal static IQueryable<Exchange> Seen(AppDb db, IReadOnlyCollection<int>? areaIds) => areaIds is null
        ? db.Exchanges.AsNoTracking()
        : db.Exchanges.AsNoTracking().Where(one => areaIds.Contains(one.AreaId));

    /// <summary>The latest first.</summary>
    public static async Task<IReadOnlyList<ExchangeRow>> AllAsync(
        AppDb db, IReadOnlyCollection<int>? areaIds, int most, CancellationToken stop = default) =>
        await RowsAsync(
            db, Seen(db, areaIds).OrderByDescending(one => one.MadeAt).ThenByDescending(one => one.Id).Take(most),
            stop);

    /// <summary>By its id or its number; null where there is none in these places.</summary>
    public static async Task<ExchangeRow?> OneAsync(
        AppDb db, string asked, IReadOnlyCollection<int>? areaIds, CancellationToken stop = default)
    {
        var isId = Guid.TryParse(asked, out var id);
        var seen = Seen(db, areaIds);
        return (await RowsAsync(
            db, isId ? seen.Where(one => one.Id == id) : seen.Where(one => one.Number == asked), stop))
            .SingleOrDefault();
    }

    /// <summary>Lines whose answer is a no: not opened, not found, no paper, an account of another owner.</summary>
    public static async Task<IReadOnlyList<ExchangeEntry>> NegativeAsync(
        AppDb db, Exchange exchange, int most, CancellationToken stop = default) =>
        await db.ExchangeEntries.AsNoTracking()
            .Where(one => one.ExchangeId == exchange.Id
                && (one.Result == AnswerResult.Refused || one.Result == AnswerResult.NotFound
                    || one.Result == AnswerResult.NoPaper
                    || (one.Result == AnswerResult.Differs && one.Task == ExchangeTask.CheckAccount)))
            .OrderBy(one => one.LineNo).Take(most).ToListAsync(stop);

    public static async Task<IReadOnlyList<ExchangeAnswer>> AnswersAsync(
        AppDb db, Exchange exchange, CancellationToken stop = default) =>
        await db.ExchangeAnswers.AsNoTracking().Where(one => one.ExchangeId == exchange.Id)
            .OrderBy(one => one.AppliedAt).ThenBy(one => one.Id).ToListAsync(stop);

    /// <summary>Lines that were not taken, the latest answer first.</summary>
    public static async Task<IReadOnlyList<ExchangeAnswerLine>> ExceptionsAsync(
        AppDb db, Exchange exchange, int most, CancellationToken stop = default) =>
        await db.ExchangeAnswerLines.AsNoTracking()
            .Where(one => one.ExchangeId == exchange.Id && one.Outcome == LineOutcome.Exception)
            .OrderByDescending(one => one.AnswerId).ThenBy(one => one.RowNo).Take(most).ToListAsync(stop);

    /// <summary>Open ones first, in the order of the lines.</summary>
    public static async Task<IReadOnlyList<DifferenceRow>> DifferencesAsync(
        AppDb db, Exchange exchange, IReadOnlyCollection<int>? areaIds, CancellationToken stop = default)
    {
        var found = await (
            from one in db.ExchangeDifferences.AsNoTracking()
            join entry in db.ExchangeEntries.AsNoTracking()
                on new { one.ExchangeId, one.LineNo } equals new { entry.ExchangeId, entry.LineNo }
            where one.ExchangeId == exchange.Id
            select new { one, entry }).ToListAsync(stop);
        var held = await HeldValues.OfAsync(
            db, [.. found.Select(row => row.entry).DistinctBy(entry => entry.LineNo)], areaIds, stop);
        return
        [
            .. found.OrderBy(row => row.one.State != DifferenceState.Open).ThenBy(row => row.one.LineNo)
                .ThenBy(row => row.one.Field)
                .Select(row => new DifferenceRow(
                    row.one, row.entry, db.Vault.Ours(row.one), db.Vault.Theirs(row.one))
                {
                    PersonCode = held.GetValueOrDefault(row.one.LineNo)?.Person.Code ?? "",
                    AreaId = held.GetValueOrDefault(row.one.LineNo)?.Person.AreaId,
                    Now = held.GetValueOrDefault(row.one.LineNo)?[row.one.Field],
                }),
        ];
    }

    private static async Task<IReadOnlyList<ExchangeRow>> RowsAsync(
        AppDb db, IQueryable<Exchange> exchanges, CancellationToken stop)
    {
        var (entries, differences) = (db.ExchangeEntries.AsNoTracking(), db.ExchangeDifferences.AsNoTracking());
        var found = await (
            from one in exchanges
            join area in db.Areas.AsNoTracking() on one.AreaId equals area.Id
            select new
            {
                one,
                area.Name,
                Answered = entries.Count(
                    entry => entry.ExchangeId == one.Id && entry.State == EntryState.Answered),
                Exceptions = entries.Count(
                    entry => entry.ExchangeId == one.Id && entry.State == EntryState.Exception),
                Open = differences.Count(
                    difference => difference.ExchangeId == one.Id && difference.State == DifferenceState.Open),
            }).ToListAsync(stop);
        return
        [
            .. found.OrderByDescending(row => row.one.MadeAt).ThenByDescending(row => row.one.Id)
                .Select(row => new ExchangeRow(row.one, row.Name)
                {
                    Answered = row.Answered,
                    Exceptions = row.Exceptions,
                    OpenDifferences = row.Open,
                }),
        ];
    }
}
