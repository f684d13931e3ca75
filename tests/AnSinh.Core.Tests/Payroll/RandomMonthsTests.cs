using System.Globalization;
using System.Text;
using AnSinh.Core.Demo;
using AnSinh.Core.Payments;
using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Core.Reporting;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Tests.Payroll;

/// <summary>
/// Months as chance makes them: people come, die, get worse, are paid, are not found, are answered twice. After every month every
/// invariant holds, and what was listed adds up to what the people were due.
/// </summary>
public sealed class RandomMonthsTests
{
    private const int Months = 3;

    public static TheoryData<Engine, int> Runs
    {
        get
        {
            var runs = new TheoryData<Engine, int>();
            foreach (var engine in Engines.All)
            {
                foreach (var seed in Seeds.All)
                {
                    runs.Add(engine.Data, seed.Data);
                }
            }

            return runs;
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Whatever_happens_in_a_month_every_invariant_holds_after_it(Engine engine, int seed)
    {
        await using var office = await Office.OpenAsync(engine);
        var chance = new Dice((ulong)seed);
        var people = Enumerable.Range(0, chance.Between(8, 20)).Select(_ => Newcomer(office, chance, "2024-07")).ToList();
        for (var month = new Month(2024, 7); month < new Month(2024, 7).Plus(Months); month = month.Plus(1))
        {
            office.At(month.Plus(-1).FirstDay.AddDays(17));
            var batch = office.Sent(month.ToString());
            office.At(month.FirstDay.AddDays(14));
            Answer(office, batch, chance);
            office.Settle(month.ToString());
            Holds(office, seed, month);
            Happen(office, people, chance, month);
        }
    }

    private static void Happen(Office office, List<Person> people, Dice chance, Month month)
    {
        office.At(month.FirstDay.AddDays(16));
        for (var i = chance.Roll(4); i > 0; i--)
        {
            var late = chance.Chance(40);
            people.Add(Newcomer(office, chance, (late ? month : month.Plus(1)).ToString()));
        }

        var alive = people.Where(person => person.DiedOn is null).ToList();
        if (alive.Count > 3 && chance.Chance(60))
        {
            office.Death(chance.Pick(alive), month.Plus(-chance.Roll(2)).FirstDay.AddDays(chance.Roll(20)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        if (chance.Chance(50))
        {
            office.Fact(
                chance.Pick(people), FactKinds.Disability, "extremely_severe",
                month.Plus(-chance.Roll(3)).FirstDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }

    private static Person Newcomer(Office office, Dice chance, string from) => chance.Roll(3) switch
    {
        0 => office.Elder($"Nông Văn {chance.Roll(1000)}", $"19{chance.Between(25, 43)}-0{chance.Between(1, 9)}-11", from),
        1 => office.Disabled($"Lý Thị {chance.Roll(1000)}", $"19{chance.Between(50, 99)}-0{chance.Between(1, 9)}-05", "severe", from),
        _ => office.Disabled($"Hoàng Văn {chance.Roll(1000)}", $"20{chance.Between(10, 22)}-0{chance.Between(1, 9)}-25", "extremely_severe", from),
    };

    /// <summary>Most lines are paid, some not collected; a part of the answers comes twice, in another order.</summary>
    private static void Answer(Office office, PaymentBatch batch, Dice chance)
    {
        var lines = office.Lines(batch.Month.ToString()).Select(line => (
            line, Status: chance.Chance(80) ? "THANH_CONG" : "TRA_LAI")).ToList();
        office.Result(File(batch, lines), "lan-1.csv");
        if (chance.Chance(50))
        {
            lines.Reverse();
            office.Result(File(batch, lines), "lan-2.csv").Applied.ShouldBe(0);
        }

        if (chance.Chance(30) && lines.Find(answer => answer.Status == "THANH_CONG") is { line: not null } paid)
        {
            office.Result(File(batch, [(paid.line, "TRA_LAI")]), "tra-lai.csv").ReversedVnd.ShouldBe(paid.line.AmountVnd);
        }
    }

    private static string File(PaymentBatch batch, List<(PayrollLine Line, string Status)> answers)
    {
        var text = new StringBuilder("ma_ky,ma_lo,ma_dong,ho_ten,so_tk,so_tien,trang_thai,ma_loi,thoi_gian,ma_gd\r\n");
        foreach (var (line, status) in answers)
        {
            var reference = Office.Reference(batch.Month, line.LineNo);
            text.Append(CultureInfo.InvariantCulture,
                $"{batch.Month},{batch.Number},{reference},{line.PayeeName},,{line.AmountVnd},{status},,,GD{batch.Month.Code}{line.LineNo}\r\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"TONG,,{answers.Count},,,{answers.Sum(answer => answer.Line.AmountVnd)},,,,\r\n").ToString();
    }

    private static void Holds(Office office, int seed, Month month)
    {
        var broken = office.Fresh(db => new LedgerCheck(db, office.Law).Run().Where(result => result.Broken > 0)
            .Select(result => $"{result.Id}: {string.Join("; ", result.Examples)}").ToList());
        broken.ShouldBeEmpty($"seed {seed}, after {month}");

        // Held by the provider = transferred − paid + come back: the same as the lines that are not paid and not listed again.
        var heldVnd = office.Fresh(db => db.Number(
            "SELECT SUM(CASE WHEN kind IN ('FUNDS_TRANSFERRED', 'REVERSED') THEN amount_vnd WHEN kind = 'PAID' THEN -amount_vnd ELSE 0 END) FROM transfers"));
        var openVnd = office.Fresh(db => db.Number("SELECT SUM(amount_vnd) FROM instructions WHERE state IN ('RETURNED', 'REVERSED', 'SENT', 'UNKNOWN')"));
        heldVnd.ShouldBe(openVnd, $"seed {seed}, after {month}");
    }
}
