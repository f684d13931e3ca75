using AnSinh.Core.Audit;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Web.Tests.Running;

/// <summary>Invented people for a site, put in as an import would.</summary>
public static class People
{
    /// <summary>A severely disabled person who receives since 07/2026 and collects in cash at the Post.</summary>
    public static async Task<Person> AddPersonAsync(
        this Site site, string code, string name, int area = Site.Commune, string birth = "1966-08-12",
        string? citizenId = null,
        string? phone = null)
    {
        var ids = site.Services.GetRequiredService<IdSource>();
        var now = site.Clock.GetUtcNow();
        var person = new Person
        {
            Id = ids.Next(),
            Code = code,
            AreaId = area,
            FullName = name,
            SortKey = VietnameseText.SortKey(name),
            SearchKey = VietnameseText.SearchKey(name),
            Birth = BirthDate.Parse(birth),
            Sex = "F",
            Phone = phone,
            Hamlet = "Nà Mon",
            RecordedAt = now,
        };
        await site.WithAsync<AppDb>(db =>
        {
            person.SetCitizenId(db.Vault, citizenId);
            db.Persons.Add(person);
            db.Grants.Add(new Grant
            {
                Id = ids.Next(),
                PersonId = person.Id,
                Programme = Grant.Allowance,
                AssertedGround = "5.6",
                DecisionNo = "97/QĐ-UBND",
                DecidedOn = new DateOnly(2026, 7, 10),
                FromMonth = new Month(2026, 7),
                AccountableFromMonth = new Month(2026, 7),
                RecordedAt = now,
                RecordedBy = "officer",
            });
            db.PaymentMethods.Add(new PaymentMethod
            {
                Id = ids.Next(),
                PersonId = person.Id,
                Channel = PaymentMethod.Cash,
                Provider = PaymentMethod.Post,
                FromOn = new DateOnly(2026, 7, 1),
                RecordedAt = now,
                RecordedBy = "officer",
            });
            return db.SaveChangesAsync();
        });
        await site.AddFactAsync(person, FactKinds.Disability, "severe");
        return person;
    }

    public static Task AddFactAsync(this Site site, Person person, string kind, string value) =>
        site.WithAsync<AppDb>(db =>
    {
        db.Facts.Add(new Fact
        {
            Id = site.Services.GetRequiredService<IdSource>().Next(),
            PersonId = person.Id,
            Kind = kind,
            Value = value,
            FromOn = new DateOnly(2026, 7, 1),
            Evidence = "Giấy xác nhận số 0214",
            RecordedAt = site.Clock.GetUtcNow(),
            RecordedBy = "officer",
        });
        return db.SaveChangesAsync();
    });

    /// <summary>The actions of the process log about a subject, oldest first.</summary>
    public static async Task<IReadOnlyList<AuditEvent>> EventsAsync(this Site site, string action)
    {
        List<AuditEvent> events = [];
        await site.WithAsync<AppDb>(async db =>
            events = await db.AuditEvents.AsNoTracking().Where(one => one.Action == action)
                .OrderBy(one => one.At).ToListAsync());
        return events;
    }
}
