using AnSinh.Core.Calendars;
using AnSinh.Core.Exchanges;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Tests.Exchanges;

/// <summary>What the department is told each month about accounts, and by which day.</summary>
public class OpeningProgressTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Each_person_counts_once_by_commune_and_bank_whatever_batch_answered(Engine engine)
    {
        await using var here = await ExchangeOffice.OpenAsync(engine);
        foreach (var (name, last) in new[] { ("A", 7), ("B", 8), ("C", 9) })
        {
            here.Elder($"Nông Thị {name}", $"99914000441{last}");
        }

        var first = here.Make(ExchangeKind.Bank, ExchangeOffice.Agribank);
        here.Take(here.Answer(
            first, (1, "ket_qua", "TU_CHOI"), (1, "ghi_chu", "hẹn lại"), (2, "ket_qua", "TU_CHOI"),
            (2, "ghi_chu", "thẻ hết hạn")));
        Row().ShouldBe((3, 0, 2, 1, 0));
        var second = here.Make(ExchangeKind.Bank, ExchangeOffice.Agribank);
        here.Take(here.Answer(
            second, (1, "ket_qua", "DA_MO"), (1, "kq_so_tai_khoan", "8800111222333"),
            (1, "kq_ten_tai_khoan", "NONG THI A")));
        Row().ShouldBe((3, 1, 1, 1, 33));
        here.Office.Fresh(db => OpeningProgress.Read(db, Month.Parse("2026-12"), null)).ShouldBeEmpty();
        here.Office.Fresh(db => OpeningProgress.Read(db, Month.Parse("2026-11"), [here.Office.Commune + 1]))
            .ShouldBeEmpty();

        (int, int, int, int, int) Row()
        {
            var row = here.Office.Fresh(db => OpeningProgress.Read(
                db, Month.Parse("2026-11"), [here.Office.Commune])).Single();
            (row.AreaName, row.Bank).ShouldBe(("Xã Hoàng Đồng", "AGRIBANK"));
            return (row.Asked, row.Opened, row.Refused, row.NoAnswer, row.Percent);
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_account_is_verified_by_its_own_bank_and_for_its_own_number_only(Engine engine)
    {
        await using var here = await ExchangeOffice.OpenAsync(engine);
        here.Elder(channel: "BANK");
        here.Elder("Nông Thị B", "999140004418", "BANK");
        Verified().ShouldBe((2, 0));
        var exchange = here.Make(ExchangeKind.Bank, ExchangeOffice.Agribank);
        here.Take(here.Answer(exchange, (1, "ket_qua", "KHOP")));
        Verified().ShouldBe((2, 1));
        here.Office.Db.Execute(
            "UPDATE payment_methods SET account_key = 'another' WHERE person_id <> @p0", Guid.Empty);
        Verified().ShouldBe((2, 0));

        (int, int) Verified()
        {
            var found = here.Office.Fresh(db => OpeningProgress.Verified(db, [here.Office.Commune]));
            return (found.Accounts, found.Verified);
        }
    }

    /// <summary>Before the 30th: the 29th, or the working day before it; in February its last day.</summary>
    [Theory]
    [InlineData("2027-01", "2027-01-29")]
    [InlineData("2026-11", "2026-11-27")]
    [InlineData("2026-12", "2026-12-29")]
    [InlineData("2027-02", "2027-02-26")]
    [InlineData("2028-02", "2028-02-29")]
    public async Task The_report_is_due_before_the_thirtieth_and_in_February_on_its_last_day(string month, string day)
    {
        await using var here = await ExchangeOffice.OpenAsync(Engine.Sqlite);
        Due(month).ShouldBe(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        here.Office.Db.Settings.Add(new Setting { Key = "exchange-report-day", Value = "16" });
        await here.Office.Db.SaveChangesAsync();
        Due("2026-12").ShouldBe(new DateOnly(2026, 12, 15));

        DateOnly Due(string of) => here.Office.Fresh(db => ExchangeTerms.Of(db).ReportBy(
            Month.Parse(of), OfficeCalendar.Of(db, here.Office.Law.Holidays)));
    }

    [Fact]
    public async Task A_bank_answers_in_time_for_the_report_and_others_within_their_working_days()
    {
        await using var here = await ExchangeOffice.OpenAsync(Engine.Sqlite);
        here.Elder();
        here.Make(ExchangeKind.Insurance).DueOn.ShouldBe(new DateOnly(2026, 12, 8));
        here.Make(ExchangeKind.Bank, ExchangeOffice.Agribank).DueOn.ShouldBe(new DateOnly(2026, 11, 27));
        here.Office.At(new DateOnly(2026, 11, 28));
        here.Make(ExchangeKind.Bank, ExchangeOffice.Agribank).DueOn.ShouldBe(new DateOnly(2026, 12, 29));
    }
}
