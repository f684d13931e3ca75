using System.Text;
using AnSinh.Core.Payments;
using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Core.Store;
using AnSinh.Core.Tests.Payroll;

namespace AnSinh.Core.Tests.Payments;

/// <summary>
/// Who collects the cash in somebody's place stands on every list of the payer, as it was when the list was made.
/// </summary>
public sealed class CollectorTests
{
    private const string Number = "999086000777";

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_payers_table_and_the_list_to_sign_name_who_collects(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        Collects(office, office.Elder(), "Nông Văn Thay");
        office.Elder("Hứa Thị Tự");
        office.At(new DateOnly(2024, 6, 20));
        var batch = office.Sent(PaidOffice.Text);

        var rows = Encoding.UTF8.GetString(office.File(batch, "csv").Content).Split("\r\n");
        rows[0].ShouldEndWith(",ma_gd,nguoi_nhan_thay,so_dinh_danh_nguoi_nhan_thay");
        rows[1].ShouldEndWith(",,,,,Nông Văn Thay," + Number);
        rows[2].ShouldEndWith(",Tiền mặt,,,,,,,,");
        rows.Take(4).ShouldAllBe(row => row.Count(letter => letter == ',') == 15);
        var paper = office.Fresh(db => new ListPapers(db, office.Law).SignatureList(
            office.Commune, PaidOffice.Month, PaymentMethod.Post));
        PaidOffice.Words(paper.Content).ShouldContain($"Nông Thị Mẩy\nNhận thay: Nông Văn Thay, {Number}\n");
        PaidOffice.Words(paper.Content).ShouldNotContain("Hứa Thị Tự\nNhận thay");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_list_that_is_made_keeps_who_collected_then_and_a_draft_made_again_takes_who_does_now(
        Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var person = office.Elder();
        Collects(office, person, "Nông Văn Cũ", until: "2024-07-31");
        office.Prepare("2024-07");
        Names(office).ShouldBe(["Nông Văn Cũ"]);

        Collects(office, person, "Nông Văn Mới", from: "2024-07-02");
        Names(office).ShouldBe(["Nông Văn Cũ"]);
        office.Prepare("2024-07");
        Names(office).ShouldBe(["Nông Văn Mới"]);
        office.Submit("2024-07");
        office.Approve("2024-07");
        Should.Throw<Exception>(() =>
            office.Fresh(db => db.Execute("UPDATE payroll_collectors SET full_name = 'khác'")));
        Should.Throw<Exception>(() => office.Fresh(db => db.Execute("DELETE FROM payroll_collectors")));
    }

    [Theory]
    [InlineData(Representative.All, "2024-06-30", "2024-01-01", "CASH")]
    [InlineData(Representative.All, null, "2024-08-01", "CASH")]
    [InlineData(Representative.Account, null, "2024-01-01", "CASH")]
    [InlineData(Representative.All, null, "2024-01-01", "BANK")]
    public async Task Who_may_not_collect_cash_in_the_month_stands_on_no_list(
        string scope, string? until, string from, string channel)
    {
        await using var office = await Office.OpenAsync(Engine.Sqlite);
        Collects(office, office.Elder(channel: channel), "Nông Văn Thay", from, until, scope);
        office.Prepare("2024-07");
        Names(office).ShouldBeEmpty();
    }

    private static void Collects(
        Office office, Person person, string name, string from = "2024-01-01", string? until = null,
        string scope = Representative.Cash)
    {
        var one = new Representative
        {
            Id = Guid.CreateVersion7(),
            PersonId = person.Id,
            Kind = Representative.AuthorisedRecipient,
            FullName = name,
            Scope = scope,
            FromOn = DateOnly.ParseExact(from, "yyyy-MM-dd"),
            UntilOn = until is null ? null : DateOnly.ParseExact(until, "yyyy-MM-dd"),
            RecordedAt = office.Clock.GetUtcNow(),
            RecordedBy = Office.Maker,
        };
        one.CitizenId = office.Db.Vault.Close(Number, person.Id, SealedField.RepresentativeCitizenId);
        office.Db.Representatives.Add(one);
        office.Db.SaveChanges();
    }

    private static List<string?> Names(Office office) => office.Fresh(db =>
    {
        var list = db.PayrollLists.Select(one => one.Id).Single();
        return new ListQueries(db).Lines(list, null, 1).Lines.Select(line => line.CollectorName)
            .Where(name => name is not null).ToList();
    });
}
