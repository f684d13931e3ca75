using System.Globalization;
using AnSinh.Core.Demo;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Benchmarks;

/// <summary>Stores the invented people in the product's own tables, by the writer the imports use.</summary>
public sealed class BenchRegister(AppDb db, BenchPeople people)
{
    public const int FirstCommuneId = 1_000_000;
    private const int CommunesInDistrict = 15;
    private const int DistrictsInProvince = 11;
    private const int DistrictIds = 900_000;
    private const int ProvinceIds = 800_000;
    private const string By = "bench";

    /// <summary>
    /// When the office knew of most people, and when it learnt what is new since the list of the month before.
    /// </summary>
    private static readonly DateTimeOffset Known = new(2025, 4, 1, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Learnt = new(2025, 5, 20, 2, 0, 0, TimeSpan.Zero);

    /// <summary>The register was taken over for this month; what was paid before is not its own.</summary>
    private static readonly Month Taken = BenchPeople.Month.Plus(-1);
    private static readonly DateOnly LawFrom = new(2021, 7, 1);

    private readonly IdSource ids = new(new StepClock(Known), 20375);
    private readonly Dictionary<string, (string Sort, string Search)> keys = new(StringComparer.Ordinal);

    public IReadOnlyList<int> CommuneIds => [.. Enumerable.Range(FirstCommuneId, people.Communes)];

    public void WriteAreas()
    {
        var districts = (people.Communes + CommunesInDistrict - 1) / CommunesInDistrict;
        var provinces = (districts + DistrictsInProvince - 1) / DistrictsInProvince;
        using var rows = BulkWriter.Open(
            db, "areas", "id", "code", "name", "level", "type", "parent_id", "province_id", "search_key", "valid_from");
        for (var i = 0; i < provinces; i++)
        {
            Area(rows, ProvinceIds + i, $"B{i + 1:00}", "Tỉnh", "PROVINCE", null, ProvinceIds + i);
        }

        for (var i = 0; i < districts; i++)
        {
            var province = ProvinceIds + (i / DistrictsInProvince);
            Area(rows, DistrictIds + i, $"{i + 1:000}", "Huyện", "DISTRICT", province, province);
        }

        for (var i = 0; i < people.Communes; i++)
        {
            var district = i / CommunesInDistrict;
            Area(
                rows, FirstCommuneId + i, $"{i + 1:00000}", "Xã", "COMMUNE", DistrictIds + district,
                ProvinceIds + (district / DistrictsInProvince));
        }

        rows.Complete();
    }

    public void Write(IEnumerable<BenchPerson> chunk)
    {
        var part = new RegisterPart();
        foreach (var one in chunk)
        {
            Add(part, one);
        }

        new RegisterWriter(db).Write(part);
    }

    private static void Area(BulkWriter rows, int id, FormattableString number, string type, string level, int? parent,
        int province)
    {
        var code = number.ToString(CultureInfo.InvariantCulture);
        rows.Write(id);
        rows.Write(code);
        rows.Write($"{type} giả định {code}");
        rows.Write(level);
        rows.Write(type);
        rows.Write(parent);
        rows.Write(province);
        rows.Write($"gia dinh {code}");
        rows.Write((DateOnly?)new DateOnly(2000, 1, 1));
        rows.EndRow();
    }

    private void Add(RegisterPart part, BenchPerson one)
    {
        if (!keys.TryGetValue(one.Name, out var key))
        {
            keys[one.Name] = key = (VietnameseText.SortKey(one.Name), VietnameseText.SearchKey(one.Name));
        }

        var ended = one.Until is { } last && Month.Of(last) == BenchPeople.Month.Plus(-1);
        var id = ids.Next();
        var person = new Person
        {
            Id = id,
            Code = one.Code,
            AreaId = FirstCommuneId + one.Commune,
            FullName = one.Name,
            SortKey = key.Sort,
            SearchKey = key.Search,
            Birth = BirthDate.Of(one.Birth),
            Sex = one.Female ? "F" : "M",
            DiedOn = one.Died ? one.Until : null,
            RecordedAt = Known,
        };
        person.SetCitizenId(db.Vault, one.CitizenId);
        part.Persons.Add(person);
        AddFacts(part, one, id);
        if (one is { Died: true, Until: { } died })
        {
            Fact(part, id, FactKinds.Death, BirthDate.Of(died).ToString(), died, ended ? Learnt : Known);
        }

        part.Grants.Add(new Grant
        {
            Id = ids.Next(),
            PersonId = id,
            Programme = Grant.Allowance,
            AssertedGround = one.AssertedGround,
            DecisionNo = string.Create(CultureInfo.InvariantCulture, $"{1 + (one.Serial % 4900)}/QĐ-UBND"),
            DecidedOn = one.From,
            FromMonth = one.FromMonth,
            AccountableFromMonth = one.FromMonth > Taken ? one.FromMonth : Taken,
            UntilMonth = !one.Died && one.Until is { } until ? Month.Of(until) : null,
            RecordedAt = ended || one.FromMonth == BenchPeople.Month ? Learnt : Known,
            RecordedBy = By,
        });
        part.PaymentMethods.Add(new PaymentMethod
        {
            Id = ids.Next(),
            PersonId = id,
            Channel = one.Method switch
            {
                0 => PaymentMethod.Bank,
                1 => PaymentMethod.Digital,
                _ => PaymentMethod.Cash
            },
            Provider = one.Method switch { 0 => "agribank", 1 => "vietcombank", _ => PaymentMethod.Post },
            BankBin = one.Method switch { 0 => "970405", 1 => "970436", _ => null },
            FromOn = LawFrom,
            RecordedAt = Known,
            RecordedBy = By,
        }.Into(db.Vault, one.AccountNo));
    }

    private void AddFacts(RegisterPart part, BenchPerson one, Guid id)
    {
        var from = one.Birth > LawFrom ? one.Birth : LawFrom;
        foreach (var (mark, kind, value) in (ReadOnlySpan<(BenchMarks, string, string)>)
        [
            (BenchMarks.Received51AndStudying, FactKinds.Received51, FactKinds.Yes),
            (BenchMarks.Received51AndStudying, FactKinds.Studying, FactKinds.Yes),
            (BenchMarks.Hiv, FactKinds.Hiv, FactKinds.Yes),
            (BenchMarks.SingleParent, FactKinds.SingleParent, FactKinds.Yes),
            (BenchMarks.NoSupporter, FactKinds.NoSupporter, FactKinds.Yes),
            (BenchMarks.SpecialArea, FactKinds.SpecialArea, FactKinds.Yes),
            (BenchMarks.NoPension, FactKinds.Pension, "none"),
            (BenchMarks.FosterElder, FactKinds.FosterElder, FactKinds.Yes),
        ])
        {
            if (one.Marks.HasFlag(mark))
            {
                Fact(part, id, kind, value, from, Known);
            }
        }

        if (one.Situation > 0)
        {
            Fact(part, id, FactKinds.ChildSituation, BenchPeople.Points[one.Situation - 1].ToString(), from, Known);
        }

        if (one.Poverty > 0)
        {
            Fact(part, id, FactKinds.Poverty, one.Poverty == 1 ? "poor" : "near_poor", from, Known);
        }

        if (one.Degree > 0)
        {
            Fact(part, id, FactKinds.Disability, one.Degree == 1 ? "severe" : "extremely_severe", from, Known);
        }

        foreach (var child in one.Children)
        {
            var birth = BirthDate.Of(child.Birth).ToString();
            Fact(part, id, FactKinds.Child, child.Studying ? birth + ";studying" : birth, from, Known);
        }
    }

    private void Fact(RegisterPart part, Guid person, string kind, string value, DateOnly from, DateTimeOffset at) =>
        part.Facts.Add(new Fact
        {
            Id = ids.Next(),
            PersonId = person,
            Kind = kind,
            Value = value,
            FromOn = from,
            RecordedAt = at,
            RecordedBy = By,
        });
}
