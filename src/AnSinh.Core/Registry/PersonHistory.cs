using System.Text.Json;
using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Registry;

/// <summary>Two days: what held on the one, as the register knew it at the end of the other.</summary>
public sealed record HistoryAsk(DateOnly On, DateOnly Known);

/// <summary>
/// A person as the register knew it at the end of a day. The commune is the code of then; the facts are those that
/// held on the day that was asked, the latest first.
/// </summary>
public sealed record PersonThen(
    string FullName, BirthDate Birth, string? Sex, string? Hamlet, string CommuneCode, DateOnly? DiedOn,
    IReadOnlyList<Fact> Facts, PaymentMethod? Method);

/// <summary>
/// The record as it stood on any day and as it was known on any day: what the log says was changed since is taken
/// back, facts and ways of payment have both times in their rows.
/// </summary>
public sealed class PersonHistory(AppDb db)
{
    /// <summary>The fields of a person as the log names them.</summary>
    public const string FullName = "họ tên";
    public const string Birth = "ngày sinh";
    public const string Sex = "giới tính";
    public const string Hamlet = "thôn";

    /// <summary>The events whose before and after are fields of a person by their names.</summary>
    private static readonly string[] Changes = ["PERSON_CHANGED", "DIFFERENCE_ACCEPTED"];

    /// <summary>Null where the register did not know the person yet.</summary>
    public async Task<PersonThen?> AtAsync(Person person, HistoryAsk ask, CancellationToken stop = default)
    {
        var end = new DateTimeOffset(ask.Known.AddDays(1), TimeOnly.MinValue, VietnamClock.Offset);
        if (person.RecordedAt >= end)
        {
            return null;
        }

        var before = await BeforeAsync(person.Id, end, stop);
        var facts = await ProfileQueries.FactsAsync(db, person.Id, stop);
        var known = facts.Where(fact => fact.RecordedAt < end && (fact.SupersededAt is not { } gone || gone >= end))
            .ToList();
        var code = await db.Areas.Where(area => area.Id == person.AreaId).Select(area => area.Code).SingleAsync(stop);
        var methods = await ProfileQueries.MethodsAsync(db, person.Id, stop);
        return new PersonThen(
            before.GetValueOrDefault(FullName, person.FullName)!,
            BirthDate.Parse(before.GetValueOrDefault(Birth, person.Birth.ToString())!),
            before.GetValueOrDefault(Sex, person.Sex),
            before.GetValueOrDefault(Hamlet, person.Hamlet),
            Commune(facts, end) ?? code,
            known.Exists(fact => fact.Kind == FactKinds.Death) ? person.DiedOn : null,
            [.. known.Where(fact => fact.FromOn <= ask.On && (fact.UntilOn is not { } until || until >= ask.On))],
            methods.FirstOrDefault(method => method.RecordedAt < end && method.FromOn <= ask.On
                && (method.UntilOn is not { } until || until >= ask.On)));
    }

    /// <summary>What the fields were before the first change after the moment.</summary>
    private async Task<Dictionary<string, string?>> BeforeAsync(Guid id, DateTimeOffset end, CancellationToken stop)
    {
        var subject = id.ToString();
        var later = await db.AuditEvents.AsNoTracking()
            .Where(one => one.SubjectKind == "person" && one.SubjectId == subject && one.BeforeJson != null
                && one.At >= end && Changes.Contains(one.Action))
            .OrderByDescending(one => one.At).ThenByDescending(one => one.Id).Select(one => one.BeforeJson!)
            .ToListAsync(stop);
        var fields = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var json in later)
        {
            using var document = JsonDocument.Parse(json);
            foreach (var field in document.RootElement.EnumerateObject()
                .Where(field => field.Value.ValueKind is JsonValueKind.String or JsonValueKind.Null))
            {
                fields[field.Name] = field.Value.GetString();
            }
        }

        return fields;
    }

    /// <summary>The commune left by the first move after the moment; null when there was none.</summary>
    private static string? Commune(List<Fact> facts, DateTimeOffset end) => facts
        .Where(fact => fact.Kind is FactKinds.Residence or FactKinds.Unit && fact.RecordedAt >= end)
        .OrderBy(fact => fact.RecordedAt).Select(fact => fact.Value.Split('>')[0]).FirstOrDefault();
}
