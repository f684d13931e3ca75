using System.CommandLine;
using AnSinh.Cli;
using AnSinh.Cli.Commands;

Console.OutputEncoding = System.Text.Encoding.UTF8;
var root = new RootCommand("AnSinh: trợ giúp xã hội, từ sổ người hưởng đến quyết toán từng đồng")
{
    GlobalOptions.Db, GlobalOptions.Json, GlobalOptions.Lang, GlobalOptions.As, GlobalOptions.For,
    GlobalOptions.PasswordFile,
    DemoCommand.Make(), ServeCommand.Make(), MigrateCommand.Make(), UserCommands.Make(), DelegationCommand.Make(),
    LawCommands.Make(),
    ImportCommand.Make(), PaymentCommands.Make(), LedgerCommand.Make(), ExplainCommand.Make(), SearchCommand.Make(),
    PersonCommands.Make(),
    AreaCommand.Make(), BenchCommand.Make(), CalendarCommand.Make(), SimulateCommand.Make(),
    UpcomingCommand.Make(), AuditCommand.Make(), BackupCommands.Make(), BackupCommands.MakeRestore(),
    KeysCommand.Make(),
    RetentionCommand.Make(),
};
var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
    {
        Console.Error.WriteLine(error.Message);
    }

    return ExitCodes.Usage;
}

return await parsed.InvokeAsync();
