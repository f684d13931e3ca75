using System.CommandLine;
using System.Data.Common;
using AnSinh.Cli.Commands;
using AnSinh.Core.Access;
using AnSinh.Core.Audit;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Cli;

/// <summary>What every command works with: the database, the acting user, the clock, the law and where answers go.</summary>
public sealed class Session : IDisposable
{
    private readonly Lazy<LoadedLaw> law = new(LawFiles.Embedded);
    private readonly Lazy<AppDb> db;
    private UserAccount? signedIn;

    public Session(ParseResult parsed)
    {
        Output = new Output(parsed.GetValue(GlobalOptions.Json), parsed.GetValue(GlobalOptions.Lang) == "en");
        Address = DatabaseAddress.Parse(
            parsed.GetValue(GlobalOptions.Db) ?? Environment.GetEnvironmentVariable("ANSINH_DB")
            ?? (parsed.CommandResult.Command.Name == "demo" ? DemoCommand.DefaultDatabase : DatabaseAddress.Default));
        login = parsed.GetValue(GlobalOptions.As) ?? Environment.GetEnvironmentVariable("ANSINH_USER");
        forLogin = parsed.GetValue(GlobalOptions.For);
        passwordFile = parsed.GetValue(GlobalOptions.PasswordFile)?.FullName;
        Ids = new IdSource(Clock);
        db = new Lazy<AppDb>(() => new AppDb(DatabaseSetup.Options(Address)).Enter(DataScope.Everywhere));
    }

    private readonly string? login;
    private readonly string? forLogin;
    private readonly string? passwordFile;

    public Output Output { get; }

    public DatabaseAddress Address { get; }

    public TimeProvider Clock { get; } = TimeProvider.System;

    public IdSource Ids { get; }

    public AppDb Db => db.Value;

    /// <summary>Refuses a database whose tables were never made, and says what makes them.</summary>
    public void RequireTables()
    {
        if (!SchemaRunner.IsUpToDate(Db))
        {
            throw new RefusedException(new Refusal(
                "NOT_MIGRATED", "Cơ sở dữ liệu này chưa có bảng hoặc chưa được nâng cấp. Chạy: migrate, rồi chạy lại lệnh."));
        }

        FieldKeys.Require(Db);
    }

    public LoadedLaw Law => law.Value;

    /// <summary>Asks <see cref="CommandRights"/> before the command runs; services ask again for themselves.</summary>
    public async Task EnterAsync(string command, CancellationToken stop)
    {
        var right = CommandRights.Of(command) ?? throw new RefusedException(new Refusal(
            "COMMAND_UNLISTED", $"Lệnh “{command}” chưa có trong bảng quyền nên không ai chạy được.", command));
        if (right.Door is CommandDoor.Holder or CommandDoor.AskedByCommand
            || (right.Door == CommandDoor.AccountOrHolder && login is null))
        {
            return;
        }

        var user = await SignInAsync(stop);
        var refusal = right.AnyOf.Any(action => AccessRules.May(user, action) is null)
            ? right.Everywhere ? Everywhere(user) : null
            : AccessRules.May(user, right.AnyOf[0]);
        if (refusal is not null)
        {
            throw new RefusedException(refusal);
        }
    }

    /// <summary>
    /// Writes down that the account was refused, where the refusal is about who asked. The command has failed already:
    /// where the log cannot be written either, the first failure is the one to tell.
    /// </summary>
    public async Task NoteAsync(string command, Refusal refusal)
    {
        if (signedIn is not { } user || !RefusalLog.IsAboutWho(refusal))
        {
            return;
        }

        try
        {
            await new RefusalLog(Clock, Ids).NoteAsync(
                Db, ActorOf(user), new RefusedAsk(command, $"lệnh “{command}”", user.AreaId), refusal);
        }
        catch (Exception exception) when (exception is DbException or DbUpdateException)
        {
            Output.Line("Chưa ghi được việc từ chối vào nhật ký.", "The refusal could not be written to the log.");
        }
    }

    private static Refusal? Everywhere(UserAccount user) => user.Places is null ? null : new Refusal(
        "AREA", $"Lệnh này đọc mọi địa bàn; tài khoản {user.UserName} chỉ phụ trách một địa bàn.", user.UserName);

