using System.CommandLine;
using AnSinh.Cli.Commands;

namespace AnSinh.Cli;

/// <summary>Every command of the program.</summary>
public static class CommandTree
{
    public static RootCommand Make() => new("AnSinh: trợ giúp xã hội, từ sổ người hưởng đến quyết toán từng đồng")
    {
        GlobalOptions.Db, GlobalOptions.Json, GlobalOptions.Lang, GlobalOptions.As, GlobalOptions.For,
        GlobalOptions.PasswordFile,
        DemoCommand.Make(), ServeCommand.Make(), MigrateCommand.Make(), UserCommands.Make(),
        DelegationCommand.Make(), AreaCommand.Make(), RegisterCommand.Make(), LawCommands.Make(),
        ImportCommand.Make(), ExchangeCommand.Make(), PaymentCommands.Make(), LedgerCommand.Make(),
        ExplainCommand.Make(), SearchCommand.Make(), PersonCommands.Make(), HouseholdCommand.Make(),
        BenchCommand.Make(),
        CalendarCommand.Make(), SimulateCommand.Make(), UpcomingCommand.Make(), AuditCommand.Make(),
        PaymentPointCommand.Make(), BankAreaCommand.Make(),
        BackupCommands.Make(), BackupCommands.MakeRestore(), KeysCommand.Make(), RetentionCommand.Make(),
    };

    /// <summary>Every command that does something, by its words.</summary>
    public static IEnumerable<(string Name, Command Command)> Doing(Command of) => of.Subcommands.SelectMany(one =>
        (one.Action is null ? [] : new[] { (CommandRights.NameOf(one), one) }).Concat(Doing(one)));
}
