using System.Text.Json;
using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using AnSinh.Policy;
using AnSinh.Policy.Course;

namespace AnSinh.Core.Registry;

/// <summary>
/// Records what happened to somebody who receives: died, lost the right, suspended, resumed, moved (20/2021/NĐ-CP
/// Điều 8; 02/2021/TT-BLĐTBXH Điều 2; 335/2026/NĐ-CP Điều 9). Lists are not touched: what is known late comes as
/// arrears or as a receivable with the next one. One transaction with its audit event, the caller's where it has one.
/// </summary>
public sealed class CourseDesk(AppDb db, TimeProvider clock, IdSource ids)
{
    private const int ReasonLengthMin = 5;
    private const int ReasonLengthMax = 300;
    private const int CertificateLengthMax = 50;

    /// <summary>Null when recorded.</summary>
    public Refusal? Record(Guid personId, CourseRequest request, Actor actor)
    {
        using var wide = db.LookEverywhere();
        using var transaction = db.Database.CurrentTransaction is null ? db.Database.BeginTransaction() : null;
        var person = db.Persons.Single(one => one.Id == personId);
        var grants = db.Grants.Where(one => one.PersonId == personId).OrderBy(one => one.FromMonth).ToList();
        var before = Standing(person, grants);
        if ((Fault(person, request) ?? Apply(person, grants, request, actor)) is { } refusal)
        {
            db.ChangeTracker.Clear();
            return refusal;
        }

        new AuditLog(db, clock, ids).Add(
            actor, "COURSE_" + Code.Of(request.Change), ("person", person.Id.ToString()),
            $"{Words(request.Change)} {person.FullName} ({person.Code}), ngày {PolicyText.Day(request.On!.Value)}: "
                + Reason(request),
            person.AreaId, JsonSerializer.Serialize(before), JsonSerializer.Serialize(Standing(person, grants)));
        db.SaveChanges();
        transaction?.Commit();
        return null;
    }

    public static string Words(CourseChange change) => change switch
    {
        CourseChange.Death => "Chết:",
        CourseChange.End => "Thôi hưởng:",
        CourseChange.Suspend => "Tạm dừng:",
        CourseChange.Resume => "Hưởng lại:",
        CourseChange.CertificateMissing => "Chưa có giấy xác nhận khuyết tật:",
        CourseChange.CertificateGiven => "Có giấy xác nhận khuyết tật:",
        _ => "Chuyển nơi ở:",
    };

    private Refusal? Fault(Person person, CourseRequest request)
    {
        if (request.On is not { } on)
        {
            return new Refusal("DAY_MISSING", "Ghi ngày xảy ra, ví dụ 15/11/2026.", "On");
        }

        if (on > clock.Today())
        {
            return new Refusal("DAY_AHEAD", $"Ngày {PolicyText.Day(on)} chưa đến. Ghi khi việc đã xảy ra.", "On");
        }

        if (on < new DateOnly(Math.Max(person.Birth.Year, 1), 1, 1))
        {
            return new Refusal(
                "DAY_BEFORE_BIRTH", $"Ngày {PolicyText.Day(on)} trước năm sinh {person.Birth.Year}. Kiểm tra lại.",
                "On");
        }

        if (Reason(request).Length is < ReasonLengthMin or > ReasonLengthMax)
        {
            return new Refusal(
                "REASON", $"Ghi lý do hoặc giấy tờ, {ReasonLengthMin} đến {ReasonLengthMax} chữ, ví dụ: giấy chứng tử "
                    + "số 12 của UBND xã.", "Reason");
        }

        return person.DiedOn is { } died ? FaultOfDead(died, request.Change, on) : null;
    }

    /// <summary>After a death only the decision is left to be ended, with the month of death as its last.</summary>
    private static Refusal? FaultOfDead(DateOnly died, CourseChange change, DateOnly on)
    {
        if (change != CourseChange.End)
        {
            return new Refusal(
                "DEAD", $"Sổ đã ghi người này chết ngày {PolicyText.Day(died)}; chỉ còn ghi thôi hưởng.", "Change");
        }

        return Month.Of(on) == Month.Of(died) ? null : new Refusal(
            "END_NOT_OF_DEATH", $"Người này chết ngày {PolicyText.Day(died)}, nên ngày thôi hưởng ở trong tháng "
                + $"{PolicyText.MonthText(Month.Of(died))}. Đã ghi {PolicyText.Day(on)}.", "On");
    }

    private Refusal? Apply(Person person, List<Grant> grants, CourseRequest request, Actor actor)
    {
        var on = request.On!.Value;
        switch (request.Change)
        {
            case CourseChange.Death:
                person.DiedOn = on;
                AddFact(person, FactKinds.Death, BirthDate.Of(on).ToString(), request, actor);
                LeaveHousehold(person, on, request, actor);
                Touch(db.Grants.Where(one => one.CaredPersonId == person.Id).ToList(), actor);
                return null;
            case CourseChange.Move:
                return Move(person, request, actor);
            case CourseChange.CertificateMissing or CourseChange.CertificateGiven:
                return Certificate(person, request, actor);
            default:
                return OfGrant(grants, request, actor);
        }
    }

