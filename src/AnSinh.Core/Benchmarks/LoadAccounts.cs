using System.Globalization;
using System.Security.Cryptography;
using AnSinh.Core.Access;
using AnSinh.Core.Audit;
using AnSinh.Core.Demo;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Benchmarks;

/// <summary>
/// Somebody who works during a load: the account, its role, the commune, and people there whose degree of disability
/// is known.
/// </summary>
public sealed record LoadAccount(
    int Number, string Login, string Role, string CommuneCode, IReadOnlyList<string> PeopleWithDegree)
{
    /// <summary>One officer of each commune makes its lists; the others keep the register.</summary>
    public bool MakesLists { get; init; }
}

/// <summary>
/// Makes the accounts of a load in a demo database: each commune gets an officer who makes the list, a chair who
/// approves it, an accountant, then officers at the register. All have one password, and one hash of it: a hundred
/// thousand rounds for each of them would only make the load begin later.
/// </summary>
public sealed class LoadAccounts(AppDb db, TimeProvider clock, IdSource ids)
{
    public const string Password = DemoAccounts.Password;

    private const int PerCommuneLeast = 4;
    private const int PeopleEach = 20;

    private static readonly string[] Roles = [Permissions.Officer, Permissions.Chair, Permissions.Accountant];

    /// <summary>The accounts, made or found; refused where the database is no demo.</summary>
    public async Task<IReadOnlyList<LoadAccount>> MakeAsync(int count, CancellationToken stop)
    {
        if (!await AccessQueries.IsDemoAsync(db, stop))
        {
            throw new RefusedException(new Refusal(
                "NOT_DEMO",
                "Chỉ thử tải trên cơ sở dữ liệu trình diễn (lệnh demo): tài khoản thử có mật khẩu in sẵn."));
        }

        var communes = await CommunesAsync(Math.Max(1, count / PerCommuneLeast), stop);
        var people = await PeopleAsync(communes, stop);
        var accounts = Enumerable.Range(0, count).Select(number => Of(number, communes, people)).ToList();
        var known = await db.Users.AsNoTracking().Select(user => user.UserName!).ToHashSetAsync(stop);
        var areas = communes.ToDictionary(area => area.Code, area => area.Id);
        Add([.. accounts.Where(one => !known.Contains(one.Login))], areas);
        await db.SaveChangesAsync(stop);
        return accounts;
    }

    private static LoadAccount Of(int number, List<Area> communes, ILookup<int, string> people)
    {
        var commune = communes[number % communes.Count];
        var role = number / communes.Count is var at && at < Roles.Length ? Roles[at] : Permissions.Officer;
        return new LoadAccount(
            number, string.Create(CultureInfo.InvariantCulture, $"tai{commune.Code}-{number / communes.Count}"),
            role, commune.Code, [.. people[commune.Id].Take(PeopleEach)])
        {
            MakesLists = number < communes.Count,
        };
    }

    /// <summary>The communes with most people, today's units only.</summary>
    private async Task<List<Area>> CommunesAsync(int most, CancellationToken stop)
    {
        var today = clock.Today();
        var persons = db.Persons;
        return await db.Areas.AsNoTracking()
            .Where(area => area.Level == AreaLevel.Commune && area.ValidFrom <= today
                && (area.ValidUntil == null || today <= area.ValidUntil)
                && persons.Any(person => person.AreaId == area.Id))
            .OrderByDescending(area => persons.Count(person => person.AreaId == area.Id)).ThenBy(area => area.Code)
            .Take(most).ToListAsync(stop);
    }

    private async Task<ILookup<int, string>> PeopleAsync(List<Area> communes, CancellationToken stop)
    {
        var among = communes.Select(area => area.Id).ToList();
        var facts = db.Facts;
        var found = await db.Persons.AsNoTracking()
            .Where(person => among.Contains(person.AreaId) && person.DiedOn == null && facts.Any(fact =>
                fact.PersonId == person.Id && fact.Kind == FactKinds.Disability && fact.SupersededAt == null))
            .OrderBy(person => person.Code).Select(person => new { person.AreaId, person.Code }).ToListAsync(stop);
        return found.ToLookup(one => one.AreaId, one => one.Code);
    }

    private void Add(List<LoadAccount> accounts, Dictionary<string, int> areas)
    {
        var hash = new PasswordHasher<UserAccount>().HashPassword(null!, Password);
        var audit = new AuditLog(db, clock, ids);
        foreach (var one in accounts)
        {
            var account = new UserAccount
            {
                Id = ids.Next(),
                UserName = one.Login,
                NormalizedUserName = AccessQueries.Normal(one.Login),
                FullName = $"Người thử tải {one.Number}",
                PersonKey = "load-" + one.Login,
                Role = one.Role,
                AreaId = areas[one.CommuneCode],
                LockoutEnabled = true,
                PasswordHash = hash,
                SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(16)),
                ConcurrencyStamp = ids.Next().ToString(),
            };
            db.Users.Add(account);
            db.AreaAssignments.Add(
                UserService.FirstPlace(account, areas[one.CommuneCode], ids.Next(), clock.GetUtcNow()));
            audit.Add(
                DemoAccounts.ActorOf("quantri"), "USER_ADDED", ("user", one.Login),
                $"Thêm tài khoản thử tải {one.Login}, vai trò {one.Role}", areas[one.CommuneCode]);
        }
    }
}
