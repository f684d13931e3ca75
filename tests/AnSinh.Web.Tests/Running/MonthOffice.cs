using System.Globalization;
using System.Text;
using AnSinh.Core.Audit;
using AnSinh.Core.Bookkeeping;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Payments;
using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Web.Tests.Running;

/// <summary>People and months of the site's commune, made by the services that the pages use.</summary>
public sealed class MonthOffice(Site site)
{
    public const string CommuneCode = "05971";
    private int serial;

    private IdSource Ids => site.Services.GetRequiredService<IdSource>();

    /// <summary>A person with severe disability, decided for December 2026, paid in cash by the Post.</summary>
    public async Task<Person> PersonAsync(string name, string? channel = PaymentMethod.Cash)
    {
        var at = site.Clock.GetUtcNow();
        var person = new Person
        {
            Id = Ids.Next(),
            Code = $"W{++serial:0000}",
            AreaId = Site.Commune,
            FullName = name,
            SortKey = VietnameseText.SortKey(name),
            SearchKey = VietnameseText.SearchKey(name),
            Birth = BirthDate.Parse("1980-05-01"),
            RecordedAt = at,
        };
        await site.WithAsync<AppDb>(async db =>
        {
            db.Persons.Add(person);
            db.Facts.Add(new Fact
            {
                Id = Ids.Next(),
                PersonId = person.Id,
                Kind = FactKinds.Disability,
                Value = "severe",
                FromOn = new DateOnly(2020, 1, 1),
                RecordedAt = at,
                RecordedBy = "officer",
            });
            db.Grants.Add(new Grant
            {
                Id = Ids.Next(),
                PersonId = person.Id,
                Programme = Grant.Allowance,
                AssertedGround = "5.6",
                DecisionNo = "12/QĐ-UBND",
                FromMonth = new Month(2026, 12),
                AccountableFromMonth = new Month(2026, 12),
                AssertedCoefficient = 150,
                RecordedAt = at,
                RecordedBy = "officer",
            });
            if (channel is not null)
            {
                db.PaymentMethods.Add(new PaymentMethod
                {
                    Id = Ids.Next(),
                    PersonId = person.Id,
                    Channel = channel,
                    Provider = PaymentMethod.Post,
                    FromOn = new DateOnly(2020, 1, 1),
                    RecordedAt = at,
                    RecordedBy = "officer",
                });
            }

            await db.SaveChangesAsync();
        });
        return person;
    }

    public Task PrepareAsync(string month) => WithAsync(
        db => new PayrollService(db, site.Clock, Ids, LawFiles.Embedded())
            .Prepare(Month.Parse(month), [Site.Commune], As("officer")));

    public async Task SubmitAsync(string month)
    {
        await PrepareAsync(month);
        await WithAsync(db => new ApprovalService(db, site.Clock, Ids)
            .Submit(Month.Parse(month), [Site.Commune], As("officer")));
    }

    public async Task ApproveAsync(string month)
    {
        await SubmitAsync(month);
        await WithAsync(db => new ApprovalService(db, site.Clock, Ids)
            .Approve(Month.Parse(month), [Site.Commune], As("chair")));
    }

    public async Task SendAsync(string month)
    {
        await ApproveAsync(month);
        await WithAsync(db => new OrderService(db, site.Clock, Ids, LawFiles.Embedded())
            .Order(Month.Parse(month), [Site.Commune], As("accountant")));
        await WithAsync(db => new ExportService(db, site.Clock, Ids)
            .Export(Month.Parse(month), PaymentMethod.Post, [Site.Commune], As("accountant")));
    }

    /// <summary>The person moves to the other commune, whose list is made and approved, and not sent.</summary>
    public Task ApproveElsewhereAsync(string month, Person person) => WithAsync(db =>
    {
        var (at, there) = (Month.Parse(month), new[] { Site.OtherCommune });
        db.Execute("UPDATE persons SET area_id = @p0 WHERE id = @p1", Site.OtherCommune, person.Id);
        new PayrollService(db, site.Clock, Ids, LawFiles.Embedded()).Prepare(at, there, As("officer"));
        new ApprovalService(db, site.Clock, Ids).Submit(at, there, As("officer"));
        new ApprovalService(db, site.Clock, Ids).Approve(at, there, As("chair"));
    });

    /// <summary>A result file in our own csv format: each line sent, answered by <paramref name="answer"/>.</summary>
    public async Task<byte[]> ResultAsync(
        string month, Func<Instruction, PayrollLine, (string Name, long Vnd, string Status)> answer)
    {
        var text = new StringBuilder("ma_ky,ma_lo,ma_dong,ho_ten,so_tk,so_tien,trang_thai,ma_loi,thoi_gian,ma_gd\r\n");
        await site.WithAsync<AppDb>(async db =>
        {
            var at = Month.Parse(month);
            var batch = await db.PaymentBatches.SingleAsync(one => one.Month == at);
            var sent = await db.Instructions.Where(one => one.BatchId == batch.Id)
                .OrderBy(one => one.Reference).ToListAsync();
            long totalVnd = 0;
            foreach (var one in sent)
            {
                var line = await db.PayrollLines.SingleAsync(l => l.ListId == one.ListId && l.LineNo == one.LineNo);
                var (name, vnd, status) = answer(one, line);
                totalVnd += vnd;
                text.Append(CultureInfo.InvariantCulture,
                    $"{month},{batch.Number},{one.Reference},{name},,{vnd},{status},,,GD{one.Reference}\r\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"TONG,,{sent.Count},,,{totalVnd},,,,\r\n");
        });
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public Task<byte[]> AllPaidAsync(string month) =>
        ResultAsync(month, (_, line) => (line.PayeeName, line.AmountVnd, "THANH_CONG"));

    /// <summary>How many events of an action the log has.</summary>
    public async Task<int> EventsAsync(string action)
    {
        var count = 0;
        await site.WithAsync<AppDb>(async db => count = await db.AuditEvents.CountAsync(one => one.Action == action));
        return count;
    }

    public async Task<ListState> StateAsync(string month)
    {
        var at = Month.Parse(month);
        var state = ListState.Draft;
        await site.WithAsync<AppDb>(async db => state = (await db.PayrollLists
            .SingleAsync(list => list.Month == at && list.State != ListState.Returned)).State);
        return state;
    }

    public static Actor As(string login) => new(login, "person-" + login, "test");

    public Task WithAsync(Action<AppDb> work) => site.WithAsync<AppDb>(db =>
    {
        work(db);
        return Task.CompletedTask;
    });
}