    /// <summary>The acting user, signed in, with the right to the action. On a database marked demo no password is asked.</summary>
    public async Task<UserAccount> RequireAsync(OfficeAction action, CancellationToken stop)
    {
        var user = await SignInAsync(stop);
        if ((AccessRules.May(user, action) ?? AccessRules.HasPlace(user)) is { } refusal)
        {
            throw new RefusedException(refusal);
        }

        return user;
    }

    /// <summary>The acting user, signed in, for what everybody may do with the own account.</summary>
    public Task<UserAccount> KnownAsync(CancellationToken stop) => SignInAsync(stop);

    /// <summary>Who reads: the user named by --as, else whoever may open the database file, who sees all of it.</summary>
    public async Task<UserAccount> ReaderAsync(CancellationToken stop)
    {
        RequireTables();
        var name = Environment.UserName;
        return login is null
            ? new UserAccount { UserName = name, FullName = name, PersonKey = name, Role = Permissions.Auditor }
            : await SignInAsync(stop);
    }

    public static Actor ActorOf(UserAccount user) => user.Actor(Environment.UserName);

    /// <summary>The communes meant by --area, cut to the user's own area; without --area all of the user's, or of the country.</summary>
    public async Task<IReadOnlyCollection<int>> CommunesAsync(string? code, Month? month, UserAccount user, CancellationToken stop)
    {
        var day = month?.LastDay ?? Clock.Today();
        var areas = new AreaQueries(Db);
        var scope = user.Places is { } own ? await areas.CommuneIdsAsync(own, day, stop) : null;
        if (code is null)
        {
            return scope ?? await areas.CommunesOfDayAsync(day, stop);
        }

        var area = await areas.RequireAsync(code, day, stop);
        var asked = await areas.CommuneIdsAsync(area.Id, day, stop);
        var both = scope is null ? asked : [.. asked.Intersect(scope)];
        return both.Count > 0
            ? both
            : throw new RefusedException(new Refusal(
                "AREA_NOT_YOURS", $"{area.Name} không thuộc địa bàn của tài khoản {user.UserName}.", code));
    }

    /// <summary>
    /// The areas, over all days, that a reader may see people of: --area cut to the user's own; null for everything. People are kept
    /// under the commune of their day, so today's communes alone would hide them.
    /// </summary>
    public async Task<IReadOnlyCollection<int>?> AreasOverTimeAsync(string? code, UserAccount user, CancellationToken stop)
    {
        var areas = new AreaQueries(Db);
        var scope = user.Places is { } own ? await areas.SubtreeIdsAsync(own, stop) : null;
        if (code is null)
        {
            return scope;
        }

        var area = await areas.RequireAsync(code, Clock.Today(), stop);
        var asked = await areas.SubtreeIdsAsync(area.Id, stop);
        return scope is null ? asked : [.. asked.Intersect(scope)];
    }

    /// <summary>Somebody by code, identifier or id, whom the user may see.</summary>
    public async Task<Person> PersonAsync(string asked, UserAccount user, CancellationToken stop)
    {
        var person = await PersonQueries.FindAsync(Db, asked, stop)
            ?? throw new RefusedException(new Refusal(
                "PERSON_UNKNOWN",
                $"Không có người nào mang mã hoặc số định danh “{asked}”. Tìm bằng: search TÊN.", asked));
        return await AreasOverTimeAsync(null, user, stop) is { } seen && !seen.Contains(person.AreaId)
            ? throw new RefusedException(new Refusal(
                "AREA_NOT_YOURS", $"Người này không thuộc địa bàn của tài khoản {user.UserName}.", asked))
            : person;
    }

    public void Dispose()
    {
        if (db.IsValueCreated)
        {
            db.Value.Dispose();
        }
    }

    /// <summary>Once a call: a code of the second factor is good for one sign-in.</summary>
    private async Task<UserAccount> SignInAsync(CancellationToken stop) => signedIn ??= await SignInAnewAsync(stop);

