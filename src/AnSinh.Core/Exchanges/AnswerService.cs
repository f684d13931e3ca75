using System.Security.Cryptography;
using AnSinh.Core.Audit;
using AnSinh.Core.Files;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Payroll;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Exchanges;

/// <summary>What an answer did: the batch, the counts that add up to its lines, each line.</summary>
public sealed record AnswerTaken(Exchange Exchange, ExchangeAnswer Answer, IReadOnlyList<JudgedLine> Lines)
{
    /// <summary>The same bytes were taken in before; nothing was done.</summary>
    public bool AlreadyTaken { get; init; }

    public int Differences => Lines.Sum(one => one.Differences.Count);
}

/// <summary>
/// Takes in the file of an answer: whole in one transaction, or not at all. Each line has one outcome; the same file
/// again does nothing; several answers may each bring a part. Of people nothing changes by it.
/// </summary>
public sealed class AnswerService(AppDb db, TimeProvider clock, IdSource ids, LoadedLaw law, AuditLog audit)
{
    /// <summary>Which file, how it is called, how much of it is believed.</summary>
    public sealed record Sent(string Name, byte[] Bytes, ReadLimits Limits);

    /// <summary>Refuses with a <see cref="RefusedException"/>; places null means all.</summary>
    public async Task<AnswerTaken> TakeAsync(
        Sent sent, IReadOnlyCollection<int>? areaIds, Actor actor, bool dryRun = false,
        CancellationToken stop = default)
    {
        var file = AnswerReader.Read(sent.Bytes, sent.Limits, clock.Today());
        var exchange = await ExchangeQueries.Seen(db, areaIds)
            .SingleOrDefaultAsync(one => one.Number == file.Number, stop)
            ?? throw new RefusedException(ExchangeRefusals.UnknownBatch(file.Number));
        if (file.KindCode != ExchangeWords.CodeOf(exchange.Kind))
        {
            throw new RefusedException(ExchangeRefusals.OtherKind(exchange, file.KindCode ?? ""));
        }

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(sent.Bytes));
        if (await db.ExchangeAnswers.AsNoTracking().SingleOrDefaultAsync(
            one => one.ExchangeId == exchange.Id && one.Sha256 == sha256, stop) is { } before)
        {
            return new AnswerTaken(exchange, before, []) { AlreadyTaken = true };
        }

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        try
        {
            var taken = await WriteAsync(exchange, sent, sha256, (file.Lines, areaIds), actor, stop);
            if (dryRun)
            {
                return taken;
            }

            await transaction.CommitAsync(stop);
            return taken;
        }
        catch (DbUpdateException exception) when (Meanwhile.IsChange(exception))
        {
            throw new RefusedException(Meanwhile.Refusal);
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private async Task<AnswerTaken> WriteAsync(
        Exchange exchange, Sent sent, string sha256,
        (IReadOnlyList<AnswerLine> Lines, IReadOnlyCollection<int>? AreaIds) read, Actor actor,
        CancellationToken stop)
    {
        var book = new AnswerBook(db, ids, new GroundWords(law.Book));
        await book.OpenAsync(exchange, read.AreaIds, null, stop);
        var judged = book.Judge(read.Lines);
        var answer = new ExchangeAnswer
        {
            Id = ids.Next(),
            ExchangeId = exchange.Id,
            Sha256 = sha256,
            Name = SentName.Of(sent.Name),
            AppliedAt = clock.GetUtcNow(),
            AppliedBy = actor.Login,
        };
        db.ExchangeAnswers.Add(answer);
        await book.WriteAsync(answer, judged, answer.AppliedAt, stop);
        audit.Add(
            actor, "EXCHANGE_ANSWERED", ("exchange", exchange.Number),
            $"Nhận trả lời của {ExchangeWords.PartnerOf(exchange)} cho lô {exchange.Number} từ tệp {answer.Name}: "
                + $"{VndText.Number(answer.Applied)} ghi, {VndText.Number(answer.Duplicates)} trùng, "
                + $"{VndText.Number(answer.Exceptions)} cần xem, {VndText.Number(answer.Blanks)} chưa trả lời",
            exchange.AreaId);
        await db.SaveChangesAsync(stop);
        return new AnswerTaken(exchange, answer, judged);
    }
}
