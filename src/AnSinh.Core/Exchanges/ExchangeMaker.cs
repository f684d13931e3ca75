using System.Globalization;
using System.Security.Cryptography;
using AnSinh.Core.Audit;
using AnSinh.Core.Calendars;
using AnSinh.Core.Imports;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Exchanges;

/// <summary>
/// What is asked for: kind, place, the bank; the codes of people where not everybody is asked (who wants an account).
/// </summary>
public sealed record NewExchange(ExchangeKind Kind, Area Area)
{
    public string? Partner { get; init; }

    public IReadOnlyCollection<string> Codes { get; init; } = [];
}

/// <summary>Makes a batch: lines as they stand today, its number and its event, in one transaction.</summary>
public sealed class ExchangeMaker(AppDb db, TimeProvider clock, IdSource ids, LoadedLaw law, AuditLog audit)
{
    /// <summary>Refuses with a <see cref="RefusedException"/>; places null means all.</summary>
    public async Task<Exchange> MakeAsync(
        NewExchange asked, IReadOnlyCollection<int>? areaIds, Actor actor, CancellationToken stop = default)
    {
        if (areaIds?.Contains(asked.Area.Id) == false)
        {
            throw new RefusedException(ExchangeRefusals.NotYourPlace(asked.Area));
        }

        var partner = Partner(asked);
        var people = Chosen(
            new ExchangePeople(db, await UnderAsync(asked.Area, areaIds, stop), clock.Today())
                .Of(asked.Kind, partner), asked);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var exchange = await FirstAsync(asked, partner, people, actor, stop);
        try
        {
            db.Exchanges.Add(exchange);
            audit.Add(
                actor, "EXCHANGE_EXPORTED", ("exchange", exchange.Number),
                $"Lập lô {exchange.Number} gửi {ExchangeWords.PartnerOf(exchange)} của {asked.Area.Name}: "
                    + $"{VndText.Number(exchange.Lines)} dòng, {ExchangeWords.About(exchange.Kind)}",
                exchange.AreaId);
            await db.SaveChangesAsync(stop);
            Write(exchange, people);
            await transaction.CommitAsync(stop);
        }
        catch (DbUpdateException exception) when (Meanwhile.IsChange(exception))
        {
            throw new RefusedException(Meanwhile.Refusal);
        }

        db.ChangeTracker.Clear();
        return exchange;
    }

    /// <summary>The file of a batch, written down before it goes out.</summary>
    public async Task<byte[]> FileAsync(
        Exchange exchange, string format, Actor actor, CancellationToken stop = default)
    {
        var entries = await db.ExchangeEntries.AsNoTracking().Where(one => one.ExchangeId == exchange.Id)
            .OrderBy(one => one.LineNo).ToListAsync(stop);
        audit.Add(
            actor, "EXCHANGE_FILE", ("exchange", exchange.Number),
            $"Lấy tệp {ExchangeFile.Name(exchange, format)}, {VndText.Number(exchange.Lines)} dòng, để gửi "
                + ExchangeWords.PartnerOf(exchange), exchange.AreaId);
        await db.SaveChangesAsync(stop);
        return ExchangeFile.Write(exchange, entries, db.Vault, format);
    }

    private static string? Partner(NewExchange asked) => asked.Kind != ExchangeKind.Bank ? null
        : asked.Partner is { } bin && BankDirectory.CodeOf(bin) is not null ? bin
        : throw new RefusedException(ExchangeRefusals.UnknownBank(asked.Partner));

    /// <summary>The place and all below it, over all days, cut to those of who asks.</summary>
    private async Task<IReadOnlyCollection<int>> UnderAsync(
        Area area, IReadOnlyCollection<int>? areaIds, CancellationToken stop)
    {
        var under = await new AreaQueries(db).SubtreeIdsAsync(area.Id, stop);
        return areaIds is null ? under : [.. under.Intersect(areaIds)];
    }

