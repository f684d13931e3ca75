using AnSinh.Core.Audit;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;

namespace AnSinh.Core.Tests.Payroll;

/// <summary>
/// How somebody chose to be paid: whose account, why cash, from when, by which paper; nothing is deleted.
/// </summary>
public sealed class PaymentChoiceTests
{
    private static readonly DateOnly Today = new(2024, 7, 10);

    private static readonly PaymentChoice Cash = new(PaymentMethod.Cash)
    {
        CashReason = CashReason.CannotWalk,
        FromOn = new DateOnly(2024, 8, 1),
        Paper = "Giấy đăng ký ngày 09/07/2024",
    };

    private static readonly PaymentChoice Account = new(PaymentMethod.Bank)
    {
        BankBin = "970405",
        BankCode = "agribank",
        AccountNo = "8899 0000 7777",
        AccountName = "NONG THI MAY",
        FromOn = new DateOnly(2024, 8, 1),
        Paper = "Giấy đăng ký ngày 09/07/2024",
    };

    public static TheoryData<string, PaymentChoice> Bad => new()
    {
        { "CHANNEL", Cash with { Channel = null } },
        { "CHANNEL", Cash with { Channel = "GOLD" } },
        { "CASH_REASON", Cash with { CashReason = null } },
        { "BANK", Account with { BankCode = null } },
        { "ACCOUNT", Account with { AccountNo = null } },
        { "ACCOUNT", Account with { AccountNo = "12 345" } },
        { "ACCOUNT", Account with { AccountNo = "8899-0000-77é7" } },
        { "ACCOUNT_NAME", Account with { AccountName = "LY VAN LA" } },
        { "ACCOUNT_NAME", Account with { AccountName = null } },
        { "FROM", Cash with { FromOn = null } },
        { "FROM", Cash with { FromOn = new DateOnly(2024, 9, 1) } },
        { "FROM", Cash with { FromOn = new DateOnly(2019, 12, 31) } },
        { "PAPER", Cash with { Paper = "giấy" } },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_is_missing_is_asked_for(string code, PaymentChoice asked)
    {
        PaymentChoiceRules.Fault(asked, Scene()).ShouldNotBeNull().Code.ShouldBe(code);
        PaymentChoiceRules.Fault(Cash, Scene()).ShouldBeNull();
        PaymentChoiceRules.Fault(Account with { AccountNo = "123456" }, Scene()).ShouldBeNull();
        PaymentChoiceRules.Fault(Cash with { FromOn = new DateOnly(2024, 8, 31) }, Scene()).ShouldBeNull();
        PaymentChoiceRules.Fault(Cash with { FromOn = new DateOnly(2020, 1, 1) }, Scene()).ShouldBeNull();
    }

    [Fact]
    public void An_account_of_somebody_else_serves_only_where_that_one_may_receive()
    {
        var theirs = Account with { AccountName = "Lý Văn Hộ" };
        var held = Scene() with { Recipients = [Guardian()] };
        PaymentChoiceRules.Holder(theirs, held).ShouldBe(Representative.Guardian);
        PaymentChoiceRules.Fault(theirs, held with { OthersOnAccount = true }).ShouldBeNull();
        PaymentChoiceRules.Fault(theirs, Scene())!.Code.ShouldBe("ACCOUNT_NAME");
        PaymentChoiceRules.Fault(Account, Scene() with { OthersOnAccount = true })!.Code.ShouldBe("ACCOUNT_TAKEN");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_way_before_ends_the_day_before_and_the_log_tells_the_end_of_the_account_only(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.At(Today);
        var person = office.Elder();
        Choose(office, person, Account).ShouldBeNull();
        Choose(office, person, Account).ShouldBeNull();

        var methods = office.Fresh(db => db.PaymentMethods.OrderBy(one => one.FromOn).ToList());
        methods.Select(one => (one.Channel, one.UntilOn, one.Holder)).ShouldBe(
            [("CASH", new DateOnly(2024, 7, 31), null), ("BANK", null, PaymentChoiceRules.Own)]);
        office.Fresh(db => db.Vault.Account(methods[1])).ShouldBe("889900007777");
        var told = office.Fresh(db => db.AuditEvents.Single(one => one.Action == "PAYMENT_METHOD_CHOSEN"));
        told.Sentence.ShouldStartWith("Nông Thị Mẩy (T0001) nhận tiền qua tài khoản agribank");
        (told.Sentence + told.BeforeJson + told.AfterJson).ShouldNotContain("889900007777");

        office.At(new DateOnly(2024, 8, 10));
        Choose(office, person, Cash with { FromOn = new DateOnly(2024, 9, 1) }).ShouldBeNull();
        office.Fresh(db => db.PaymentMethods.Single(one => one.UntilOn == null)).CashReason
            .ShouldBe(CashReason.CannotWalk);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_account_that_another_is_paid_into_is_not_taken_a_second_time(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.At(Today);
        var (one, other) = (office.Elder(), office.Elder());
        Choose(office, one, Account).ShouldBeNull();
        Choose(office, other, Account)!.Code.ShouldBe("ACCOUNT_TAKEN");
        Choose(office, other, Account with { BankBin = "970436", BankCode = "vietcombank" }).ShouldBeNull();
        office.Fresh(db => db.PaymentMethods.Count(method => method.UntilOn != null)).ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Of_many_hands_at_once_each_writes_whole_or_is_told_that_another_was_faster(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        office.At(Today);
        var person = office.Elder();
        var told = await Task.WhenAll(Enumerable.Range(0, 6).Select(hand => Task.Run(() =>
            Choose(office, person, Account with { AccountNo = "88990000777" + hand }))));
        told.ShouldAllBe(refusal => refusal == null || refusal.Code == Meanwhile.Refusal.Code);
        told.ShouldContain((Refusal?)null);
        office.Fresh(db => db.PaymentMethods.Count(one => one.UntilOn == null)).ShouldBe(1);
        office.Fresh(db => db.AuditEvents.Count(one => one.Action == "PAYMENT_METHOD_CHOSEN"))
            .ShouldBe(told.Count(refusal => refusal is null));
    }

    private static Refusal? Choose(Office office, Person person, PaymentChoice asked) => office.Fresh(db =>
        new PaymentMethodDesk(db, office.Clock, new IdSource(office.Clock)).Choose(
            db.Persons.Single(one => one.Id == person.Id), asked, Office.As(Office.Maker)));

    private static PaymentChoiceScene Scene() => new(
        Today, new Person
        {
            Id = Guid.CreateVersion7(),
            Code = "T1",
            AreaId = 1,
            FullName = "Nông Thị Mẩy",
            SortKey = "",
            SearchKey = "",
            Birth = AnSinh.Policy.BirthDate.Parse("1940"),
            RecordedAt = default,
        },
        new PaymentMethod
        {
            Id = Guid.CreateVersion7(),
            PersonId = default,
            Channel = PaymentMethod.Cash,
            Provider = PaymentMethod.Post,
            FromOn = new DateOnly(2020, 1, 1),
            RecordedAt = default,
            RecordedBy = "",
        },
        [], false);

    private static Representative Guardian() => new()
    {
        Id = Guid.CreateVersion7(),
        PersonId = default,
        Kind = Representative.Guardian,
        FullName = "Lý Văn Hộ",
        FromOn = new DateOnly(2024, 1, 1),
        RecordedAt = default,
        RecordedBy = "",
    };
}
