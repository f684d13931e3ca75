using System.CommandLine;
using System.Text;
using AnSinh.Core.Access;
using AnSinh.Core.Demo;
using Microsoft.Data.Sqlite;

namespace AnSinh.Cli.Tests;

/// <summary>
/// Role by command (trust S01): the table names every command there is and no other, and each role is really let in or
/// refused as it says. One database is made, and copied for each role.
/// </summary>
[Collection(InProcess.Alone)]
[Trait("Check", "S01")]
public sealed class CommandRightsTests(CommandRightsTests.Made made) : IClassFixture<CommandRightsTests.Made>
{
    /// <summary>Refusals for lack of rights; any other answer is that of a command that was let in.</summary>
    private static readonly string[] LackOfRights = ["ROLE", "AREA", "USER_MISSING", "COMMAND_UNLISTED"];

    /// <summary>What each command that asks for rights is run with: harmless, and often about nobody.</summary>
    private static readonly Dictionary<string, string> Arguments = new()
    {
        ["search"] = "Nông",
        ["area waiting"] = "",
        ["area move"] = "05986@2025-06-30 --to 05986 --paper NQ-1672",
        ["register duplicates"] = "",
        ["register different"] = "PERSON nobody-here --reason hai-giấy-khai-sinh",
        ["register merge"] = "PERSON nobody-here --reason cùng-giấy-khai-sinh",
        ["exchange make"] = "--kind INSURANCE --area 05986@2021-01-15 --out FOLDER",
        ["exchange answer"] = "no-such-file.csv",
        ["exchange ask"] = "BH-20260101-05986-1",
        ["exchange list"] = "",
        ["exchange show"] = "BH-20260101-05986-1",
        ["exchange progress"] = "--month 2026-12",
        ["payment-point list"] = "",
        ["payment-point add"] = "--area 05986 --name Nhà-văn-hóa --address đầu-thôn --provider vnpost --hamlets Nà-Mon",
        ["bank-area list"] = "",
        ["bank-area add"] = "--area 05986 --bank agribank --branch Tam-Thanh --contact chị-Hoa --paper công-văn-45",
        ["register unmerge"] = "PERSON --reason gộp-nhầm",
        ["user place give"] = "canbo --area 20 --paper QĐ-15",
        ["user place end"] = "canbo 00000000-0000-7000-8000-000000000001",
        ["user place list"] = "canbo",
        ["delegation give"] = "nobody-here --actions approve --until 2027-01-31 --paper UQ-03",
        ["delegation list"] = "",
        ["delegation revoke"] = "00000000-0000-7000-8000-000000000001",
        ["explain"] = "PERSON --month 2021-01",
        ["upcoming"] = "--month 2021-01",
        ["register quality"] = "",
        ["register screen"] = "",
        ["household show"] = "HO-05986-0001",
        ["household make"] = "PERSON --from 2021-01-15",
        ["household join"] = "HO-05986-0001 PERSON --relation child --from 2021-01-15",
        ["household leave"] = "HO-05986-0001 PERSON --last 2021-01-20 --reason tách-hộ",
        ["household head"] = "HO-05986-0001 PERSON --from 2021-01-15 --reason chủ-cũ-đi-xa",
        ["household class"] = "HO-05986-0001 --class poor --certificate 12/GCN --from 2021-01-01",
        ["simulate"] = "--law no-such-file.yaml --month 2026-12",
        ["payment show"] = "--month 2020-12",
        ["payment diff"] = "--month 2020-12",
        ["law change"] = "--month 2026-12",
        ["backup"] = "FOLDER/copy.backup",
        ["backup drill"] = "",
        ["ledger check"] = "",
        ["audit verify"] = "",
        ["audit anchor"] = "",
        ["retention"] = "--dry-run",
        ["user list"] = "",
        ["keys status"] = "",
        ["user add"] = "moi --name Nông --person 999000000017 --role OFFICER",
        ["user reset"] = "nganhang",
        ["user disable"] = "nobody-here",
        ["user require"] = "POST yes",
        ["keys rotate"] = "",
        ["keys forget"] = "k99",
        ["calendar add"] = "2026-12-07 --reason Thông-báo-12",
        ["calendar remove"] = "2026-12-07 --reason nhầm",
        ["import"] = "no-such-file.xlsx",
        ["import mappings"] = "",
        ["import undo"] = "no-such-file --reason nhập-nhầm-tệp",
        ["person record"] = "PERSON --change suspend --on 2021-01-15 --reason giấy-12",
        ["payment prepare"] = "--month 2021-01",
        ["payment submit"] = "--month 2021-02",
        ["payment approve"] = "--month 2021-02",
        ["payment return"] = "--month 2021-02 --reason sai",
        ["payment order"] = "--month 2021-02 --out FOLDER",
        ["payment export"] = "--month 2021-02 --provider vnpost --format csv --out FOLDER",
        ["payment result"] = "no-such-file.csv --provider vnpost",
        ["payment overdue"] = "--month 2021-02 --provider vnpost",
        ["payment settle"] = "--month 2021-02 --provider vnpost",
    };

