using System.CommandLine;
using AnSinh.Core.Benchmarks;
using AnSinh.Core.Shared;

namespace AnSinh.Cli.Commands;

/// <summary>
/// `bench register`: search, duplicates and the import of a large list, each beside its reference, as ratios.
/// </summary>
internal static class BenchRegisterCommand
{
    private const int Middle = 200_000;
    private const int Country = 4_000_000;
    private const int PeopleMin = 1000;
    private const int RowsMost = 300_000;

    public static Command Make()
    {
        var people = Number("--people", "số người trong sổ (mặc định 200.000; cả nước 4.000.000)", Middle);
        var rows = Number("--rows", "số dòng của tệp nhập (mặc định 200.000)", Middle);
        var rounds = Number("--rounds", "số vòng đo xen kẽ", 3);
        var keep = new Option<bool>("--keep") { Description = "để máy chủ PostgreSQL riêng chạy tiếp sau khi đo" };
        var register = new Command("register", "tìm người, tìm trùng, nhập danh sách lớn, so với chuẩn")
        {
            people, rows, rounds, keep,
        };
        register.Runs((session, parsed, _) =>
        {
            using var server = PrivateServer.Start(parsed.GetValue(keep));
            var results = new RegisterBench(server, session.Law, line => Console.Error.WriteLine(line)).Run(
                Checked(parsed.GetValue(people), Country, "--people"),
                Checked(parsed.GetValue(rows), RowsMost, "--rows"), Math.Max(parsed.GetValue(rounds), 1));
            session.Output.Answer(results, () => results.SelectMany(Lines));
            return Task.FromResult(results.All(one => one.DifferingLines == 0) ? ExitCodes.Done : ExitCodes.Refused);
        });
        return register;
    }

    private static Option<int> Number(string name, string description, int unlessGiven) =>
        new(name) { Description = description, DefaultValueFactory = _ => unlessGiven };

    private static int Checked(int number, int most, string name) => number >= PeopleMin && number <= most
        ? number
        : throw new RefusedException(new Refusal(
            "NUMBER", $"Đã đọc “{number}”. Viết số từ {PeopleMin} đến {most}.", name));

    private static IEnumerable<string> Lines(RegisterBenchResult result)
    {
        yield return $"{result.Name}: {VndText.Number(result.N)}, {result.DifferingLines} khác nhau";
        yield return FormattableString.Invariant(
            $"  chương trình {result.ProductS:0.000} s, chuẩn {result.ReferenceS:0.000} s, tỷ số {result.Ratio:0.00} ")
            + FormattableString.Invariant($"(giới hạn {result.Limit:0.0}; {result.Rounds} lần)");
        if (result is { P50Ms: { } middle, P99Ms: { } high })
        {
            yield return FormattableString.Invariant($"  p50 {middle:0.000} ms, p99 {high:0.000} ms")
                + (result.LimitMs is { } limit ? FormattableString.Invariant($" (giới hạn {limit:0} ms)") : "")
                + FormattableString.Invariant($"; tra khóa p50 {result.ReferenceP50Ms:0.000} ms, ")
                + FormattableString.Invariant($"p99 {result.ReferenceP99Ms:0.000} ms");
        }

        if (result.PeakMemoryMb > 0)
        {
            yield return $"  {result.PeakMemoryMb} MB";
        }
    }
}
