using System.CommandLine;
using AnSinh.Core.Benchmarks;
using AnSinh.Core.Shared;

namespace AnSinh.Cli.Commands;

/// <summary>`bench law`: a month of the law for a whole country from memory, beside a kernel in C, as ratios.</summary>
internal static class BenchLawCommand
{
    private const int Country = 4_000_000;
    private const int PeopleMin = 1000;
    private const int PeopleMax = 10_000_000;

    public static Command Make()
    {
        var people = new Option<int>("--people")
        {
            Description = "số người (mặc định 4.000.000)",
            DefaultValueFactory = _ => Country,
        };
        var rounds = new Option<int>("--rounds") { Description = "số vòng đo xen kẽ", DefaultValueFactory = _ => 5 };
        var law = new Command("law", "tính cả nước một tháng từ bộ nhớ, so với hạt nhân C") { people, rounds };
        law.Runs((session, parsed, _) =>
            Task.FromResult(Run(session, parsed.GetValue(people), Math.Max(parsed.GetValue(rounds), 1))));
        return law;
    }

    private static int Run(Session session, int people, int rounds)
    {
        if (people is < PeopleMin or > PeopleMax)
        {
            throw new RefusedException(new Refusal(
                "PEOPLE", $"Đã đọc số người là {people}. Viết số từ {PeopleMin} đến {PeopleMax}.", "--people"));
        }

        var bench = new LawBench(session.Law.Book, line => Console.Error.WriteLine(line));
        var results = bench.Run(people, rounds);
        session.Output.Answer(results, () => results.SelectMany(Lines));
        if (results.Any(result => result.ReferenceS is null))
        {
            session.Output.Line(
                "Máy này chưa có gcc nên không có chuẩn so sánh và tỷ số (Debian: sudo apt-get install gcc).",
                "There is no gcc on this machine, so no reference and no ratio (Debian: sudo apt-get install gcc).");
        }

        return results.All(result => result.DifferingLines is null or 0) ? ExitCodes.Done : ExitCodes.Refused;
    }

    private static IEnumerable<string> Lines(LawBenchResult result)
    {
        yield return $"{result.Name}: {VndText.Number(result.N)} người, {VndText.Number(result.Communes)} xã, "
            + $"{VndText.Number(result.Lines)} người hưởng, {VndText.Format(result.AmountVnd)}"
            + (result.Changes is { } changes ? $", {VndText.Number(changes)} biến động" : string.Empty);
        if (result is { ThenVnd: { } thenVnd, Winners: { } winners, Losers: { } losers })
        {
            yield return $"  luật thử {VndText.Format(thenVnd)}; {VndText.Number(winners)} người được thêm, "
                + $"{VndText.Number(losers)} người bị bớt";
        }

        yield return FormattableString.Invariant($"  chương trình {result.ProductS:0.000} s trên ")
            + $"{result.Workers} nhân, "
            + (result is { Ratio: { } ratio, ReferenceS: { } referenceS }
                ? FormattableString.Invariant($"chuẩn {referenceS:0.0000} s trên 1 nhân, tỷ số {ratio:0.0} ")
                    + FormattableString.Invariant($"({result.RatioLow:0.0} đến {result.RatioHigh:0.0}, ")
                    + FormattableString.Invariant($"{result.Rounds} vòng; giới hạn {result.Limit:0})")
                : "không có chuẩn");
        yield return $"  {(result.DifferingLines is { } lines ? VndText.Number(lines) : "?")} dòng khác nhau; "
            + $"{VndText.Number(result.AllocatedBytes)} byte cấp phát khi tính";
        yield return $"  SHA-256 {result.ProductSha256} (chương trình)";
        yield return $"          {result.ReferenceSha256 ?? "-"} (chuẩn)";
    }
}
