namespace AnSinh.Cli.Tests;

/// <summary>A list goes to social insurance and its answer comes back, by the command line alone.</summary>
public sealed class ExchangeCommandTests
{
    [Fact]
    public void A_batch_goes_out_comes_back_twice_and_is_looked_at()
    {
        using var folder = new WorkFolder();
        var office = folder.Sqlite("office");
        office.Run("demo", "--scenario", "lang-son-2026", "--people", "150", "--no-serve", "--no-files")
            .ExitCode.ShouldBe(0);

        office.Run(
            "exchange", "make", "--kind", "GOLD", "--area", "05986", "--out", folder.File("out"), "--as", "canbo")
            .Errors.ShouldContain("Đã đọc loại là “GOLD”");
        var made = office.Run(
            "exchange", "make", "--kind", "INSURANCE", "--area", "05986", "--out", folder.File("out"), "--as", "canbo",
            "--json");
        made.ExitCode.ShouldBe(0, made.ToString());
        var (number, lines) = (made.Json.GetProperty("number").GetString()!, made.Json.GetProperty("lines").GetInt32());
        lines.ShouldBeGreaterThan(0);
        var sent = File.ReadAllLines(Path.Combine(folder.File("out"), number + ".csv"));
        sent.Length.ShouldBe(lines + 1);

        var answer = folder.File("tra-loi.csv");
        File.WriteAllLines(answer, [sent[0], .. sent.Skip(1).Select(line => line[..^3] + ",DANG_HUONG,01/10/2026,")]);
        var read = office.Run("exchange", "answer", answer, "--dry-run", "--as", "canbo", "--json");
        read.Json.GetProperty("applied").GetInt32().ShouldBe(lines, read.ToString());
        Differences().ShouldBe(0);
        office.Run("exchange", "answer", answer, "--as", "canbo", "--json").Json.GetProperty("differences").GetInt32()
            .ShouldBe(lines);
        office.Run("exchange", "answer", answer, "--as", "canbo", "--json").Json.GetProperty("already_taken")
            .GetBoolean().ShouldBeTrue();
        Differences().ShouldBe(lines);

        office.Run("exchange", "list", "--as", "canbo").Output.ShouldContain(number);
        office.Run("exchange", "show", "BH-20200101-05986-9", "--as", "canbo").ExitCode.ShouldBe(1);
        office.Run("exchange", "progress", "--month", "2026-11", "--as", "canbo").ExitCode.ShouldBe(0);

        int Differences() => office.Run("exchange", "show", number, "--as", "canbo", "--json").Json
            .GetProperty("differences").GetArrayLength();
    }
}
