using System.Globalization;
using System.Text.Json;
using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Registry;

/// <summary>
/// Writes down who acts or collects for somebody, and until when. One of each kind at a time: a new one ends the one
/// before. Nothing is deleted. One transaction with its audit event.
/// </summary>
public sealed class RepresentativeDesk(AppDb db, TimeProvider clock, IdSource ids)
{
    /// <summary>For how many people somebody may receive without a reason. Unless set three.</summary>
    public const string MostSetting = "representatives.most";

    private const int MostUnlessSet = 3;

    /// <summary>Null when written down.</summary>
    public Refusal? Give(Person person, RepresentativeRequest asked, Actor actor)
    {
        using var wide = db.LookEverywhere();
        using var transaction = db.Database.BeginTransaction();
        var key = db.Vault.Mark(RepresentativeRules.Number(asked), SealedField.CitizenId);
        if (RepresentativeRules.Fault(asked, Scene(person, key)) is { } refusal)
        {
            return refusal;
        }

        var from = asked.FromOn!.Value;
        var before = Open(person.Id, asked.Kind, from);
        foreach (var old in before)
        {
            old.UntilOn = from > old.FromOn ? from.AddDays(-1) : old.FromOn;
        }

        var made = Made(person, asked, key, actor);
        db.Representatives.Add(made);
        new AuditLog(db, clock, ids).Add(
            actor, "REPRESENTATIVE_GIVEN", ("person", person.Id.ToString()),
            $"{Word(made.Kind)} của {person.FullName} ({person.Code}) là {made.FullName} từ {DateText.Show(from)}"
                + (made.UntilOn is { } until ? $" đến {DateText.Show(until)}" : "") + $", theo {made.Paper}"
                + (string.IsNullOrWhiteSpace(asked.ManyReason) ? "" : $"; {asked.ManyReason.Trim()}"),
            person.AreaId, JsonSerializer.Serialize(before.Select(Told)), JsonSerializer.Serialize(Told(made)));
        db.SaveChanges();
        transaction.Commit();
        return null;
    }

    /// <summary>Null when ended, now or before.</summary>
    public Refusal? End(Person person, Guid id, DateOnly? lastDay, string? reason, Actor actor)
    {
        if (ReasonText.Check(reason, "lý do thôi nhận thay, ví dụ “người hưởng tự nhận lại”") is { } unclear)
        {
            return unclear with { Where = "EndReason" };
        }

        using var wide = db.LookEverywhere();
        using var transaction = db.Database.BeginTransaction();
        var held = db.Representatives.SingleOrDefault(one => one.Id == id && one.PersonId == person.Id);
        if (held is null)
        {
            return new Refusal("REPRESENTATIVE_UNKNOWN", "Không có người nhận thay này. Mở lại trang.", "id");
        }

        var last = lastDay ?? clock.Today();
        if (last < held.FromOn || (held.UntilOn is { } until && last > until))
        {
            return new Refusal(
                "END_DAY", $"Ngày cuối ở giữa {DateText.Show(held.FromOn)} và "
                    + (held.UntilOn is { } end ? DateText.Show(end) : "hôm nay") + ".", "EndText");
        }

        if (held.UntilOn != last)
        {
            var before = JsonSerializer.Serialize(Told(held));
            held.UntilOn = last;
            new AuditLog(db, clock, ids).Add(
                actor, "REPRESENTATIVE_ENDED", ("person", person.Id.ToString()),
                $"{held.FullName} thôi là {Word(held.Kind).ToLowerInvariant()} của {person.FullName} ({person.Code}) "
                    + $"sau ngày {DateText.Show(last)}: {reason!.Trim()}",
                person.AreaId, before, JsonSerializer.Serialize(Told(held)));
            db.SaveChanges();
        }

        transaction.Commit();
        return null;
    }

    public static string Word(string kind) =>
        kind == Representative.Guardian ? "Người giám hộ" : "Người được ủy quyền nhận";

    private RepresentativeScene Scene(Person person, string? key)
    {
        var (today, others, died) = (clock.Today(), 0, (DateOnly?)null);
        if (key is not null)
        {
            others = db.Representatives.Where(one => one.CitizenKey == key && one.PersonId != person.Id
                    && (one.UntilOn == null || one.UntilOn >= today))
                .Select(one => one.PersonId).Distinct().Count();
            died = db.Persons.Where(one => one.CitizenKey == key).Select(one => one.DiedOn).FirstOrDefault();
        }

        var set = db.Settings.AsNoTracking().Where(one => one.Key == MostSetting).Select(one => one.Value)
            .FirstOrDefault();
        return new RepresentativeScene(
            today, person.Birth, db.Vault.CitizenId(person), died, others,
            int.TryParse(set, NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : MostUnlessSet);
    }

    private List<Representative> Open(Guid person, string kind, DateOnly from) => [.. db.Representatives
        .Where(one => one.PersonId == person && one.Kind == kind && (one.UntilOn == null || one.UntilOn >= from))];

    private Representative Made(Person person, RepresentativeRequest asked, string? key, Actor actor) => new()
    {
        Id = ids.Next(),
        PersonId = person.Id,
        Kind = asked.Kind == Representative.Guardian ? Representative.Guardian : Representative.AuthorisedRecipient,
        FullName = VietnameseText.Clean(asked.FullName),
        CitizenId = db.Vault.Close(
            RepresentativeRules.Number(asked), person.Id, SealedField.RepresentativeCitizenId),
        CitizenKey = key,
        Phone = string.IsNullOrWhiteSpace(asked.Phone) ? null : asked.Phone.Trim(),
        Paper = VietnameseText.Clean(asked.Paper),
        Scope = asked.Scope is Representative.Cash or Representative.Account ? asked.Scope : Representative.All,
        FromOn = asked.FromOn!.Value,
        UntilOn = asked.UntilOn,
        RecordedAt = clock.GetUtcNow(),
        RecordedBy = actor.Login,
    };

    /// <summary>A log is read by many and kept for ever: no number is in it.</summary>
    private static object Told(Representative one) =>
        new { one.Kind, one.FullName, one.Scope, from = one.FromOn, until = one.UntilOn, one.Paper };
}
