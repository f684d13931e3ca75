using AnSinh.Core.Access;
using AnSinh.Core.Audit;
using AnSinh.Core.Store;
using AnSinh.Web.Tests.Running;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Web.Tests.Access;

/// <summary>Codes on a real database: taken once, counted, locked, reset.</summary>
public sealed class SecondFactorTests(Site site) : IClassFixture<Site>
{
    private static readonly Actor Somebody = new("test", "test", "test");

    [Trait("Check", "S12")]
    [Fact]
    public async Task A_code_is_taken_once_and_an_older_one_never_after_it()
    {
        var phone = await site.AddUserWithPhoneAsync("once");
        var old = phone.Next();
        var code = phone.Next();
        (await CheckAsync("once", code)).Kind.ShouldBe(ProofKind.Code);
        (await CheckAsync("once", code)).Refusal!.Code.ShouldBe("CODE");
        (await CheckAsync("once", old)).Refusal!.Code.ShouldBe("CODE");
        (await CheckAsync("once", phone.Next())).Kind.ShouldBe(ProofKind.Code);
    }

    [Trait("Check", "S12")]
    [Fact]
    public async Task The_code_that_set_it_up_does_not_sign_in()
    {
        var phone = await site.AddUserWithPhoneAsync("setup");
        (await CheckAsync("setup", phone.Code)).Refusal!.Code.ShouldBe("CODE");
    }

