using System.Globalization;
using AnSinh.Core.Demo;
using AnSinh.Policy;

namespace AnSinh.Core.Benchmarks;

/// <summary>
/// Invents the register of a benchmark: the shares of the categories at the end of 2020 in Lạng Sơn, ages, starts and
/// ends around the month. A person depends only on seed and serial number. Communes follow one another, as lists are
/// taken in commune by commune. Nobody is real: identifiers begin with 999 or 998, which no province has, and each is
/// used once.
/// </summary>
public sealed class BenchPeople(int people, int communes)
{
    public const string Points = "abcdđeghikl";
    public static readonly Month Month = new(2025, 6);

    private const ulong Seed = 20_062_025;
    private static readonly DateOnly Start = new(2025, 6, 1);
    private static readonly string[] Surnames =
        ["Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Trần", "Lê", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô",
            "Nông", "Lò", "Vàng"];
    private static readonly string[] FemaleMiddle = ["Thị", "Thị", "Thị", "Thị Thu", "Thị Kim", "Thị Ngọc", "Thu",
        "Ngọc"];
    private static readonly string[] MaleMiddle = ["Văn", "Văn", "Văn", "Đức", "Hữu", "Minh", "Quang", "Xuân", "Công",
        "Bá"];
    private static readonly string[] Given =
    [
        "An", "Bảy", "Bình", "Chiến", "Cúc", "Dũng", "Đào", "Hà", "Hải", "Hạnh", "Hiền", "Hoa", "Huệ", "Hùng", "Hương",
        "Khánh", "Lan",
        "Liên", "Linh", "Lộc", "Mai", "Minh", "Nam", "Năm", "Ngân", "Nhàn", "Nhung", "Oanh", "Phúc", "Quang", "Sáu",
        "Sơn", "Tâm",
        "Thảo", "Thắng", "Thọ", "Thủy", "Tiến", "Trang", "Tuấn", "Út", "Vân", "Vinh", "Xuân", "Yến",
    ];

    public int People => people;

    public int Communes => communes;

    public IEnumerable<BenchPerson> All()
    {
        for (var serial = 1; serial <= people; serial++)
        {
            yield return Make(serial);
        }
    }

    private BenchPerson Make(int serial)
    {
        var dice = new Dice((ulong)serial * 0xD1B54A32D192ED03UL ^ Seed);
        dice.Roll(2);
        var shape = BenchShape.Of(dice);
        var age = shape.AgeFrom * 36525 / 100;
        var birth = Start.AddDays(-1 - age - dice.Roll((shape.AgeUntil - shape.AgeFrom) * 36525 / 100));
        var female = dice.Roll(100) < 57;
        var marks = shape.Marks;
        if (shape.Degree > 0 && birth < Start.AddYears(-80) && dice.Roll(10) < 6)
        {
            marks |= BenchMarks.NoPension;
        }

        var (from, until) = Interval(dice);
        return new BenchPerson
        {
            Serial = serial,
            Commune = (int)((long)(serial - 1) * communes / people),
            Name = $"{dice.Pick(Surnames)} {dice.Pick(female ? FemaleMiddle : MaleMiddle)} {dice.Pick(Given)}",
            Female = female,
            Birth = birth,
            CitizenId = Identifier(female, birth.Year, serial - 1),
            Marks = marks,
            Situation = shape.InSituation ? 1 + dice.Roll(Points.Length) : 0,
            Degree = shape.Degree,
            Poverty = shape.Poverty,
            Children = Children(dice, shape.Children, birth),
            Method = dice.Roll(100) switch { < 30 => 0, < 45 => 1, _ => 2 },
            AssertedGround = shape.Ground,
            From = from,
            Until = until,
            Died = dice.Chance(50) && (until is not { } last || last >= birth),
        };
    }

    /// <summary>
    /// Most receive since years; few begin in the month, ended the month before, earlier, or end in it.
    /// </summary>
    private static (DateOnly From, DateOnly? Until) Interval(Dice dice)
    {
        var from = dice.Roll(1000) < 12 ? Start.AddDays(dice.Roll(28)) : new DateOnly(2022, 1,
            8).AddDays(dice.Roll(1190));
        DateOnly? until = dice.Roll(1000) switch
        {
            < 9 => Start.AddDays(-1 - dice.Roll(30)),
            < 30 => Start.AddDays(-32 - dice.Roll(300)),
            < 34 => Start.AddDays(dice.Roll(25)),
            _ => null,
        };
        return until < from ? (from, null) : (from, until);
    }

    /// <summary>Born when the parent was at least fourteen, at most twenty years ago.</summary>
    private static List<BenchChild> Children(Dice dice, int count, DateOnly parent)
    {
        var children = new List<BenchChild>(count);
        var days = Math.Min(20 * 36525 / 100, Start.DayNumber - parent.AddYears(14).DayNumber - 1);
        for (var i = 0; i < count; i++)
        {
            var birth = Start.AddDays(-1 - dice.Roll(days));
            children.Add(new BenchChild(birth, birth < Start.AddYears(-5) && dice.Chance(80)));
        }

        return children;
    }

    private static string Identifier(bool female, int year, int number)
    {
        var centuryAndSex = (year >= 2000 ? 2 : 0) + (female ? 1 : 0);
        return string.Create(
            CultureInfo.InvariantCulture,
                $"{999 - (number / 1_000_000)}{centuryAndSex}{year % 100:00}{number % 1_000_000:000000}");
    }
}
