using System.Globalization;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Demo;

/// <summary>
/// Invents people with plausible names of Lạng Sơn. Nobody is real: the identifier's province part 999 belongs to no
/// province, the rest is a serial number, with the digits of sex, century and year set as the rule for identifiers
/// says.
/// </summary>
public sealed class InventedPeople(FieldVault vault, Dice dice, IdSource ids, DateTimeOffset recordedAt)
{
    public const string RecordedBy = "demo";

    private static readonly string[] Surnames =
    [
        "Hoàng", "Hoàng", "Nông", "Nông", "Lương", "Vi", "Hứa", "Triệu", "Chu", "Hà", "Lý", "Đàm", "Bế", "Lộc", "Mông",
        "Lăng", "Linh",
        "Dương", "Đinh", "Phùng", "Lành", "Nguyễn", "Nguyễn", "Trần", "Bàn", "Đặng",
    ];

    private static readonly string[] MiddleFemale =
        ["Thị", "Thị", "Thị", "Thị Thu", "Thị Kim", "Thị Ngọc", "Thị Hồng", "Thị Bích", "Thu", "Ngọc"];
    private static readonly string[] MiddleMale =
        ["Văn", "Văn", "Văn", "Đức", "Hữu", "Minh", "Quang", "Xuân", "Công", "Đình", "Ngọc", "Bá"];
    private static readonly string[] OldFemale = ["Mẩy", "Nhình", "Pỉnh", "Bảy", "Sáu", "Tý", "Sửu", "Mùi", "Dén",
        "Liên", "Cúc", "Đào", "Nhàn", "Vẻ", "Bưởi", "Thoa"];
    private static readonly string[] OldMale =
        ["Páo", "Pảo", "Sình", "Chiến", "Phúc", "Lộc", "Thọ", "Kỳ", "Mạnh", "Tiến", "Chín", "Sáu", "Bình", "Thắng"];
    private static readonly string[] YoungFemale =
        ["Hân", "Linh", "Trang", "Thảo", "Hương", "Mai", "Lan", "Yến", "Ngân", "Nhung", "Hạnh", "Quyên", "Vân"];
    private static readonly string[] YoungMale =
        ["Huy", "Nam", "Khánh", "Tuấn", "Dũng", "Sơn", "Hải", "Long", "Cường", "Kiên", "Trung", "Phong", "Đạt"];
    private static readonly string[] Hamlets = [
        "Nà Tèn", "Pò Lẹng", "Bản Dọn", "Tồng Riền", "Khòn Cuổi", "Nà Pình", "Bản Vàng", "Pác Ve", "Cốc Nam", "Nà Lầm"];
    private static readonly string[] Ethnicities = ["02", "02", "07", "07", "07", "09", "01"];

    private int serial;

    public RegisterPart Part { get; } = new();

    /// <summary>What the office learns after the first list was made.</summary>
    public RegisterPart Later { get; } = new();

    /// <summary>A person born between the two days (both included) who lives in the commune.</summary>
    public Person Add(int areaId, DateOnly bornFrom, DateOnly bornUntil)
    {
        var birth = bornFrom.AddDays(dice.Roll(bornUntil.DayNumber - bornFrom.DayNumber + 1));
        var female = dice.Chance(54);
        var name = Name(female, birth.Year);
        var number = ++serial;
        var person = new Person
        {
            Id = ids.Next(),
            Code = string.Create(CultureInfo.InvariantCulture, $"LSB{number:000000}"),
            AreaId = areaId,
            FullName = name,
            SortKey = VietnameseText.SortKey(name),
            SearchKey = VietnameseText.SearchKey(name),
            Birth = BirthDate.Of(birth),
            Sex = female ? "F" : "M",
            RecordedAt = recordedAt,
        };
        person.SetCitizenId(vault, Identifier(female, birth.Year, number));
        person.Ethnicity = vault.Close(dice.Pick(Ethnicities), person.Id, SealedField.Ethnicity);
        person.Hamlet = "Thôn " + dice.Pick(Hamlets);
        Part.Persons.Add(person);
        return person;
    }

    public void AddFact(
        Person person, string kind, string value, DateOnly from, string? evidence = null,
        DateTimeOffset? knownAt = null) =>
        (knownAt is null ? Part : Later).Facts.Add(new Fact
        {
            Id = ids.Next(),
            PersonId = person.Id,
            Kind = kind,
            Value = value,
            FromOn = from,
            Evidence = evidence,
            RecordedAt = knownAt ?? recordedAt,
            RecordedBy = RecordedBy,
        });

    /// <summary>A child that the parent raises, born when the parent was at least sixteen.</summary>
    public void AddChild(Person parent, DateOnly first, DateOnly last, Dice dice)
    {
        var grown = parent.Birth.Earliest.AddYears(16);
        var from = grown > first ? grown : first;
        var birth = from.AddDays(dice.Roll(last.DayNumber - from.DayNumber));
        AddFact(parent, FactKinds.Child, BirthDate.Of(birth).ToString(), birth);
    }

    public void AddGrant(
        Person person, Month from, Month accountableFrom, string? ground, string programme = Grant.Allowance,
        string? careKind = null,
        Guid? caredPersonId = null, DateTimeOffset? knownAt = null, Month? until = null, string? endReason = null) =>
        (knownAt is null ? Part : Later).Grants.Add(new Grant
        {
            Id = ids.Next(),
            PersonId = person.Id,
            Programme = programme,
            AssertedGround = ground,
            CareKind = careKind,
            CaredPersonId = caredPersonId,
            DecisionNo = string.Create(CultureInfo.InvariantCulture, $"{dice.Between(100, 4900)}/QĐ-UBND"),
            DecidedOn = from.FirstDay.AddDays(dice.Between(-20, -5)),
            FromMonth = from,
            AccountableFromMonth = accountableFrom,
            UntilMonth = until,
            EndReason = endReason,
            RecordedAt = knownAt ?? recordedAt,
            RecordedBy = RecordedBy,
        });

    /// <summary>Cash from the Post, as everybody in the province was paid in 2020.</summary>
    public void AddCash(Person person) => Part.PaymentMethods.Add(new PaymentMethod
    {
        Id = ids.Next(),
        PersonId = person.Id,
        Channel = PaymentMethod.Cash,
        Provider = PaymentMethod.Post,
        FromOn = new DateOnly(2016, 8, 1),
        RecordedAt = recordedAt,
        RecordedBy = RecordedBy,
    });

    /// <summary>An invented account at a bank: eight nines and the person's serial number.</summary>
    public void AddAccount(Person person, string provider, string bankBin) => Part.PaymentMethods.Add(new PaymentMethod
    {
        Id = ids.Next(),
        PersonId = person.Id,
        Channel = PaymentMethod.Bank,
        Provider = provider,
        BankBin = bankBin,
        FromOn = new DateOnly(2024, 1, 1),
        RecordedAt = recordedAt,
        RecordedBy = RecordedBy,
    }.Into(vault, "99999999" + person.Code[3..]));

    private string Name(bool female, int year)
    {
        var given = year < 1985 ? dice.Pick(female ? OldFemale : OldMale) : dice.Pick(female ? YoungFemale : YoungMale);
        return $"{dice.Pick(Surnames)} {dice.Pick(female ? MiddleFemale : MiddleMale)} {given}";
    }

    private static string Identifier(bool female, int year, int number)
    {
        var centuryAndSex = (year >= 2000 ? 2 : 0) + (female ? 1 : 0);
        return string.Create(CultureInfo.InvariantCulture, $"999{centuryAndSex}{year % 100:00}{number:000000}");
    }
}
