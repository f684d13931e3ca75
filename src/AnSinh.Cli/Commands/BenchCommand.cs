using System.CommandLine;
using System.Globalization;
using AnSinh.Core.Benchmarks;
using AnSinh.Core.Shared;

namespace AnSinh.Cli.Commands;

/// <summary>
/// `bench`: `law`, and `payroll`: the product's month beside its set-based reference, in the same run, as ratios.
/// </summary>
internal static class BenchCommand
{
    private const int Small = 20_375;
    private const int Middle = 200_000;
    private const int Large = 1_000_000;

    public static Command Make()
    {
        var people = new Option<string?>("--people")
        {
            Description = "số người, cách nhau bằng dấu phẩy (mặc định 20375,200000)",
        };
        var full = new Option<bool>("--full") { Description = "thêm 1.000.000 người" };
        var rounds = new Option<int>("--rounds") { Description = "số vòng đo xen kẽ", DefaultValueFactory = _ => 5 };
        var keep = new Option<bool>("--keep") { Description = "để máy chủ PostgreSQL riêng chạy tiếp sau khi đo" };
        var payroll = new Command("payroll", "danh sách của một tháng, so với SQL theo tập hợp")
        {
            people, full, rounds, keep,
        };
        payroll.Runs((session, parsed, _) =>
        {
            var sizes = parsed.GetValue(people) is { } text ? Sizes(text)
                : parsed.GetValue(full) ? [Small, Middle, Large] : [Small, Middle];
            return Task.FromResult(Run(session, sizes, Math.Max(parsed.GetValue(rounds), 1), parsed.GetValue(keep)));
        });
        return new Command("bench", "đo tốc độ bên cạnh chuẩn so sánh")
        {
            payroll, BenchLawCommand.Make(), BenchRegisterCommand.Make(), BenchWebCommand.Make(),
            BenchWebCommand.MakeHistory(),
        };
    }

    private static int Run(Session session, IReadOnlyList<int> sizes, int rounds, bool keep)
    {
        using var server = PrivateServer.Start(keep);
        var bench = new PayrollBench(server, session.Law, line => Console.Error.WriteLine(line));
        var results = sizes.Select(size => bench.Run(size, rounds)).ToList();
        session.Output.Answer(results, () => results.SelectMany(Lines).Append(keep
            ? server.ConnectionTo("postgres") : string.Empty));
        return results.TrueForAll(result => result.DifferingLines == 0) ? ExitCodes.Done : ExitCodes.Refused;
    }

    private static List<int> Sizes(string text)
    {
        var sizes = new List<int>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            sizes.Add(int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture,
                out var size) && size is >= 1000 and <= 2_000_000
                ? size
                : throw new RefusedException(new Refusal("PEOPLE",
                    $"Đã đọc số người là “{part}”. Viết số từ 1000 đến 2000000.", "--people")));
        }

        return sizes;
    }

    private static IEnumerable<string> Lines(BenchResult result)
    {
        yield return $"{VndText.Number(result.N)} người, {VndText.Number(result.Communes)} xã: "
            + $"{VndText.Number(result.Lines)} dòng, {VndText.Format(result.AmountVnd)}, "
            + $"{VndText.Number(result.Changes)} biến động";
        yield return FormattableString.Invariant(
            $"  chương trình {result.ProductS:0.000} s, chuẩn {result.ReferenceS:0.000} s, tỷ số {result.Ratio:0.00} ")
            + FormattableString.Invariant($"({result.RatioLow:0.00} đến {result.RatioHigh:0.00}, ")
            + FormattableString.Invariant($"{result.Rounds} vòng; giới hạn {result.Limit:0.0})");
        yield return $"  {result.DifferingLines} dòng khác nhau (tháng trước: {result.DifferingLinesMonthBefore}); "
            + $"{result.Statements} câu lệnh; {result.PeakMemoryMb} MB";
        yield return $"  SHA-256 {result.ProductSha256} (chương trình)";
        yield return $"          {result.ReferenceSha256} (chuẩn)";
        yield return FormattableString.Invariant(
            $"  cả tháng thật đến quyết toán {result.RealMonthS:0.000} s, tỷ số {result.RealMonthRatio:0.00}; ")
            + $"{result.RealMonthStatements} câu lệnh; {result.RealMonthPeakMemoryMb} MB";
    }
}