    public static TheoryData<string> Logins => [.. DemoAccounts.All.Select(account => account.Login)];

    [Fact]
    public void Every_command_stands_in_the_table_and_the_table_names_no_other()
    {
        var there = made.Program.Commands.Select(one => one.Name).ToList();
        there.Count.ShouldBeGreaterThan(40);
        there.ShouldBe(CommandRights.All.Select(right => right.Command), ignoreOrder: true);
        Arguments.Keys.ShouldBe(
            CommandRights.All.Where(right => right.Door != CommandDoor.Holder).Select(right => right.Command),
            ignoreOrder: true);
    }

    [Trait("Check", "S21")]
    [Theory]
    [MemberData(nameof(Logins))]
    public async Task A_role_gets_in_where_the_table_says_so_and_its_changes_and_refusals_are_written_down(string login)
    {
        var role = Permissions.RoleOf(DemoAccounts.All.Single(account => account.Login == login).Role)!;
        using var copy = made.Copy(login);
        var wrong = new List<string>();
        var refusals = new List<string>();
        var (before, events) = (copy.Content(), copy.Changes());
        foreach (var right in CommandRights.All.Where(right => right.Door != CommandDoor.Holder))
        {
            var end = await copy.RunAsync(right.Command, Arguments[right.Command], "--as", login);
            var (after, written) = (copy.Content(), copy.Changes());
            var refused = IsRefused(end);
            if (refused)
            {
                refusals.Add($"{login}|{right.Command}");
            }

            if (refused == CommandRights.May(role, right))
            {
                wrong.Add($"{right.Command}: {end}");
            }
            else if (refused && (after != before || !end.Output.Contains("Vai trò", StringComparison.Ordinal)))
            {
                wrong.Add($"{right.Command} was refused and changed something, or said nothing: {end}");
            }
            else if (after != before && written == events)
            {
                wrong.Add($"{right.Command} changed something without an event: {end}");
            }

            (before, events) = (after, written);
        }

        wrong.ShouldBeEmpty();
        copy.Column(
            "SELECT login, subject_id FROM audit_events WHERE action = 'REFUSED' AND sentence LIKE '%vai trò%'")
            .ShouldBe(refusals, ignoreOrder: true);
    }

    [Fact]
    public async Task Control_a_change_without_an_event_is_seen()
    {
        using var copy = made.Copy("silent");
        var (before, events) = (copy.Content(), copy.Changes());
        copy.Execute("UPDATE persons SET full_name = 'x'");
        (copy.Content() != before, copy.Changes() == events).ShouldBe((true, true));
        await copy.RunAsync("calendar add", Arguments["calendar add"], "--as", "quantri");
        copy.Changes().ShouldBe(events + 1);
    }

    [Trait("Check", "S21")]
    [Fact]
    public async Task A_refused_command_leaves_one_event_in_ten_minutes_that_holds_nothing_of_what_was_asked()
    {
        using var copy = made.Copy("events");
        await copy.RunAsync("search", "Nông", "--as", "buudien");
        await copy.RunAsync("search", "Hoàng", "--as", "buudien");
        await copy.RunAsync("search", "Nông", "--as", "canbo");

        copy.Column(
            "SELECT login, area_id, subject_kind, subject_id, sentence FROM audit_events WHERE action = 'REFUSED'")
            .ShouldBe(["buudien||route|search|Từ chối lệnh “search”: vai trò của tài khoản không có quyền này"]);
    }

    [Trait("Check", "S05")]
    [Trait("Check", "S21")]
    [Fact]
    public async Task Who_approves_an_own_list_is_refused_with_an_event()
    {
        using var copy = made.Copy("approve");
        (await copy.RunAsync("payment prepare", "--month 2021-01", "--as", "canbo")).ExitCode.ShouldBe(0);
        (await copy.RunAsync("payment submit", "--month 2021-01", "--as", "canbo")).ExitCode.ShouldBe(0);
        copy.Execute("UPDATE users SET person_key = 'demo-canbo' WHERE user_name = 'chutich'");

        var end = await copy.RunAsync("payment approve", "--month 2021-01", "--as", "chutich");

        end.Json.GetProperty("code").GetString().ShouldBe("MAKER_IS_CHECKER");
        copy.Column("SELECT login, subject_id, sentence FROM audit_events WHERE action = 'REFUSED'")
            .ShouldBe(["chutich|payment approve|Từ chối lệnh “payment approve”: người lập không được tự duyệt"]);
    }

