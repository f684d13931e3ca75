using AnSinh.Core.Audit;
using AnSinh.Core.Calendars;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Network;

/// <summary>
/// The calendar of payment points: a day by hand, a day taken back, a month copied from the one before. Each is saved
/// with its audit event; refuses with a <see cref="RefusedException"/>.
/// </summary>
public sealed class PayDayDesk(AppDb db, TimeProvider clock, IdSource ids, LoadedLaw law)
{
    /// <summary>Sets day and hours; hours of the same day that were set before are taken back.</summary>
    public void Set(PointRow row, PayDayRequest asked, Actor actor)
    {
        if (PayDayRules.Fault(asked, row.Point, clock.Today()) is { } refusal)
        {
            throw new RefusedException(refusal);
        }

        var (opens, closes) = (NetworkWords.Hour(asked.OpensAt)!, NetworkWords.Hour(asked.ClosesAt)!);
        var note = VietnameseText.Clean(asked.Note) is { Length: > 0 } said ? said : null;
        var held = row.Days.FirstOrDefault(one => one.Day == asked.Day);
        if (held is not null && (held.OpensAt, held.ClosesAt, held.Note) == (opens, closes, note))
        {
            return;
        }

        db.WriteOrRefuse(() =>
        {
            if (held is not null)
            {
                TakeBack(held.Id, actor);
            }

            var day = Add(row.Point.Id, asked.Day!.Value, (opens, closes, note), actor);
            Tell(actor, "PAY_DAY_SET", row, $"{Name(row, day.Day)} chi trả ngày {NetworkWords.Of(day)}");
        });
    }

    /// <summary>Takes a day back that has not passed.</summary>
    public void Remove(PointRow row, Guid dayId, Actor actor)
    {
        var held = row.Days.FirstOrDefault(one => one.Id == dayId);
        if (held is null || held.Day < clock.Today())
        {
            throw new RefusedException(new Refusal(
                "DAY_PAST", "Chỉ gỡ được ngày chi trả chưa qua. Mở lại trang để xem lịch.", "DayText"));
        }

        db.WriteOrRefuse(() =>
        {
            TakeBack(held.Id, actor);
            Tell(actor, "PAY_DAY_REMOVED", row, $"{Name(row, held.Day)} bỏ ngày chi trả {NetworkWords.Of(held)}");
        });
    }

    /// <summary>
    /// Gives each point that has no day in the month those of the month before, moved to working days; returns how many
    /// days were set.
    /// </summary>
    public int CopyMonth(IReadOnlyList<PointRow> rows, Month month, Actor actor)
    {
        var today = clock.Today();
        if (month < Month.Of(today) || month > Month.Of(today).Plus(12))
        {
            throw new RefusedException(new Refusal(
                "MONTH_PAST", "Chỉ chép lịch cho tháng này và mười hai tháng tới.", "MonthText"));
        }

        var calendar = OfficeCalendar.Of(db, law.Holidays);
        var planned = rows.Where(row => row.In(month).Count == 0)
            .Select(row => (Row: row, Days: Plan(row, month, calendar, today)))
            .Where(one => one.Days.Count > 0).ToList();
        if (planned.Count == 0)
        {
            throw new RefusedException(new Refusal(
                "NOTHING_TO_COPY",
                $"Không có gì để chép: các điểm đã có lịch tháng {DateText.Show(month)}, hoặc tháng "
                    + $"{DateText.Show(month.Plus(-1))} chưa có lịch. Ghi từng ngày ở trang của điểm.", "MonthText"));
        }

        db.WriteOrRefuse(() =>
        {
            foreach (var (row, days) in planned)
            {
                var made = days.Select(one => Add(
                    row.Point.Id, one.Day, (one.Like.OpensAt, one.Like.ClosesAt, one.Like.Note), actor)).ToList();
                Tell(
                    actor, "PAY_DAYS_COPIED", row, $"{Name(row, made[0].Day)} chép lịch tháng trước sang tháng "
                        + $"{DateText.Show(month)}: {string.Join("; ", made.Select(NetworkWords.Of))}");
            }
        });
        return planned.Sum(one => one.Days.Count);
    }

    private static List<(DateOnly Day, PaymentPointDay Like)> Plan(
        PointRow row, Month month, Policy.Calendar.WorkingCalendar calendar, DateOnly today)
    {
        var (planned, taken) = (new List<(DateOnly, PaymentPointDay)>(), new HashSet<DateOnly>());
        foreach (var like in row.In(month.Plus(-1)))
        {
            if (PayDayRules.Moved(like.Day, month, calendar, taken) is { } day && row.HoldsOn(day) && day >= today)
            {
                taken.Add(day);
                planned.Add((day, like));
            }
        }

        return planned;
    }

    private PaymentPointDay Add(
        Guid point, DateOnly on, (string Opens, string Closes, string? Note) hours, Actor actor)
    {
        var day = new PaymentPointDay
        {
            Id = ids.Next(),
            PointId = point,
            Day = on,
            OpensAt = hours.Opens,
            ClosesAt = hours.Closes,
            Note = hours.Note,
            RecordedAt = clock.GetUtcNow(),
            RecordedBy = actor.Login,
        };
        db.PaymentPointDays.Add(day);
        return day;
    }

    /// <summary>Before the new row of the same day is written: the table holds one that is not taken back.</summary>
    private void TakeBack(Guid dayId, Actor actor)
    {
        var now = clock.GetUtcNow();
        if (db.PaymentPointDays.Where(one => one.Id == dayId && one.RemovedAt == null).ExecuteUpdate(
            set => set.SetProperty(one => one.RemovedAt, (DateTimeOffset?)now)
                .SetProperty(one => one.RemovedBy, actor.Login)) == 0)
        {
            throw new RefusedException(Meanwhile.Refusal);
        }
    }

    private static string Name(PointRow row, DateOnly day) => "Điểm chi trả " + row.On(day).Terms.Name;

    private void Tell(Actor actor, string action, PointRow row, string sentence) => new AuditLog(db, clock, ids).Add(
        actor, action, ("payment_point", row.Point.Id.ToString()), sentence, row.Point.AreaId);
}
