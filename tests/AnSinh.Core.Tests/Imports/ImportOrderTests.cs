using System.Text;
using AnSinh.Core.Imports;
using AnSinh.Core.Store;

namespace AnSinh.Core.Tests.Imports;

/// <summary>
/// Lists of one month that tell the truth, each of some people and with some columns: in whatever order and however
/// often they come, the register ends the same. A registration refuses whom nobody knows yet, so the same rows come
/// again until nothing changes. Questions to the office are not compared: the file that asks is the first one.
/// </summary>
public class ImportOrderTests
{
    private const string Why = "kiểm tra rút lại từng tệp";

    private static readonly (string Name, int Birth, string Group)[] People =
    [
        ("Hứa Thị Mẩy", 1959, "Người khuyết tật nặng"), ("Nông Văn Páo", 1961, "Người khuyết tật nặng"),
        ("Vi Thị Dén", 1936, "Người khuyết tật đặc biệt nặng"), ("Lộc Văn Séng", 1948, "Người khuyết tật nặng"),
        ("Hoàng Thị Nái", 1972, "Người khuyết tật nặng"), ("Lường Văn Chài", 1980, "Người khuyết tật nặng"),
    ];

    [Theory]
    [MemberData(nameof(Seeds.All), MemberType = typeof(Seeds))]
    public async Task Every_order_and_repetition_ends_in_one_register_and_can_be_taken_back(int seed) =>
        await OneEndAsync(seed, Engine.Sqlite, orders: 3);

    [Fact]
    public async Task On_the_other_engine_too()
    {
        Assert.SkipUnless(Engines.Postgres is not null, "PostgreSQL only");
        await OneEndAsync(7919, Engine.Postgres, orders: 2);
    }

    [Fact]
    public async Task Control_lists_that_contradict_each_other_end_as_the_last_says()
    {
        var ends = new List<string>();
        foreach (var names in new[] { ("Thôn A", "Thôn B"), ("Thôn B", "Thôn A") })
        {
            await using var register = await RegisterOnDisk.OpenAsync(Engine.Sqlite);
            register.Import(Hamlet(names.Item1));
            register.Import(Hamlet(names.Item2));
            ends.Add(RegisterContent.Of(register.Db));
        }

        ends[0].ShouldContain("Thôn B");
        ends[1].ShouldContain("Thôn A");
    }

    private static ImportRequest Hamlet(string hamlet) => Registry(
        [.. People.Take(1)], new Random(1), _ => hamlet, 0);

    private static async Task OneEndAsync(int seed, Engine engine, int orders)
    {
        var random = new Random(seed);
        var files = Enumerable.Range(0, 5).Select(file => Make(random, file)).ToList();
        string? end = null;
        for (var order = 0; order < orders; order++)
        {
            await using var register = await RegisterOnDisk.OpenAsync(engine);
            var taken = Settle(register, [.. files.OrderBy(_ => random.Next())]);
            var content = RegisterContent.Of(register.Db, work: false);
            content.ShouldContain("BANK mbb");
            (end ??= content).ShouldBe(content, $"seed {seed}, order {order}");
            register.Broken().ShouldBeEmpty();
            foreach (var file in Enumerable.Reverse(taken))
            {
                register.Pass();
                register.Undo(file, Why).StayedPeople.ShouldBe(0, $"seed {seed}, order {order}");
            }

            RegisterContent.Of(register.Db).ShouldBeEmpty($"seed {seed}, order {order}");
            register.Count("persons").ShouldBe(0);
        }
    }

    /// <summary>Takes the files again and again, saved anew each time, until a round changes nobody.</summary>
    private static List<Guid> Settle(RegisterOnDisk register, List<Func<int, ImportRequest>> files)
    {
        var taken = new List<Guid>();
        for (var round = 0; round < 4; round++)
        {
            var changed = 0;
            foreach (var file in files.Select(make => make(round)))
            {
                register.Pass();
                var report = register.Import(file);
                changed += report.Effect!.New + report.Effect.Changed;
                if (!report.Stored)
                {
                    report.FileErrors.ShouldHaveSingleItem().Code.ShouldBe("NO_GOOD_ROW");
                    continue;
                }

                taken.Add(register.FileId(file));
                // The same bytes once more do nothing at all.
                var before = RegisterContent.Of(register.Db);
                register.Import(file).Stored.ShouldBeFalse();
                RegisterContent.Of(register.Db).ShouldBe(before);
            }

            if (changed == 0)
            {
                return taken;
            }
        }

        throw new InvalidOperationException("four rounds and still changing");
    }

    private static Func<int, ImportRequest> Make(Random random, int file)
    {
        var people = People.Where(_ => random.Next(3) > 0).DefaultIfEmpty(People[0]).ToList();
        var columns = random.Next();
        return file % 2 == 0
            ? round => Registry(people, new Random(columns), _ => "Thôn A", (file * 10) + round)
            : round => Accounts(people, (file * 10) + round);
    }

    /// <summary>Some have no hamlet, no telephone or no group.</summary>
    private static ImportRequest Registry(
        List<(string Name, int Birth, string Group)> people, Random random, Func<string, string> hamletOf, int version)
    {
        var (hamlet, phone) = (version == 0 || random.Next(2) == 0, random.Next(2) == 0);
        var text = new StringBuilder("UBND XÃ HẢI YẾN\nHUYỆN CAO LỘC\nDANH SÁCH ĐỐI TƯỢNG Tháng 8 năm 2024\n"
            + "STT;Họ và tên;Năm sinh;Đối tượng;Hệ số" + (hamlet ? ";Thôn" : "") + (phone ? ";Điện thoại" : ""));
        foreach (var (at, one) in people.Index())
        {
            text.Append($"\n{at + 1};{one.Name};{one.Birth};{one.Group};{(one.Birth == 1936 ? "2,5" : "1,5")}"
                + (hamlet ? ";" + hamletOf(one.Name) : "") + (phone ? $";0999{one.Birth}01" : ""));
        }

        return new ImportRequest(
            Encoding.UTF8.GetBytes(text + new string('\n', version + 1)), $"ds-{version}.csv");
    }

    private static ImportRequest Accounts(List<(string Name, int Birth, string Group)> people, int version)
    {
        var text = new StringBuilder("UBND XÃ HẢI YẾN\nHUYỆN CAO LỘC\nĐĂNG KÝ TÀI KHOẢN NHẬN TIỀN\n"
            + "STT;Họ và tên;Năm sinh;Số CCCD;Hình thức nhận;Ngân hàng;Số tài khoản;Tên chủ tài khoản;Quan hệ");
        foreach (var (at, one) in people.Index())
        {
            text.Append($"\n{at + 1};{one.Name};{one.Birth};;Tài khoản ngân hàng;MB;9990{one.Birth}123;{one.Name};"
                + "chính chủ");
        }

        return new ImportRequest(
            Encoding.UTF8.GetBytes(text + new string('\n', version + 1)), $"tk-{version}.csv");
    }
}