    private static IReadOnlyList<AskedPerson> Chosen(IReadOnlyList<AskedPerson> people, NewExchange asked)
    {
        if (asked.Codes.Count > 0)
        {
            var codes = asked.Codes.ToHashSet(StringComparer.OrdinalIgnoreCase);
            people = [.. people.Where(one => codes.Contains(one.Code))];
            codes.ExceptWith(people.Select(one => one.Code));
            if (codes.Count > 0)
            {
                throw new RefusedException(ExchangeRefusals.NotAskable(asked, codes.Order().First(), codes.Count));
            }
        }

        return people.Count > 0 ? people : throw new RefusedException(ExchangeRefusals.Nobody(asked));
    }

    private async Task<Exchange> FirstAsync(
        NewExchange asked, string? partner, IReadOnlyList<AskedPerson> people, Actor actor, CancellationToken stop)
    {
        var today = clock.Today();
        var number = await NumberAsync(asked, today, stop);
        var calendar = OfficeCalendar.Of(db, law.Holidays);
        var draft = Entries(Guid.Empty, people);
        return new Exchange
        {
            Id = ids.Next(),
            Number = number,
            Kind = asked.Kind,
            AreaId = asked.Area.Id,
            Partner = partner,
            AskedOn = today,
            DueOn = ExchangeTerms.Of(db).Due(asked.Kind, today, calendar),
            Lines = people.Count,
            Sha256 = Convert.ToHexStringLower(
                SHA256.HashData(ExchangeFile.Csv(number, asked.Kind, draft, db.Vault))),
            MadeAt = clock.GetUtcNow(),
            MadeBy = actor.Login,
        };
    }

    private async Task<string> NumberAsync(NewExchange asked, DateOnly today, CancellationToken stop)
    {
        var earlier = await db.Exchanges.CountAsync(
            one => one.Kind == asked.Kind && one.AreaId == asked.Area.Id && one.AskedOn == today, stop);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{ExchangeWords.CodeOf(asked.Kind)}-{today:yyyyMMdd}-{asked.Area.Code}-{earlier + 1}");
    }

    private IEnumerable<ExchangeEntry> Entries(Guid exchange, IReadOnlyList<AskedPerson> people) =>
        people.Select((person, index) => new ExchangeEntry
        {
            ExchangeId = exchange,
            LineNo = index + 1,
            PersonId = person.PersonId,
            Role = person.Role,
            RepresentativeId = person.RepresentativeId,
            Task = person.Task,
            FullName = person.FullName,
            Birth = person.Birth,
            Sex = person.Sex,
            Hamlet = person.Hamlet,
            Phone = person.Phone,
            AccountName = person.AccountName,
        }.With(db.Vault, person.CitizenId, person.Account));

    private void Write(Exchange exchange, IReadOnlyList<AskedPerson> people)
    {
        using var rows = BulkWriter.Open(
            db, "exchange_entries", "exchange_id", "line_no", "person_id", "role", "representative_id", "task",
            "full_name", "birth", "sex", "citizen_id", "hamlet", "phone", "account_no", "account_key",
            "account_name", "state");
        foreach (var entry in Entries(exchange.Id, people))
        {
            rows.Write(entry.ExchangeId);
            rows.Write(entry.LineNo);
            rows.Write(entry.PersonId);
            rows.Write(entry.Role);
            rows.Write(entry.RepresentativeId);
            rows.Write(Code.Of(entry.Task));
            rows.Write(entry.FullName);
            rows.Write(entry.Birth);
            rows.Write(entry.Sex);
            rows.Write(entry.CitizenId?.Text);
            rows.Write(entry.Hamlet);
            rows.Write(entry.Phone);
            rows.Write(entry.AccountNo?.Text);
            rows.Write(entry.AccountKey);
            rows.Write(entry.AccountName);
            rows.Write(Code.Of(EntryState.Unknown));
            rows.EndRow();
        }

        rows.Complete();
    }
}