    [Trait("Check", "S08")]
    [Trait("Check", "S12")]
    [Fact]
    public async Task Of_two_that_bring_the_same_code_at_once_one_gets_in()
    {
        var phone = await site.AddUserWithPhoneAsync("both");
        var code = phone.Next();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => CheckAsync("both", code)));
        outcomes.Count(one => one.Kind == ProofKind.Code).ShouldBe(1);
    }

    [Trait("Check", "S15")]
    [Fact]
    public async Task The_fifth_wrong_code_locks_and_a_right_password_between_forgives_none()
    {
        var phone = await site.AddUserWithPhoneAsync("guessed");
        for (var i = 1; i < SignInRules.FailuresBeforeLock; i++)
        {
            (await CheckAsync("guessed", "000000")).Refusal!.Code.ShouldBe("CODE");
            await site.WithAsync<UserService>(async users =>
                (await users.SignInAsync("guessed", Site.Password)).Waiting.ShouldNotBeNull());
        }

        (await CheckAsync("guessed", "000000")).Refusal!.Code.ShouldBe("LOCKED");
        (await CheckAsync("guessed", phone.Next())).Refusal!.Code.ShouldBe("LOCKED");
        site.Clock.Forward(SignInRules.LockLasts);
        (await CheckAsync("guessed", phone.Next())).Kind.ShouldBe(ProofKind.Code);
    }

    [Trait("Check", "S15")]
    [Fact]
    public async Task However_many_guesses_come_at_once_no_more_than_five_are_looked_at()
    {
        var phone = await site.AddUserWithPhoneAsync("stormed");
        var right = phone.Next();
        var guesses = Enumerable.Repeat("000000", SignInRules.FailuresBeforeLock).ToList();
        await Task.WhenAll(guesses.Select(code => CheckAsync("stormed", code)));
        (await CheckAsync("stormed", right)).Refusal!.Code.ShouldBe("LOCKED");
    }

    [Trait("Check", "S12")]
    [Fact]
    public async Task A_recovery_code_is_used_once_is_written_down_and_is_kept_as_a_hash()
    {
        var phone = await site.AddUserWithPhoneAsync("paper");
        phone.RecoveryCodes.Count.ShouldBe(FactorRules.RecoveryCodes);
        var code = phone.RecoveryCodes[3];
        (await CheckAsync("paper", code.ToUpperInvariant().Replace('-', ' '))).Kind.ShouldBe(ProofKind.Recovery);
        (await CheckAsync("paper", code)).Refusal!.Code.ShouldBe("CODE");
        (await site.EventsAsync("RECOVERY_USED")).Count(one => one.Sentence.Contains("paper")).ShouldBe(1);
        await site.WithAsync<AppDb>(async db => (await db.RecoveryCodes.AsNoTracking().ToListAsync())
            .ShouldAllBe(row => !phone.RecoveryCodes.Contains(row.CodeHash) && row.CodeHash.Length == 64));
    }

    [Trait("Check", "S12")]
    [Fact]
    public async Task New_recovery_codes_make_the_old_ones_worthless()
    {
        var phone = await site.AddUserWithPhoneAsync("renew");
        IReadOnlyList<string> renewed = [];
        var account = await site.AccountAsync("renew");
        await site.WithAsync<SecondFactorService>(async factors =>
            renewed = await factors.RenewCodesAsync(account, Somebody));
        (await CheckAsync("renew", phone.RecoveryCodes[0])).Refusal!.Code.ShouldBe("CODE");
        (await CheckAsync("renew", renewed[0])).Kind.ShouldBe(ProofKind.Recovery);
    }

    [Fact]
    public async Task The_secret_does_not_stand_in_the_database()
    {
        var phone = await site.AddUserWithPhoneAsync("kept");
        var account = await site.AccountAsync("kept");
        await site.WithAsync<AppDb>(async db =>
        {
            var kept = (await db.Authenticators.AsNoTracking().SingleAsync(one => one.UserId == account.Id)).Secret;
            kept.ShouldNotContain(TimeCode.Text(phone.Secret));
            Convert.FromBase64String(kept).AsSpan().IndexOf(phone.Secret).ShouldBe(-1);
        });
    }

    [Fact]
    public async Task An_administrator_takes_the_factor_of_another_person_and_never_the_own()
    {
        await site.AddUserWithPhoneAsync("lost");
        await site.AddUserWithPhoneAsync("boss", Permissions.Administrator, "person-boss");
        await site.AddUserWithPhoneAsync("bosstoo", Permissions.Officer, "person-boss");
        var boss = await site.AccountAsync("boss");
        await site.WithAsync<SecondFactorService>(async factors =>
        {
            (await factors.ResetAsync(boss, boss, Somebody))!.Code.ShouldBe("OWN_FACTOR");
            (await factors.ResetAsync(await site.AccountAsync("bosstoo"), boss, Somebody))!.Code.ShouldBe("OWN_FACTOR");
            (await factors.ResetAsync(await site.AccountAsync("lost"), boss, Somebody)).ShouldBeNull();
        });
        (await site.AccountAsync("boss")).TwoFactorEnabled.ShouldBeTrue();
        (await site.AccountAsync("lost")).TwoFactorEnabled.ShouldBeFalse();
        (await site.EventsAsync("FACTOR_RESET")).Single().Sentence.ShouldContain("lost");
    }

    [Trait("Check", "S12")]
    [Fact]
    public async Task Every_role_needs_one_unless_said_otherwise_or_the_database_is_a_demo()
    {
        await using var other = new Site();
        await other.InitializeAsync();
        await other.WithAsync<AppDb>(async db =>
        {
            (await FactorRules.IsRequiredAsync(db, Permissions.Officer)).ShouldBeFalse();
            await db.Settings.ExecuteDeleteAsync();
            foreach (var role in Permissions.Roles)
            {
                (await FactorRules.IsRequiredAsync(db, role.Code)).ShouldBeTrue(role.Code);
            }
        });
        await other.MarkDemoAsync();
        await other.WithAsync<AppDb>(async db =>
            (await FactorRules.IsRequiredAsync(db, Permissions.Chair)).ShouldBeFalse());
        await other.RequireFactorAsync(Permissions.Chair, required: true);
        await other.WithAsync<AppDb>(async db =>
            (await FactorRules.IsRequiredAsync(db, Permissions.Chair)).ShouldBeTrue());
    }

    [Fact]
    public async Task A_factor_and_a_rule_are_written_down_with_the_change()
    {
        await site.AddUserWithPhoneAsync("noted");
        (await site.EventsAsync("FACTOR_ADDED")).ShouldContain(one => one.Sentence.Contains("noted"));
        await site.RequireFactorAsync(Permissions.Post, required: true);
        (await site.EventsAsync("FACTOR_RULE")).ShouldContain(one => one.SubjectId == Permissions.Post
            && one.Sentence.EndsWith("thứ hai bắt buộc"));
    }

    private async Task<ProofOutcome> CheckAsync(string login, string code)
    {
        ProofOutcome? outcome = null;
        var account = await site.AccountAsync(login);
        await site.WithAsync<SecondFactorService>(async factors =>
            outcome = await factors.CheckAsync(account, code, Somebody));
        return outcome!;
    }
}
