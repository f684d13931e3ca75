using System.CommandLine;
using AnSinh.Core.Access;
using static AnSinh.Cli.CommandDoor;
using static AnSinh.Core.Access.OfficeAction;

namespace AnSinh.Cli;

/// <summary>Who comes in before a command runs.</summary>
public enum CommandDoor
{
    /// <summary>An account with a right to it, named by --as.</summary>
    Account,

    /// <summary>An account with a right to it; without --as whoever holds the database and its keys.</summary>
    AccountOrHolder,

    /// <summary>Whoever holds the database: it is about the database itself, or about nobody.</summary>
    Holder,

    /// <summary>As <see cref="Account"/>, but the command asks: the first account needs none.</summary>
    AskedByCommand,
}

/// <summary>
/// A command (its words), its door and the actions of which one is needed; <paramref name="Everywhere"/>: it reads
/// every place, so an account of one place does not get in.
/// </summary>
public sealed record CommandRight(
    string Command, CommandDoor Door, IReadOnlyList<OfficeAction> AnyOf, bool Everywhere = false);

/// <summary>
/// The one table of who may run what, asked before a command runs. What does not stand here runs for nobody; a test
/// compares it with every command there is, in both directions.
/// </summary>
public static class CommandRights
{
    public static readonly IReadOnlyList<CommandRight> All =
    [
        .. Of(Holder, [], "demo", "serve", "migrate", "restore", "bench payroll", "bench law", "bench register",
            "bench web",
            "bench history", "calendar due", "calendar list", "law check", "law show", "law diff", "law assess",
            "law replay", "area find", "area map"),
        .. Of(AccountOrHolder, [ReadRegister], "area waiting", "search", "explain", "upcoming", "register quality",
            "register screen", "household show", "simulate", "payment show", "payment diff", "law change",
            "exchange list", "exchange show", "exchange progress", "payment-point list", "bank-area list"),
        .. Of(AccountOrHolder, [ReadAll], "backup", "backup drill", "ledger check", "audit verify", "audit anchor",
            "retention").Select(Whole),
        .. Of(AccountOrHolder, [ManageUsers], "user list", "keys status"),
        .. Of(AskedByCommand, [ManageUsers], "user add", "user reset"),
        .. Of(Account, [ManageUsers], "user disable", "user require", "user place give", "user place end",
            "user place list", "keys rotate", "keys forget"),
        .. Of(
            Account, Enum.GetValues<OfficeAction>(), "delegation give", "delegation list", "delegation revoke"),
        .. Of(Account, [ManageCalendar], "calendar add", "calendar remove"),
        .. Of(Account, [Import], "import", "import mappings", "import undo"),
        .. Of(Account, [Record], "person record", "area move", "register duplicates",
            "register different", "register merge", "register unmerge", "exchange make", "exchange answer",
            "exchange ask", "household make", "household join", "household leave", "household head",
            "household class", "payment-point add", "bank-area add"),
        .. Of(Account, [Prepare], "payment prepare"),
        .. Of(Account, [Submit], "payment submit"),
        .. Of(Account, [Approve], "payment approve", "payment return"),
        .. Of(Account, [Order], "payment order"),
        .. Of(Account, [Export], "payment export"),
        .. Of(Account, [Result], "payment result"),
        .. Of(Account, [Settle], "payment overdue", "payment settle"),
    ];

    private static readonly Dictionary<string, CommandRight> ByCommand = All.ToDictionary(right => right.Command);

    /// <summary>The line of the command; null when it has none.</summary>
    public static CommandRight? Of(string command) => ByCommand.GetValueOrDefault(command);

    /// <summary>The words of a command below the root, as the table has them.</summary>
    public static string NameOf(Command command)
    {
        var parent = command.Parents.OfType<Command>().FirstOrDefault();
        return parent is null or RootCommand ? command.Name : $"{NameOf(parent)} {command.Name}";
    }

    /// <summary>Whether the role gets in, wherever the account works.</summary>
    public static bool May(Role role, CommandRight right) =>
        right.Door == Holder || right.AnyOf.Any(role.Actions.Contains);

    private static IEnumerable<CommandRight> Of(
        CommandDoor door, OfficeAction[] anyOf, params string[] commands) =>
        commands.Select(one => new CommandRight(one, door, anyOf));

    private static CommandRight Whole(CommandRight right) => right with { Everywhere = true };
}