    private async Task<UserAccount> SignInAnewAsync(CancellationToken stop)
    {
        RequireTables();
        if (login is null)
        {
            throw new RefusedException(new Refusal("USER_MISSING", "Lệnh này thay đổi dữ liệu. Ghi --as TÀI-KHOẢN hoặc biến ANSINH_USER."));
        }

        var account = await AccountAsync(login, stop);
        await Reach.LoadAsync(Db, account, await DelegationAsync(account, stop), Clock.GetUtcNow(), stop);
        if (!account.TwoFactorEnabled && await FactorRules.IsRequiredAsync(Db, account, stop))
        {
            throw new RefusedException(FactorRules.FactorMissing);
        }

        var areas = account.Places is { } own ? await new AreaQueries(Db).SubtreeIdsAsync(own, stop) : null;
        Db.Enter(DataScope.Of(areas, account.Provider));
        return account;
    }

    /// <summary>The delegation in force from the account named by --for.</summary>
    private async Task<Guid?> DelegationAsync(UserAccount account, CancellationToken stop)
    {
        if (forLogin is null)
        {
            return null;
        }

        var offered = await Reach.OfferedAsync(Db, account, Clock.GetUtcNow(), stop);
        return offered.FirstOrDefault(one =>
            AccessQueries.Normal(one.Delegator.UserName!) == AccessQueries.Normal(forLogin))?.Delegation.Id
            ?? throw new RefusedException(new Refusal(
                "NO_DELEGATION",
                $"Hôm nay {forLogin} không ủy quyền gì cho {account.UserName}. Xem: delegation list.", forLogin));
    }

    private async Task<UserAccount> AccountAsync(string name, CancellationToken stop)
    {
        if (await AccessQueries.IsDemoAsync(Db, stop))
        {
            var known = await AccessQueries.ByLoginAsync(Db, name, stop)
                ?? throw new RefusedException(new Refusal("USER_UNKNOWN", $"Không có tài khoản {name} trong cơ sở dữ liệu thử.", name));
            return known.TwoFactorEnabled ? await ProveAsync(name, stop) : known;
        }

        return await ProveAsync(name, stop);
    }

    /// <summary>
    /// Password, and code where there is a second factor: every call proves anew, so a call is never older than what it
    /// does. A role that must have a second factor and has none does nothing here.
    /// </summary>
    private async Task<UserAccount> ProveAsync(string name, CancellationToken stop)
    {
        var outcome = await new UserService(Db, Clock, Ids).SignInAsync(name, Password(), stop);
        Db.ChangeTracker.Clear();
        if (outcome.Waiting is { } waiting)
        {
            var proof = await Factors.CheckAsync(waiting, Code(), ActorOf(waiting), stop);
            return proof.Refusal is { } refusal ? throw new RefusedException(refusal)
                : proof.Kind == ProofKind.Code ? waiting
                : throw new RefusedException(new Refusal(
                    "CODE_KIND", "Mã dự phòng chỉ dùng ở trang web, để thiết lập lại ứng dụng tạo mã.", "ANSINH_CODE"));
        }

        return outcome.Account ?? throw new RefusedException(outcome.Refusal!);
    }

    internal SecondFactorService Factors => new(Db, Clock, Ids, SecretBox.At(Address.KeysFolder));

    private static string Code()
    {
        if (Environment.GetEnvironmentVariable("ANSINH_CODE") is { } code)
        {
            return code;
        }

        if (Console.IsInputRedirected)
        {
            return Console.In.ReadLine() ?? string.Empty;
        }

        Console.Error.Write("Mã 6 số trên ứng dụng ở điện thoại: ");
        return Console.ReadLine() ?? string.Empty;
    }

    private string Password()
    {
        if (passwordFile is not null)
        {
            return File.ReadAllText(passwordFile).TrimEnd('\r', '\n');
        }

        if (Environment.GetEnvironmentVariable("ANSINH_PASSWORD") is { } password)
        {
            return password;
        }

        if (Console.IsInputRedirected)
        {
            return Console.In.ReadLine() ?? string.Empty;
        }

        Console.Error.Write("Mật khẩu: ");
        return HiddenLine.Read();
    }
}