    /// <summary>Whether the degree stands on a certificate; asked only of somebody with a degree.</summary>
    private Refusal? Certificate(Person person, CourseRequest request, Actor actor)
    {
        if (!db.Facts.Any(fact => fact.PersonId == person.Id && fact.Kind == FactKinds.Disability
            && fact.SupersededAt == null))
        {
            return new Refusal("NO_DEGREE", "Sổ không ghi mức độ khuyết tật nào của người này.", "Change");
        }

        var number = VietnameseText.Clean(request.CertificateNo).Normalize();
        var isGiven = request.Change == CourseChange.CertificateGiven;
        if (isGiven && number.Length is (0 or > CertificateLengthMax))
        {
            return new Refusal(
                "CERTIFICATE_NO",
                "Ghi số giấy xác nhận khuyết tật, ví dụ 12/GXN-UBND; chưa có giấy thì ghi là chưa có.",
                "CertificateNo");
        }

        AddFact(
            person, FactKinds.DisabilityCertificate, isGiven ? number : FactKinds.None, request, actor);
        return null;
    }

    /// <summary>
    /// The next list of the new commune pays; a month that no list has is made up there, none comes twice.
    /// </summary>
    private Refusal? Move(Person person, CourseRequest request, Actor actor)
    {
        var areas = db.Areas.Where(one => one.Id == request.ToAreaId || one.Id == person.AreaId)
            .ToDictionary(one => one.Id);
        if (request.ToAreaId is not { } to || !areas.TryGetValue(to, out var commune)
            || commune.Level != AreaLevel.Commune)
        {
            return new Refusal("COMMUNE", "Ghi mã xã nơi ở mới, ví dụ 06217.", "Commune");
        }

        if (to == person.AreaId)
        {
            return new Refusal("SAME_COMMUNE", $"Người này đang ở {commune.Name} rồi.", "Commune");
        }

        AddFact(person, FactKinds.Residence, $"{areas[person.AreaId].Code}>{commune.Code}", request, actor);
        person.AreaId = to;
        LeaveHousehold(person, request.On!.Value.AddDays(-1), request, actor);
        return null;
    }

    /// <summary>
    /// Who died or lives elsewhere is a member no more. A certificate stays good to its last day: no fact is taken.
    /// </summary>
    private void LeaveHousehold(Person person, DateOnly last, CourseRequest request, Actor actor)
    {
        var book = new HouseholdBook(db, clock, ids, actor);
        if (book.OpenOf(person.Id) is { } member)
        {
            book.End(member, last, Reason(request));
        }

        person.HouseholdId = null;
    }

    private Refusal? OfGrant(List<Grant> grants, CourseRequest request, Actor actor)
    {
        var on = Month.Of(request.On!.Value);
        if (grants.LastOrDefault(one => one.Programme == request.Programme && one.FromMonth <= on
            && (one.UntilMonth is not { } until || until >= on)) is not { } grant)
        {
            return new Refusal(
                "GRANT_UNKNOWN", $"Không có quyết định hưởng nào còn hiệu lực trong tháng {PolicyText.MonthText(on)}.",
                "On");
        }

        var isSuspended = grant.SuspendedFromMonth is not null;
        if (isSuspended != (request.Change == CourseChange.Resume) && request.Change != CourseChange.End)
        {
            return isSuspended
                ? new Refusal("SUSPENDED", "Người này đang tạm dừng rồi.", "Change")
                : new Refusal("NOT_SUSPENDED", "Người này không bị tạm dừng nên không có gì để hưởng lại.", "Change");
        }

        grant.SuspendedFromMonth = request.Change switch
        {
            CourseChange.Suspend => StopRules.End(request.On.Value, []).StopFrom,
            CourseChange.Resume => null,
            _ => grant.SuspendedFromMonth,
        };
        grant.UntilMonth = request.Change == CourseChange.End
            ? StopRules.End(request.On.Value, []).LastPaid
            : grant.UntilMonth;
        grant.EndReason = request.Change == CourseChange.Resume ? null : Reason(request);
        Touch([grant], actor);
        return null;
    }

    private void AddFact(Person person, string kind, string value, CourseRequest request, Actor actor) => db.Facts.Add(
        new Fact
        {
            Id = ids.Next(),
            PersonId = person.Id,
            Kind = kind,
            Value = value,
            FromOn = request.On!.Value,
            Evidence = Reason(request),
            RecordedAt = clock.GetUtcNow(),
            RecordedBy = actor.Login,
        });

    /// <summary>Known later than the last list: earlier months are looked at again.</summary>
    private void Touch(List<Grant> grants, Actor actor)
    {
        foreach (var grant in grants)
        {
            grant.RecordedAt = clock.GetUtcNow();
            grant.RecordedBy = actor.Login;
        }
    }

    private static string Reason(CourseRequest request)
    {
        var reason = VietnameseText.Clean(request.Reason).Normalize();
        var decision = VietnameseText.Clean(request.DecisionNo).Normalize();
        return decision.Length == 0 ? reason : $"{reason} (quyết định {decision})";
    }

    private static object Standing(Person person, List<Grant> grants) => new
    {
        area = person.AreaId,
        died_on = person.DiedOn,
        grants = grants.Select(grant => new
        {
            grant.Programme,
            until = grant.UntilMonth?.ToString(),
            suspended_from = grant.SuspendedFromMonth?.ToString(),
            reason = grant.EndReason,
        }).ToList(),
    };
}
