using AnSinh.Core.Exchanges;
using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Tests.Exchanges;

/// <summary>Social insurance, the police and banks: who is asked, and what an accepted answer does.</summary>
public class PartnerTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_pension_found_asks_for_a_look_at_the_ground_and_stops_nothing_by_itself(Engine engine)
    {
        await using var here = await ExchangeOffice.OpenAsync(engine);
        var person = here.Elder();
        var exchange = here.Make(ExchangeKind.Insurance);
        here.Take(here.Answer(exchange, (1, "ket_qua", "DANG_HUONG"), (1, "kq_tu_ngay", "01/10/2026")));
        var work = here.Work().Single();
        (work.Kind, work.ClosedAt).ShouldBe(("PENSION_FOUND", null));
        work.Sentence.ShouldContain("khoản 5 điểm c Điều 5");
        Pensions().ShouldBe(["none"]);

        here.Decide(exchange, true, here.Difference(exchange, DifferenceField.Pension));
        Pensions().ShouldBe(["none", "receives"]);
        here.Work().Single().ClosedAt.ShouldBeNull();
        here.Office.Fresh(db => db.Grants.AsNoTracking().Single(one => one.PersonId == person.Id).UntilMonth)
            .ShouldBeNull();

        List<string> Pensions() => here.Office.Fresh(db => db.Facts.AsNoTracking()
            .Where(one => one.Kind == FactKinds.Pension && one.SupersededAt == null)
            .OrderBy(one => one.FromOn).Select(one => one.Value).ToList());
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task No_pension_where_none_is_held_is_no_difference_and_a_refused_one_closes_the_look(Engine engine)
    {
        await using var here = await ExchangeOffice.OpenAsync(engine);
        here.Elder("Nông Thị A", "999140004417");
        here.Elder("Nông Thị B", "999140004418");
        var exchange = here.Make(ExchangeKind.Insurance);
        here.Take(here.Answer(exchange, (1, "ket_qua", "KHONG_HUONG"), (2, "ket_qua", "DANG_HUONG")));
        var row = here.Differences(exchange).Single();
        (row.Entry.FullName, row.Theirs).ShouldBe(("Nông Thị B", "2026-11-24"));
        here.Decide(exchange, false, row);
        here.Work().Single().Outcome.ShouldBe("Không nhận: đã đối chiếu thẻ căn cước");
        here.Office.Fresh(db => db.Facts.Count(one => one.Kind == FactKinds.Pension && one.Value == "receives"))
            .ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_police_are_asked_about_who_has_no_number_a_paper_past_its_day_or_receives_for_another(
        Engine engine)
    {
        await using var here = await ExchangeOffice.OpenAsync(engine);
        var without = here.Office.Elder("Nông Thị Không");
        var last = here.Elder("Nông Thị Cuối", "999140004417");
        here.Office.Fact(last, FactKinds.IdentityPaper, "identity_card", until: "2026-11-24");
        var past = here.Elder("Nông Thị Quá", "999140004418");
        here.Office.Fact(past, FactKinds.IdentityPaper, "identity_card", until: "2026-11-23");
        var renewed = here.Elder("Nông Thị Đổi", "999140004419");
        here.Office.Fact(renewed, FactKinds.IdentityPaper, "identity_card", until: "2026-11-23");
        here.Office.Fact(renewed, FactKinds.IdentityPaper, "identity_card", "2026-01-01", "2036-01-01");
        AddGuardian(here, last);

        var exchange = here.Make(ExchangeKind.Police);
        var sent = here.Sent(exchange);
        sent.Select(row => (row["ho_ten"], row["vai_tro"])).ShouldBe(
            [("Nông Thị Không", "nguoi_huong"), ("Nông Thị Quá", "nguoi_huong"), ("Lý Văn Hộ", "giam_ho")],
            ignoreOrder: true);
        here.Take(here.Answer(
            exchange, [.. sent.SelectMany((row, at) => row["ho_ten"] switch
            {
                "Nông Thị Không" => new[]
                {
                    (at + 1, "ket_qua", "CO_GIAY_TO"), (at + 1, "kq_so_dinh_danh", "999140004477"),
                },
                "Nông Thị Quá" => [(at + 1, "ket_qua", "CO_GIAY_TO"), (at + 1, "kq_het_han", "05/06/2036")],
                _ => [(at + 1, "ket_qua", "CO_GIAY_TO"), (at + 1, "kq_so_dinh_danh", "999070004488")],
            })]));
        foreach (var row in here.Differences(exchange))
        {
            here.Decide(exchange, true, row);
        }

        here.Office.Fresh(db => db.Vault.CitizenId(db.Persons.Single(one => one.Id == without.Id)))
            .ShouldBe("999140004477");
        here.Office.Fresh(db => db.Vault.CitizenId(db.Representatives.Single())).ShouldBe("999070004488");
        here.Refused(() => here.Make(ExchangeKind.Police)).ShouldBe("NOBODY_TO_ASK");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_account_that_the_bank_opened_is_paid_into_only_when_accepted_and_the_old_way_is_kept(
        Engine engine)
    {
        await using var here = await ExchangeOffice.OpenAsync(engine);
        var person = here.Elder();
        here.Office.Elder("Vi Thị Không Số");
        here.Refused(() => here.Make(ExchangeKind.Bank, "970499")).ShouldBe("BANK_UNKNOWN");
        var exchange = here.Make(ExchangeKind.Bank, ExchangeOffice.Agribank);
        here.Sent(exchange).Select(row => (row["ho_ten"], row["viec"])).ShouldBe([("Nông Thị Mẩy", "MO_TAI_KHOAN")]);
        here.Take(here.Answer(
            exchange, (1, "ket_qua", "DA_MO"), (1, "kq_so_tai_khoan", "8800111222333"),
            (1, "kq_ten_tai_khoan", "NONG THI MAY")));
        Methods().Single().Channel.ShouldBe(PaymentMethod.Cash);

        here.Decide(exchange, true, here.Difference(exchange, DifferenceField.Account));
        var methods = Methods();
        methods.Select(one => (one.Channel, one.UntilOn)).ShouldBe(
            [(PaymentMethod.Cash, new DateOnly(2026, 11, 23)), (PaymentMethod.Bank, null)]);
        (methods[1].Provider, methods[1].BankBin, here.Office.Fresh(db => db.Vault.Account(methods[1])))
            .ShouldBe(("agribank", ExchangeOffice.Agribank, "8800111222333"));
        // Opened by the bank itself: it is not asked whether the account is of its owner.
        here.Refused(() => here.Make(ExchangeKind.Bank, ExchangeOffice.Agribank)).ShouldBe("NOBODY_TO_ASK");

        List<PaymentMethod> Methods() => here.Office.Fresh(db => db.PaymentMethods.AsNoTracking()
            .Where(one => one.PersonId == person.Id).OrderBy(one => one.FromOn).ToList());
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_bank_says_why_it_refused_and_an_account_of_another_name_is_not_taken(Engine engine)
    {
        await using var here = await ExchangeOffice.OpenAsync(engine);
        here.Elder();
        var exchange = here.Make(ExchangeKind.Bank, ExchangeOffice.Agribank);
        foreach (var (code, filled) in new (string, (int, string, string)[])[]
        {
            ("REASON_MISSING", [(1, "ket_qua", "TU_CHOI")]),
            ("ACCOUNT", [(1, "ket_qua", "DA_MO"), (1, "kq_ten_tai_khoan", "NONG THI MAY")]),
            ("ACCOUNT", [(1, "ket_qua", "DA_MO"), (1, "kq_so_tai_khoan", "12345")]),
            ("ACCOUNT_NAME",
                [(1, "ket_qua", "DA_MO"), (1, "kq_so_tai_khoan", "123456"), (1, "kq_ten_tai_khoan", "LY VAN LA")]),
            ("RESULT", [(1, "ket_qua", "KHOP")]),
        })
        {
            here.Take(here.Answer(exchange, filled)).Lines.Single().Fault!.Code.ShouldBe(code);
        }

        here.Take(here.Answer(exchange, (1, "ket_qua", "TU_CHOI"), (1, "ghi_chu", "thẻ căn cước hết hạn")));
        here.Office.Fresh(db => db.ExchangeEntries.AsNoTracking().Single()).Note.ShouldBe("thẻ căn cước hết hạn");
        here.Differences(exchange).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_account_is_checked_once_and_one_of_another_owner_asks_for_a_look(Engine engine)
    {
        await using var here = await ExchangeOffice.OpenAsync(engine);
        here.Elder("Nông Thị A", "999140004417", "BANK");
        here.Elder("Nông Thị B", "999140004418", "BANK");
        var exchange = here.Make(ExchangeKind.Bank, ExchangeOffice.Agribank);
        here.Sent(exchange).ShouldAllBe(row => row["viec"] == "KIEM_TRA_TAI_KHOAN" && row["so_tai_khoan"].Length > 6);
        here.Take(here.Answer(
            exchange, (1, "ket_qua", "KHOP"), (2, "ket_qua", "KHAC"), (2, "ghi_chu", "tài khoản của người khác")));
        here.Work().Single().Kind.ShouldBe("ACCOUNT_MISMATCH");
        here.Office.Fresh(db => db.Persons.OrderBy(one => one.Code).Select(one => one.Id).ToList()
            .ConvertAll(id => AccountChecks.Verified(db, id).Count)).ShouldBe([1, 0]);
        here.Sent(here.Make(ExchangeKind.Bank, ExchangeOffice.Agribank)).Select(row => row["ho_ten"])
            .ShouldBe(["Nông Thị B"]);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_list_that_pays_into_an_account_for_the_first_time_tells_which_the_bank_has_not_confirmed(
        Engine engine)
    {
        await using var here = await ExchangeOffice.OpenAsync(engine);
        here.Office.At(new DateOnly(2024, 6, 20));
        here.Elder("Nông Thị A", "999140004417", "BANK");
        here.Elder("Nông Thị B", "999140004418", "BANK");
        here.Elder("Nông Thị C", "999140004419");
        here.Office.Prepare("2024-07");
        Told().ShouldBe("2 người nhận lần đầu vào tài khoản mà ngân hàng chưa xác nhận tên và số: Nông Thị A (T0001), "
            + "Nông Thị B (T0002). Gửi ngân hàng xác nhận ở trang Trao đổi danh sách trước khi chuyển tiền.");

        var exchange = here.Make(ExchangeKind.Bank, ExchangeOffice.Agribank);
        here.Take(here.Answer(
            exchange, (2, "ket_qua", "KHOP"), (3, "ket_qua", "KHAC"), (3, "ghi_chu", "của người khác")))
            .Lines.ShouldAllBe(line => line.Fault == null);
        here.Office.Prepare("2024-07");
        Told()!.ShouldStartWith("1 người nhận lần đầu vào tài khoản mà ngân hàng chưa xác nhận tên và số: Nông Thị B");
        here.Office.Submit("2024-07");
        here.Office.Approve("2024-07");
        here.Office.At(new DateOnly(2024, 7, 20));
        here.Office.Prepare("2024-08");
        Told().ShouldBeNull();

        string? Told() => here.Office.Fresh(db =>
        {
            var draft = db.PayrollLists.Single(one => one.State == ListState.Draft).Id;
            return db.PayrollFindings.Where(one => one.ListId == draft && one.Code == "ACCOUNT_NOT_VERIFIED")
                .Select(one => one.Sentence).SingleOrDefault();
        });
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Only_those_who_want_an_account_are_named_and_a_code_that_cannot_be_asked_is_told(Engine engine)
    {
        await using var here = await ExchangeOffice.OpenAsync(engine);
        var wants = here.Elder("Nông Thị A", "999140004417");
        here.Elder("Nông Thị B", "999140004418");
        here.Make(ExchangeKind.Bank, ExchangeOffice.Agribank, wants.Code.ToLowerInvariant()).Lines.ShouldBe(1);
        Should.Throw<RefusedException>(() => here.Make(ExchangeKind.Bank, ExchangeOffice.Agribank, wants.Code, "T9"))
            .Refusal.Message.ShouldContain("1 mã không hỏi được, đầu tiên là “T9”");
    }

    private static void AddGuardian(ExchangeOffice here, Person person)
    {
        here.Office.Db.Representatives.Add(new Representative
        {
            Id = here.Ids.Next(),
            PersonId = person.Id,
            Kind = Representative.Guardian,
            FullName = "Lý Văn Hộ",
            FromOn = new DateOnly(2024, 1, 1),
            RecordedAt = here.Office.Clock.GetUtcNow(),
            RecordedBy = ExchangeOffice.Who.Login,
        });
        here.Office.Db.SaveChanges();
    }
}