    [Fact]
    public async Task Without_an_account_only_the_holder_of_the_database_gets_in_where_the_table_says_so()
    {
        using var copy = made.Copy("nobody");
        foreach (var right in CommandRights.All.Where(right => right.Door != CommandDoor.Holder))
        {
            var end = await copy.RunAsync(right.Command, Arguments[right.Command]);

            IsRefused(end).ShouldBe(right.Door != CommandDoor.AccountOrHolder, $"{right.Command}: {end}");
        }
    }

    [Fact]
    public async Task What_reads_every_place_is_refused_to_who_works_for_one()
    {
        using var copy = made.Copy("place");
        copy.Execute("UPDATE users SET area_id = (SELECT MIN(id) FROM areas) WHERE user_name = 'kiemtra'");
        foreach (var right in CommandRights.All.Where(right => right.Everywhere))
        {
            var end = await copy.RunAsync(right.Command, Arguments[right.Command], "--as", "kiemtra");

            end.ExitCode.ShouldBe(1, right.Command);
            end.Json.GetProperty("code").GetString().ShouldBe("AREA", right.Command);
        }
    }

    [Fact]
    public async Task Control_a_command_that_the_table_does_not_know_runs_for_nobody_and_a_change_is_seen()
    {
        var ran = false;
        var gift = new Command("gift", "quà");
        gift.Runs((_, _, _) =>
        {
            ran = true;
            return Task.FromResult(0);
        });
        CommandTree.Doing(new RootCommand { gift }).Select(one => one.Name).ShouldBe(["gift"]);
        CommandRights.Of("gift").ShouldBeNull();

        (await new RootCommand { gift }.Parse("gift").InvokeAsync()).ShouldBe(1);

        ran.ShouldBeFalse();
        using var copy = made.Copy("control");
        var before = copy.Content();
        copy.Content().ShouldBe(before);
        copy.Execute("UPDATE users SET full_name = 'x' WHERE user_name = 'canbo'");
        copy.Content().ShouldNotBe(before);
    }

    /// <summary>docs/rights.md ends with this table; ANSINH_WRITE=1 writes it again.</summary>
    [Fact]
    public void The_document_of_rights_ends_with_the_table()
    {
        var path = Path.Combine(Repository(), "docs", "rights.md");
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var at = text.IndexOf("\n## Commands\n", StringComparison.Ordinal);
        var pages = at < 0 ? text : text[..at];
        if (Environment.GetEnvironmentVariable("ANSINH_WRITE") == "1")
        {
            File.WriteAllText(path, text = pages + Document());
        }

        text.ShouldBe(pages + Document());
    }

    private static bool IsRefused(CommandEnd end) =>
        end.ExitCode == 1 && end.Output.StartsWith('{') && end.Json.TryGetProperty("code", out var code)
        && LackOfRights.Contains(code.GetString());

    private static string Document()
    {
        var text = new StringBuilder(
            "\n## Commands\n\nWho may run which command: `src/AnSinh.Cli/CommandRights.cs`, written here by its test. "
            + "What does not stand here runs for\nnobody. \"None\": whoever holds the database and its keys, without "
            + "`--as`. \"Everywhere\": an account of one place does not get in.\n\n| Command | Everywhere | None | "
            + string.Join(" | ", Permissions.Roles.Select(role => role.English)) + " |\n|---|:-:|:-:|"
            + string.Concat(Permissions.Roles.Select(_ => ":-:|")) + "\n");
        foreach (var right in CommandRights.All)
        {
            text.Append("| ").Append(right.Command).Append(" |").Append(Mark(right.Everywhere))
                .Append(Mark(right.Door is CommandDoor.Holder or CommandDoor.AccountOrHolder));
            foreach (var role in Permissions.Roles)
            {
                text.Append(Mark(right.Door != CommandDoor.Holder && CommandRights.May(role, right)));
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Mark(bool may) => may ? " × |" : "  |";

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AnSinh.slnx")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }

    /// <summary>The database that is copied for each role, with its keys.</summary>
    public sealed class Made : IAsyncLifetime
    {
        private readonly WorkFolder folder = new();

        public InProcess Program { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Program = new InProcess(folder.File("keys"));
            (await Program.RunAsync(
                "sqlite:" + folder.File("made.db"), "demo", "--no-serve", "--no-files", "--people", "30"))
                .ExitCode.ShouldBe(0);
            SqliteConnection.ClearAllPools();
        }

        public DatabaseCopy Copy(string name) => new(folder, Program, name);

        public ValueTask DisposeAsync()
        {
            Program.Dispose();
            SqliteConnection.ClearAllPools();
            folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
