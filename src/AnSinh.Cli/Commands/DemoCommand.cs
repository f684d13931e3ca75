using System.CommandLine;
using System.Globalization;
using AnSinh.Core.Demo;
using AnSinh.Core.Payments;
using AnSinh.Core.Shared;

namespace AnSinh.Cli.Commands;

/// <summary>`demo`: a province of invented people, two months run to the settlement, then the pages.</summary>
internal static class DemoCommand
{
    public const string DefaultDatabase = "sqlite:data/demo.db";

    public static Command Make()
    {
        var scenario = new Option<string>("--scenario")
        {
            Description = $"{LangSon2020Scenario.Id} hoặc {LangSon2026Scenario.Id}",
            DefaultValueFactory = _ => LangSon2020Scenario.Id,
        };
        var people = new Option<int?>("--people") { Description = "số người (mặc định 20.375 như S1; 2026: 12.000)" };
        var noServe = new Option<bool>("--no-serve") { Description = "không phục vụ trang" };
        var urls = new Option<string>("--urls") { DefaultValueFactory = _ => ServeCommand.DefaultUrl };
        var noFiles = new Option<bool>("--no-files") { Description = "không ghi giấy tờ và tệp mẫu" };
        var command = new Command("demo", "chạy cả tháng trên dữ liệu giả định rồi phục vụ trang")
        {
            scenario, people, noServe, noFiles, urls,
        };
        command.Runs(async (session, parsed, stop) =>
        {
            var chosen = Scenario(parsed.GetValue(scenario)!, parsed.GetValue(people));
            await RunAsync(session, chosen, !parsed.GetValue(noFiles), stop);
            if (!parsed.GetValue(noServe))
            {
                await ServeAsync(session, parsed.GetValue(urls)!, stop);
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static DemoScenario Scenario(string name, int? people)
    {
        switch (name)
        {
            case LangSon2020Scenario.Id:
                var figures = ScenarioFigures.Read(name);
                return new LangSon2020Scenario(
                    people is { } count && count < figures.Beneficiaries ? figures.ScaledTo(count) : figures);
            case LangSon2026Scenario.Id:
                return new LangSon2026Scenario(people ?? LangSon2026Scenario.People);
            default:
                throw new RefusedException(new Refusal(
                    "SCENARIO",
                    $"Chưa có kịch bản “{name}”. Có: {LangSon2020Scenario.Id}, {LangSon2026Scenario.Id}.",
                        "--scenario"));
        }
    }

    private static async Task RunAsync(Session session, DemoScenario scenario, bool papers, CancellationToken stop)
    {
        var address = session.Address;
        var outFolder = Path.Combine(
            address.Path is { } path ? Path.GetDirectoryName(Path.GetFullPath(path))! : "data", "demo-files");
        if (await DemoRunner.IsFinishedAsync(session.Db, session.Clock, stop))
        {
            session.Output.Line("Bản trình diễn đã chạy xong trước đó; giữ nguyên dữ liệu.",
                "The demo is finished already; data kept.");
        }
        else
        {
            await new DemoRunner(session.Db, session.Law, scenario, line => session.Output.Line(line, line)).RunAsync(
                outFolder, stop);
        }

        var files = papers
            ? new DemoFiles(session.Db, session.Law, session.Clock).Write(scenario.Close, outFolder)
            : new PapersWritten([], null);
        if (scenario is LangSon2020Scenario { Figures: var figures })
        {
            var shown = DemoFigures.Count(session.Db, session.Law, figures);
            session.Output.Answer(
                new { figures = shown, files = files.Names, folder = outFolder, files.Note },
                () => Lines(shown, figures).Append(Files(outFolder, files)));
            return;
        }

        var next = scenario.Close.Plus(1);
        session.Output.Answer(
            new
            {
                scenario = scenario.Name,
                months = scenario.Months,
                next,
                files = files.Names,
                folder = outFolder,
                files.Note
            },
            () =>
            [
                $"Tháng {next.Number:00}/{next.Year} chưa lập: lập để chi mức mới và truy lĩnh từ 07/2026 theo Nghị định 335/2026.",
                Files(outFolder, files),
            ]);
    }

    private static string Files(string folder, PapersWritten files) =>
        $"Tệp đã ghi vào {folder}: {files.Names.Count} tệp. {files.Note}";

    private static IEnumerable<string> Lines(DemoFigures shown, ScenarioFigures source)
    {
        yield return $"Danh sách 12/2020: {VndText.Number(shown.Beneficiaries)} người (S1: {VndText.Number(source.Beneficiaries)}), {shown.Districts} huyện, thành phố.";
        foreach (var (name, count, of) in shown.ByCategory)
        {
            yield return $"  {name}: {VndText.Number(count)} (S1: {VndText.Number(of)})";
        }

        foreach (var (name, count, of) in shown.Carers)
        {
            yield return $"  {name}: {VndText.Number(count)} hộ (S1: {VndText.Number(of)})";
        }

        yield return $"  đối tượng khác: {shown.Others}; đang ở cơ sở: {shown.FacilityResidents}";
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"Cả năm 2020 theo luật: {VndText.Number(shown.YearTotalVnd / 1_000_000)} triệu đồng; S1 ghi {VndText.Number(source.YearTotalMillion)} triệu đồng.");
        yield return "  Khác nhau vì: S1 không cho biết tuổi, mức độ khuyết tật và tháng vào, ra của từng người (phần chia trong nhóm cao tuổi và khuyết tật là giả định);";
        yield return "  con số ở đây chỉ tính những người có tên tháng 12/2020, không có người đã thôi hưởng trong năm, mai táng phí và phí chi trả.";
    }

    private static async Task ServeAsync(Session session, string urls, CancellationToken stop)
    {
        session.Output.Line($"Trang trình diễn: {urls} — mật khẩu của mọi tài khoản: {DemoAccounts.Password}",
            $"Demo pages: {urls}");
        foreach (var (login, name, _, _) in DemoAccounts.All)
        {
            session.Output.Line($"  {login,-10} {name}", $"  {login,-10} {name}");
        }

        await ServeCommand.ServeAsync(session.Address, urls, https: false, stop);
    }
}
