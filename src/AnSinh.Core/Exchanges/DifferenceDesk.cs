using System.Text.Json;
using AnSinh.Core.Audit;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Exchanges;

/// <summary>A decision about differences: whether the register takes what the partner says, and why.</summary>
public sealed record DifferenceDecision(bool Accept, string? Reason);

/// <summary>
/// Decides differences, one or several of a field at once; what touches money one at a time. Each decision, what it
/// changes and its event are saved together, or nothing is.
/// </summary>
public sealed class DifferenceDesk(AppDb db, TimeProvider clock, IdSource ids, AuditLog audit)
{
    /// <summary>Refuses with a <see cref="RefusedException"/>; places null means all. Returns how many.</summary>
    public async Task<int> DecideAsync(
        Exchange exchange, IReadOnlyCollection<Guid> chosen, DifferenceDecision decision,
        (IReadOnlyCollection<int>? AreaIds, Actor Actor) who, CancellationToken stop = default)
    {
        if (ReasonText.Check(decision.Reason, "lý do, ví dụ “đã đối chiếu thẻ căn cước”") is { } unclear)
        {
            throw new RefusedException(unclear);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        try
        {
            var rows = (await ExchangeQueries.DifferencesAsync(db, exchange, who.AreaIds, stop))
                .Where(row => chosen.Contains(row.Difference.Id)).ToList();
            Check(rows, chosen);
            foreach (var row in rows)
            {
                await DecideAsync(exchange, row, decision, who.Actor, stop);
            }

            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            return rows.Count;
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

    /// <summary>Notes who saw the whole numbers of a difference, and why; refuses without a reason.</summary>
    public async Task OpenAsync(
        Exchange exchange, DifferenceRow row, string? reason, Actor actor, CancellationToken stop = default)
    {
        if (ReasonText.Check(reason, "lý do xem đủ số, ví dụ “đối chiếu thẻ căn cước”") is { } unclear)
        {
            throw new RefusedException(unclear);
        }

        audit.Add(
            actor, "IDENTIFIER_OPENED", ("person", row.Difference.PersonId.ToString()),
            $"Xem đủ số ở {Name(row)} (lô {exchange.Number}): {reason!.Trim()}",
            row.AreaId ?? exchange.AreaId);
        await db.SaveChangesAsync(stop);
    }

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
    };

    private static void Check(List<DifferenceRow> rows, IReadOnlyCollection<Guid> chosen)
    {
        if (rows.Count == 0 || rows.Count != chosen.Count)
        {
            throw new RefusedException(new Refusal(
                "NOTHING_CHOSEN", "Đánh dấu ít nhất một dòng khác biệt của lô này rồi quyết định.", "chosen"));
        }

        if (rows.FirstOrDefault(row => row.Difference.State != DifferenceState.Open) is { } done)
        {
            throw new RefusedException(new Refusal(
                "DIFFERENCE_DECIDED",
                $"{done.Difference.DecidedBy} đã quyết định {Name(done)}. Không ghi dòng nào; mở lại trang để xem.",
                "chosen"));
        }

        if (rows.Count > 1 && rows.FirstOrDefault(row => ExchangeWords.TouchesMoney(row.Difference.Field)) is { } money)
        {
            throw new RefusedException(new Refusal(
                "ONE_AT_A_TIME",
                $"{Name(money)} có thể làm đổi tiền trợ cấp nên quyết định từng dòng một. Không ghi dòng nào.",
                "chosen"));
        }
    }

    private async Task DecideAsync(
        Exchange exchange, DifferenceRow row, DifferenceDecision decision, Actor actor, CancellationToken stop)
    {
        var field = row.Difference.Field;
        var reason = decision.Reason!.Trim();
        await TakeAsync(row, decision.Accept, reason, actor, stop);
        if (decision.Accept)
        {
            if (row.PersonCode.Length == 0)
            {
                throw new RefusedException(new Refusal(
                    "MOVED", $"{row.Entry.FullName} đã chuyển khỏi địa bàn; xã nơi ở mới hỏi lại.", "chosen"));
            }

            if (row.IsStale)
            {
                throw new RefusedException(Stale(row));
            }

            if (!HeldValues.Same(field, row.Theirs, row.Now))
            {
                await new PersonChange(db, clock, ids).ApplyAsync(exchange, row, reason, actor, stop);
            }
        }

        await CloseWorkAsync(row, decision, reason, actor, stop);
        var what = ExchangeWords.Of(field).ToLowerInvariant();
        audit.Add(
            actor, decision.Accept ? "DIFFERENCE_ACCEPTED" : "DIFFERENCE_REFUSED",
            ("person", row.Difference.PersonId.ToString()),
            $"{(decision.Accept ? "Nhận" : "Không nhận")} {what} do {ExchangeWords.PartnerOf(exchange)} trả lời về "
                + $"{row.Entry.FullName} (lô {exchange.Number}): {reason}",
            row.AreaId ?? exchange.AreaId, Logged(field, row.Now),
            Logged(field, decision.Accept ? row.Theirs : row.Now));
    }

    /// <summary>Marks it decided first: of two officers at the same moment the second is told so.</summary>
    private async Task TakeAsync(
        DifferenceRow row, bool accepted, string reason, Actor actor, CancellationToken stop)
    {
        var (state, now) = (accepted ? DifferenceState.Accepted : DifferenceState.Refused, clock.GetUtcNow());
        var taken = await db.ExchangeDifferences
            .Where(one => one.Id == row.Difference.Id && one.State == DifferenceState.Open)
            .ExecuteUpdateAsync(
                set => set.SetProperty(one => one.State, state).SetProperty(one => one.DecidedBy, actor.Login)
                    .SetProperty(one => one.DecidedAt, (DateTimeOffset?)now)
                    .SetProperty(one => one.Reason, reason),
                stop);
        if (taken == 0)
        {
            throw new RefusedException(Meanwhile.Refusal);
        }
    }

    private static Refusal Stale(DifferenceRow row) => new(
        "STALE",
        $"Sổ đã đổi {ExchangeWords.Of(row.Difference.Field).ToLowerInvariant()} của {row.Entry.FullName} sau khi gửi "
            + $"lô: nay là “{DifferenceText.Of(row.Difference.Field, row.Now)}”, khi gửi là "
            + $"“{DifferenceText.Of(row.Difference.Field, row.Ours)}”. Không ghi gì; xem giá trị mới, rồi giữ sổ hoặc "
            + "lập lô mới để hỏi lại.", "chosen");

    /// <summary>The look that a death waited for is done with the decision; that at a pension only by a no.</summary>
    private async Task CloseWorkAsync(
        DifferenceRow row, DifferenceDecision decision, string reason, Actor actor, CancellationToken stop)
    {
        var kind = row.Difference.Field switch
        {
            DifferenceField.Death => AnswerBook.DeathTold,
            DifferenceField.Pension when !decision.Accept => AnswerBook.PensionFound,
            _ => null,
        };
        if (kind is not null && await db.WorkItems.SingleOrDefaultAsync(
            item => item.Kind == kind && item.PersonId == row.Difference.PersonId && item.ClosedAt == null, stop)
            is { } work)
        {
            (work.ClosedAt, work.ClosedBy, work.Outcome) =
                (clock.GetUtcNow(), actor.Login, (decision.Accept ? "Nhận: " : "Không nhận: ") + reason);
        }
    }

    private static string Name(DifferenceRow row) =>
        $"{ExchangeWords.Of(row.Difference.Field).ToLowerInvariant()} của {row.Entry.FullName}";

    /// <summary>A log is read by many: of a number it tells the end, of an ethnic group nothing.</summary>
    /// <summary>What a profile of a day before takes back is named and written as an import does it.</summary>
    private static string Logged(DifferenceField field, string? value)
    {
        var name = field switch
        {
            DifferenceField.FullName => PersonHistory.FullName,
            DifferenceField.Birth => PersonHistory.Birth,
            DifferenceField.Sex => PersonHistory.Sex,
            DifferenceField.Hamlet => PersonHistory.Hamlet,
            _ => null,
        };
        return JsonSerializer.Serialize(
            new Dictionary<string, string?>
            {
                [name ?? ExchangeWords.Of(field).ToLowerInvariant()] =
                    name is not null || value is null ? value : DifferenceText.Of(field, value),
            },
            Json);
    }
}
