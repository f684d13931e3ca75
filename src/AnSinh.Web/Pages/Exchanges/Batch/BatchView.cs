using AnSinh.Core.Exchanges;
using AnSinh.Core.Files;
using AnSinh.Core.Store;
using AnSinh.Web.Components;
using Microsoft.AspNetCore.Http;

namespace AnSinh.Web.Pages.Exchanges.Batch;

/// <summary>What the page of a batch shows.</summary>
public sealed record BatchView(ExchangeRow Row, IReadOnlyList<DifferenceRow> Differences)
{
    /// <summary>Rows of a part; what is decided makes room for the next.</summary>
    public const int MostShown = 200;

    /// <summary>Differences of their own card.</summary>
    public const int MostCards = 30;

    public Exchange One => Row.Exchange;

    public IReadOnlyList<ExchangeAnswer> Answers { get; private init; } = [];

    public IReadOnlyList<ExchangeAnswerLine> Exceptions { get; private init; } = [];

    /// <summary>Lines whose answer is a no.</summary>
    public IReadOnlyList<ExchangeEntry> Negative { get; private init; } = [];

    /// <summary>Open differences of a field that may be decided together, field by field.</summary>
    public IEnumerable<IGrouping<DifferenceField, DifferenceRow>> Together => Open
        .Where(row => !ExchangeWords.TouchesMoney(row.Difference.Field)).GroupBy(row => row.Difference.Field)
        .OrderBy(group => group.Key);

    /// <summary>Open differences that are decided one at a time.</summary>
    public IEnumerable<DifferenceRow> Single =>
        Open.Where(row => ExchangeWords.TouchesMoney(row.Difference.Field));

    public IEnumerable<DifferenceRow> Decided =>
        Differences.Where(row => row.Difference.State != DifferenceState.Open)
            .OrderByDescending(row => row.Difference.DecidedAt).Take(MostShown);

    private IEnumerable<DifferenceRow> Open =>
        Differences.Where(row => row.Difference.State == DifferenceState.Open);

    /// <summary>Null when there is no such batch in these places.</summary>
    public static async Task<BatchView?> ReadAsync(
        AppDb db, Guid id, IReadOnlyCollection<int>? places, CancellationToken stop) =>
        await ExchangeQueries.OneAsync(db, id.ToString(), places, stop) is not { } row ? null
            : new BatchView(row, await ExchangeQueries.DifferencesAsync(db, row.Exchange, places, stop))
            {
                Answers = await ExchangeQueries.AnswersAsync(db, row.Exchange, stop),
                Exceptions = await ExchangeQueries.ExceptionsAsync(db, row.Exchange, MostShown, stop),
                Negative = await ExchangeQueries.NegativeAsync(db, row.Exchange, MostShown, stop),
            };

    /// <summary>Why a file that was sent is not even opened; null when it is.</summary>
    public static string? FaultOf(IFormFile? file) => file is not { Length: > 0 }
        ? "Chọn tệp trả lời, dạng xlsx hoặc csv."
        : file.Length > ReadLimits.Web.FileBytes ? "Tệp lớn hơn 10 MB. Tách thành nhiều tệp rồi nhận lần lượt."
        : SentName.EndsIn(file.FileName, SheetFile.Endings) ? null
        : "Tên tệp cần kết thúc bằng .xlsx hoặc .csv.";

    public static string Told(AnswerTaken taken) => taken.AlreadyTaken
        ? $"Tệp này đã nhận {Show.Instant(taken.Answer.AppliedAt)}; không ghi thêm gì."
        : $"Đã nhận {Show.Number(taken.Answer.Lines)} dòng: {Show.Number(taken.Answer.Applied)} ghi, "
            + $"{Show.Number(taken.Answer.Duplicates)} trùng, {Show.Number(taken.Answer.Exceptions)} cần xem, "
            + $"{Show.Number(taken.Answer.Blanks)} chưa trả lời; {Show.Number(taken.Differences)} khác biệt.";
}
