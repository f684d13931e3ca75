using AnSinh.Core.Access;
using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Cli.Tests;

/// <summary>Accounts and second factors on the command line: the same rules as on the pages.</summary>
public sealed class SignInTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ansinh-sign-in").FullName;
    private readonly CommandLine office;

    public SignInTests()
    {
        office = new CommandLine("sqlite:" + Path.Combine(folder, "test.db"));
        office.Variables["ANSINH_KEYS"] = Path.Combine(folder, "keys");
        office.Run("migrate").ExitCode.ShouldBe(0);
    }

    [Trait("Check", "S12")]
    [Fact]
    public async Task An_administrator_needs_a_second_factor_and_a_code_is_good_for_one_call()
    {
        office.Variables["ANSINH_PASSWORD"] = Add("quantri");
        List().ShouldBe((1, "FACTOR_MISSING"));
        var secret = await EnrolAsync("quantri");
        List().ShouldBe((1, "CODE"));
        office.Variables["ANSINH_CODE"] = "000000";
        List().ShouldBe((1, "CODE"));
        var now = TimeCode.StepAt(TimeProvider.System.GetUtcNow());
        office.Variables["ANSINH_CODE"] = TimeCode.At(secret, now);
        List().ShouldBe((0, ""));
        List().ShouldBe((1, "CODE"));
        office.Variables["ANSINH_PASSWORD"] = "sai mật khẩu rồi";
        office.Variables["ANSINH_CODE"] = TimeCode.At(secret, now + 1);
        List().ShouldBe((1, "SIGN_IN"));
    }

    [Fact]
    public async Task The_last_administrator_is_helped_by_who_runs_the_server_and_others_are_not()
    {
        var first = Add("quantri");
        await EnrolAsync("quantri");
        var reset = office.Run("user", "reset", "quantri", "--factor", "--json");
        reset.ExitCode.ShouldBe(0, reset.ToString());
        var next = reset.Json.GetProperty("password").GetString()!;
        next.ShouldNotBe(first);
        office.Variables["ANSINH_PASSWORD"] = first;
        List().ShouldBe((1, "SIGN_IN"));
        office.Variables["ANSINH_PASSWORD"] = next;
        List().ShouldBe((1, "FACTOR_MISSING"));

        await using var db = Open();
        (await db.AuditEvents.AsNoTracking().Select(one => one.Action).ToListAsync())
            .ShouldBe(["USER_ADDED", "FACTOR_ADDED", "FACTOR_RESET", "PASSWORD_RESET"], ignoreOrder: true);
        await new UserService(db, TimeProvider.System, new IdSource(TimeProvider.System)).AddAsync(new NewUser
        {
            Login = "canbo",
            FullName = "Nông Thị Hạnh",
            PersonKey = "p2",
            Role = Permissions.Officer,
        });
        office.Run("user", "reset", "canbo", "--json").Json.GetProperty("code").GetString().ShouldBe("USER_MISSING");
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private string Add(string login) => office.Run(
        "user", "add", login, "--name", "Hà Quang Trung", "--person", "p1", "--role", "ADMINISTRATOR", "--json")
        .Json.GetProperty("password").GetString()!;

    /// <summary>Does something that only an administrator may.</summary>
    private (int ExitCode, string Code) List()
    {
        var end = office.Run("user", "require", "POST", "yes", "--as", "quantri", "--json");
        return (end.ExitCode, end.ExitCode == 0 ? "" : end.Json.GetProperty("code").GetString()!);
    }

    private async Task<byte[]> EnrolAsync(string login)
    {
        await using var db = Open();
        var clock = TimeProvider.System;
        var account = (await AccessQueries.ByLoginAsync(db, login))!;
        var secret = TimeCode.NewSecret();
        var factors = new SecondFactorService(
            db, clock, new IdSource(clock), SecretBox.At(Path.Combine(folder, "keys")));
        var before = TimeCode.At(secret, TimeCode.StepAt(clock.GetUtcNow()) - 1);
        (await factors.EnrolAsync(account, secret, before, new Actor(login, "p1", "test"))).Refusal.ShouldBeNull();
        return secret;
    }

    private AppDb Open() => new(DatabaseSetup.Options(DatabaseAddress.Parse(office.Database)));
}
