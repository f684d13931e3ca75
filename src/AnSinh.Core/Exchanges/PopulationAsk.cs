using System.Security.Cryptography;
using System.Text;
using AnSinh.Core.Audit;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Payroll;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Exchanges;

/// <summary>What a run over the network did: its counts, the lines nobody answered, and why.</summary>
public sealed record AskRun(Exchange Exchange, ExchangeAnswer? Answer, int Unanswered, string? LastFailure);

/// <summary>
/// Asks a population batch over the network, line by line. Only lines without an answer are asked; each answer is saved
/// by itself, so that a run that was killed goes on where it was. After several lines in a row without an answer the
/// other side is taken to be away and the rest waits for another run.
/// </summary>
public sealed class PopulationAsk(AppDb db, TimeProvider clock, IdSource ids, LoadedLaw law, AuditLog audit)
{
    private const int FailuresInRowMost = 5;

    public async Task<AskRun> RunAsync(
        Exchange exchange, PopulationClient client, (IReadOnlyCollection<int>? AreaIds, Actor Actor) who,
        CancellationToken stop = default)
    {
        if (exchange.Kind != ExchangeKind.Population)
        {
            throw new RefusedException(new Refusal(
                "ASK_KIND", $"Lô {exchange.Number} gửi {ExchangeWords.PartnerOf(exchange)} bằng tệp; chỉ lô dân cư "
                    + "hỏi được qua mạng.", exchange.Number));
        }

        var waiting = await db.ExchangeEntries.AsNoTracking()
            .Where(one => one.ExchangeId == exchange.Id && one.State == EntryState.Unknown)
            .OrderBy(one => one.LineNo).ToListAsync(stop);
        Guid? answerId = null;
        var (unanswered, inRow) = (0, 0);
        string? failure = null;
        foreach (var entry in waiting)
        {
            var reply = inRow >= FailuresInRowMost
                ? new PopulationReply(null, failure)
                : await client.AskAsync(exchange, entry, db.Vault.CitizenId(entry), stop);
            if (reply.Line is { } line)
            {
                answerId = await SaveAsync(exchange, answerId, line, who, stop);
                inRow = 0;
            }
            else
            {
                (unanswered, inRow, failure) = (unanswered + 1, inRow + 1, reply.Failure);
            }
        }

        return new AskRun(
            exchange, await db.ExchangeAnswers.AsNoTracking().SingleOrDefaultAsync(one => one.Id == answerId, stop),
            unanswered, failure);
    }

    /// <summary>One answer in a transaction of its own; the run is one answer of the batch, its counts grow.</summary>
    private async Task<Guid> SaveAsync(
        Exchange exchange, Guid? answerId, AnswerLine line, (IReadOnlyCollection<int>? AreaIds, Actor Actor) who,
        CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        try
        {
            var answer = answerId is { } id
                ? await db.ExchangeAnswers.SingleAsync(one => one.Id == id, stop) : Begin(exchange, who.Actor);
            var book = new AnswerBook(db, ids, new GroundWords(law.Book));
            await book.OpenAsync(exchange, who.AreaIds, line.LineNo, stop);
            await book.WriteAsync(answer, book.Judge([line]), clock.GetUtcNow(), stop);
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            return answer.Id;
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

    private ExchangeAnswer Begin(Exchange exchange, Actor actor)
    {
        var id = ids.Next();
        var answer = new ExchangeAnswer
        {
            Id = id,
            ExchangeId = exchange.Id,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(id.ToString()))),
            Name = "hỏi qua mạng",
            AppliedAt = clock.GetUtcNow(),
            AppliedBy = actor.Login,
        };
        db.ExchangeAnswers.Add(answer);
        audit.Add(
            actor, "EXCHANGE_ASKED", ("exchange", exchange.Number),
            $"Hỏi {ExchangeWords.PartnerOf(exchange)} qua mạng về lô {exchange.Number}", exchange.AreaId);
        return answer;
    }
}
