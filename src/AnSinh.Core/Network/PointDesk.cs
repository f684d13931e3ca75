using System.Text.Json;
using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Network;

/// <summary>
/// Writes down where a commune's people are paid: a new point, a change from a day on, its end. Nothing is deleted. One
/// transaction with its audit event; refuses with a <see cref="RefusedException"/>.
/// </summary>
public sealed class PointDesk(AppDb db, TimeProvider clock, IdSource ids)
{
    private const int Lock = 20300058;

    /// <summary>Adds a point and returns its id.</summary>
    public Guid Add(int areaId, PointRequest asked, Actor actor)
    {
        var id = ids.Next();
        InTurn(areaId, () =>
        {
            Refuse(PointRules.Fault(asked, Scene(areaId, null, null, asked.FromOn)));
            var point = new PaymentPoint
            {
                Id = id,
                AreaId = areaId,
                FromOn = asked.FromOn!.Value,
                RecordedAt = clock.GetUtcNow(),
                RecordedBy = actor.Login,
            };
            db.PaymentPoints.Add(point);
            var after = Write(point, 1, asked, actor);
            Note(
                actor, "PAYMENT_POINT_ADDED", point, $"Lập điểm chi trả {VietnameseText.Clean(asked.Name)} từ "
                    + DateText.Show(point.FromOn), null, after);
        });
        return id;
    }

    /// <summary>From a day on other things hold; the days before keep what held.</summary>
    public void Change(PaymentPoint point, PointRequest asked, Actor actor) => InTurn(point.AreaId, () =>
    {
        var last = db.PaymentPointTerms.AsNoTracking().Where(one => one.PointId == point.Id)
            .OrderByDescending(one => one.Serial).First();
        Refuse(PointRules.Fault(asked, Scene(point.AreaId, point, last.FromOn, asked.FromOn)));
        var before = Told(last, [.. db.PaymentPointHamlets.AsNoTracking().Where(one => one.TermsId == last.Id)
            .OrderBy(one => one.HamletKey).Select(one => one.Hamlet)]);
        var after = Write(point, last.Serial + 1, asked, actor);
        Note(
            actor, "PAYMENT_POINT_CHANGED", point, $"Thay đổi điểm chi trả {VietnameseText.Clean(asked.Name)} từ "
                + DateText.Show(asked.FromOn!.Value), before, after);
    });

    /// <summary>The point pays no more after a day; its days after that are taken back.</summary>
    public void End(PaymentPoint point, DateOnly? lastDay, string? reason, Actor actor)
    {
        Refuse(ReasonText.Check(reason, "lý do thôi chi trả ở điểm này, ví dụ “nhập vào điểm Nà Mon”") is { } unclear
            ? unclear with { Where = "EndReason" } : null);
        InTurn(point.AreaId, () =>
        {
            var held = db.PaymentPoints.Single(one => one.Id == point.Id);
            var last = LastDay(held, lastDay);
            if (held.UntilOn != last)
            {
                EndAfter(held, last, VietnameseText.Clean(reason), actor);
            }
        });
    }

    private DateOnly LastDay(PaymentPoint held, DateOnly? lastDay) =>
        lastDay is { } last && last >= held.FromOn && last >= clock.Today().AddDays(-1)
            && (held.UntilOn is not { } until || last <= until)
            ? last
            : throw new RefusedException(new Refusal(
                "END_DAY", $"Ngày cuối không trước {DateText.Show(held.FromOn)}, không trước hôm qua"
                    + (held.UntilOn is { } end ? $", không sau {DateText.Show(end)}." : "."), "LastText"));

    private void EndAfter(PaymentPoint held, DateOnly last, string reason, Actor actor)
    {
        (held.UntilOn, held.EndReason) = (last, reason);
        foreach (var day in db.PaymentPointDays
            .Where(one => one.PointId == held.Id && one.Day > last && one.RemovedAt == null).ToList())
        {
            (day.RemovedAt, day.RemovedBy) = (clock.GetUtcNow(), actor.Login);
        }

        var name = db.PaymentPointTerms.Where(one => one.PointId == held.Id).OrderByDescending(one => one.Serial)
            .Select(one => one.Name).First();
        Note(
            actor, "PAYMENT_POINT_ENDED", held, $"Điểm chi trả {name} thôi chi trả sau ngày {DateText.Show(last)}: "
                + reason, null, null);
    }

    /// <summary>
    /// Of two officers who give the same hamlet to two points the second reads what the first wrote. SQLite has one
    /// writer anyway.
    /// </summary>
    private void InTurn(int areaId, Action work) => db.WriteOrRefuse(() =>
    {
        if (db.IsPostgres)
        {
            db.Execute("SELECT pg_advisory_xact_lock(@p0, @p1)", Lock, areaId);
        }

        work();
    });

    private PointScene Scene(int areaId, PaymentPoint? point, DateOnly? earliest, DateOnly? from)
    {
        var day = from ?? clock.Today();
        return new PointScene(
            clock.Today(), earliest, point?.UntilOn,
            [.. PointQueries.Read(db, [areaId]).Where(other => other.Point.Id != point?.Id
                    && (other.Point.UntilOn is not { } last || last >= day))
                .SelectMany(other => other.From(day).SelectMany(terms => terms.Hamlets.Select(
                    hamlet => new ServedHamlet(hamlet.HamletKey, terms.Terms.Provider, terms.Terms.Name))))]);
    }

    private string Write(PaymentPoint point, int serial, PointRequest asked, Actor actor)
    {
        var terms = new PaymentPointTerms
        {
            Id = ids.Next(),
            PointId = point.Id,
            Serial = serial,
            FromOn = asked.FromOn!.Value,
            Name = VietnameseText.Clean(asked.Name),
            Address = VietnameseText.Clean(asked.Address),
            Provider = NetworkWords.ProviderOf(asked.Provider)!,
            RecordedAt = clock.GetUtcNow(),
            RecordedBy = actor.Login,
        };
        db.PaymentPointTerms.Add(terms);
        var hamlets = PointRules.Hamlets(asked);
        db.PaymentPointHamlets.AddRange(hamlets.Select(hamlet => new PaymentPointHamlet
        {
            TermsId = terms.Id,
            HamletKey = NetworkWords.HamletKey(hamlet),
            Hamlet = hamlet,
        }));
        db.PaymentPointStaff.AddRange(asked.Staff.Where(one => !one.IsEmpty).Select((one, at) => new PaymentPointStaff
        {
            TermsId = terms.Id,
            LineNo = at + 1,
            FullName = VietnameseText.Clean(one.FullName),
            Office = VietnameseText.Clean(one.Office),
            Phone = NetworkWords.TryPhone(one.Phone, out var phone) ? phone : null,
        }));
        return Told(terms, [.. hamlets]);
    }

    private static string Told(PaymentPointTerms terms, string[] hamlets) => JsonSerializer.Serialize(
        new { terms.Name, terms.Address, terms.Provider, from = terms.FromOn, hamlets });

    private void Note(
        Actor actor, string action, PaymentPoint point, string sentence, string? before, string? after) =>
        new AuditLog(db, clock, ids).Add(
            actor, action, ("payment_point", point.Id.ToString()), sentence, point.AreaId, before, after);

    private static void Refuse(Refusal? refusal)
    {
        if (refusal is not null)
        {
            throw new RefusedException(refusal);
        }
    }
}
