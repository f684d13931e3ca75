using AnSinh.Core.Audit;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Privacy;

/// <summary>A request to be recorded: what kind, received on which day, what is asked.</summary>
public sealed record NewDataRequest(DataRequestKind Kind, DateOnly ReceivedOn, string? Asked);

/// <summary>
/// Takes in, answers and closes requests about personal data. Each step and its event in the log of the person are
/// saved together. Null means done.
/// </summary>
public sealed class DataRequestDesk(AppDb db, TimeProvider clock, IdSource ids, AuditLog audit)
{
    private const int OldestDays = 365;

    public async Task<Refusal?> RecordAsync(
        Person person, NewDataRequest asked, Actor actor, CancellationToken stop = default)
    {
        var today = clock.Today();
        if (asked.ReceivedOn > today || asked.ReceivedOn < today.AddDays(-OldestDays))
        {
            return new Refusal(
                "REQUEST_DAY", "Ngày nhận yêu cầu không ở sau hôm nay và không quá một năm trước. Xem lại dấu đến.",
                "day");
        }

        if (ReasonText.Check(asked.Asked, "điều người đó yêu cầu, ví dụ “xin bản sao hồ sơ”") is { } unclear)
        {
            return unclear;
        }

        if (await db.DataRequests.AnyAsync(
            one => one.PersonId == person.Id && one.Kind == asked.Kind && one.CompletedOn == null, stop))
        {
            return new Refusal(
                "REQUEST_OPEN",
                $"{person.FullName} có một yêu cầu {RequestWords.Of(asked.Kind)} chưa xong. Làm xong yêu cầu đó trước.",
                "kind");
        }

        var request = new DataRequest
        {
            Id = ids.Next(),
            PersonId = person.Id,
            AreaId = person.AreaId,
            Kind = asked.Kind,
            ReceivedOn = asked.ReceivedOn,
            Asked = asked.Asked!.Trim(),
            RecordedAt = clock.GetUtcNow(),
            RecordedBy = actor.Login,
        };
        db.DataRequests.Add(request);
        return await SaveAsync(actor, "DATA_REQUEST_RECEIVED", request, $"Nhận yêu cầu: {request.Asked}", stop);
    }

    /// <summary>Accepts or refuses, with the answer as it was given; a refused request is done with it.</summary>
    public async Task<Refusal?> AnswerAsync(
        DataRequest request, bool accepted, string? answer, Actor actor, CancellationToken stop = default)
    {
        if (request.AnsweredOn is not null)
        {
            return new Refusal("REQUEST_ANSWERED", "Yêu cầu này đã có người trả lời. Mở lại trang để xem.", "answer");
        }

        if (ReasonText.Check(answer, "điều đã trả lời, ví dụ “nhận, sẽ giao bản sao ngày 27/11”") is { } unclear)
        {
            return unclear;
        }

        db.DataRequests.Attach(request);
        (request.AnsweredOn, request.AnsweredBy, request.Accepted, request.Answer) =
            (clock.Today(), actor.Login, accepted, answer!.Trim());
        if (!accepted)
        {
            (request.CompletedOn, request.CompletedBy, request.Outcome) =
                (request.AnsweredOn, actor.Login, "Từ chối: " + request.Answer);
        }

        return await SaveAsync(
            actor, "DATA_REQUEST_ANSWERED", request, (accepted ? "Trả lời: " : "Từ chối: ") + request.Answer, stop);
    }

    public async Task<Refusal?> CompleteAsync(
        DataRequest request, string? outcome, Actor actor, CancellationToken stop = default)
    {
        if (request.CompletedOn is not null)
        {
            return null;
        }

        if (request.AnsweredOn is null)
        {
            return new Refusal(
                "REQUEST_UNANSWERED", "Trả lời người đó trước (nhận hoặc từ chối), rồi mới ghi đã thực hiện.",
                "outcome");
        }

        if (ReasonText.Check(outcome, "việc đã làm, ví dụ “đã giao bản sao tận tay”") is { } unclear)
        {
            return unclear;
        }

        db.DataRequests.Attach(request);
        (request.CompletedOn, request.CompletedBy, request.Outcome) = (clock.Today(), actor.Login, outcome!.Trim());
        return await SaveAsync(actor, "DATA_REQUEST_DONE", request, "Đã thực hiện: " + request.Outcome, stop);
    }

    /// <summary>
    /// The workbook for an accepted request of a copy or of the log of use; the log says that it was made. It looks
    /// everywhere: who moved has lines and events in other communes, and they are the own data too.
    /// </summary>
    public async Task<byte[]> PaperAsync(DataRequest request, Actor actor, CancellationToken stop = default)
    {
        if (request.Accepted is not true)
        {
            throw new RefusedException(new Refusal(
                "REQUEST_NOT_ACCEPTED",
                "Chỉ lập tệp cho yêu cầu đã nhận. Kiểm tra giấy tờ của người yêu cầu, ghi câu trả lời trước.",
                "answer"));
        }

        using var wide = db.LookEverywhere();
        var paper = request.Kind == DataRequestKind.UseLog
            ? PersonCopy.UseOf(db, request.PersonId)
            : PersonCopy.Of(db, request.PersonId);
        audit.Add(
            actor, "DATA_COPY_MADE", ("person", request.PersonId.ToString()),
            $"Lập {RequestWords.Of(request.Kind)} theo yêu cầu nhận ngày {request.ReceivedOn:dd/MM/yyyy}",
            request.AreaId);
        await db.SaveChangesAsync(stop);
        return paper;
    }

    /// <summary>Of two people who do the same at the same moment the second is told so.</summary>
    private async Task<Refusal?> SaveAsync(
        Actor actor, string action, DataRequest request, string what, CancellationToken stop)
    {
        audit.Add(
            actor, action, ("person", request.PersonId.ToString()),
            $"Yêu cầu {RequestWords.Of(request.Kind)} (nhận {request.ReceivedOn:dd/MM/yyyy}). {what}", request.AreaId);
        try
        {
            await db.SaveChangesAsync(stop);
            return null;
        }
        catch (DbUpdateException exception) when (Meanwhile.IsChange(exception))
        {
            db.ChangeTracker.Clear();
            return Meanwhile.Refusal;
        }
    }
}
