using AnSinh.Core.Access;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.AspNetCore.Http;

namespace AnSinh.Web.Host;

/// <summary>Whether the user's last proof is fresh, and takes a new one.</summary>
public sealed class ProofDesk(
    AppDb db, CurrentUser me, UserScope scope, FactorDesks desks, SessionService sessions)
{
    /// <summary>A challenge for the keys of the account; none where it has no second factor.</summary>
    public async Task<PasskeyAsk?> AskPasskeyAsync(HttpContext context) =>
        AsksPassword ? null : await desks.Passkeys.AskAsync(context, me.Required);

    /// <summary>The answer of a form: a passkey where one signed, else what was typed.</summary>
    public Task<Refusal?> ProveAsync(
        HttpContext context, IFormCollection form, bool ownAccount, CancellationToken stop) =>
        form[PasskeyDesk.CredentialField] is [{ Length: > 0 } credential]
            ? ProvePasskeyAsync(context, credential, form[PasskeyDesk.StateField], stop)
            : ProveAsync(form[ConfirmForm.Field], ownAccount, stop);

    private async Task<Refusal?> ProvePasskeyAsync(
        HttpContext context, string credential, string? state, CancellationToken stop)
    {
        var (_, refusal) = await desks.Passkeys.TakeAsync(context, credential, state, me.Required);
        if (refusal is null)
        {
            await sessions.ProveAsync(me.Session!.Id, ProofKind.Passkey, stop);
        }

        return refusal;
    }

    /// <summary>The password is asked for only where there is no second factor.</summary>
    public bool AsksPassword => !me.Required.TwoFactorEnabled;

    /// <summary>A demo asks for no proof of who has set up none: its passwords are printed on its first page.</summary>
    public async Task<bool> IsFreshAsync(bool ownAccount, DateTimeOffset now, CancellationToken stop) =>
        me.Session is { } session && FactorRules.IsFresh(me.Required, session, now, ownAccount)
        || (!me.Required.TwoFactorEnabled && await AccessQueries.IsDemoAsync(db, stop));

    /// <summary>Takes a password or a code; null when it is proof enough for what is to be done.</summary>
    private async Task<Refusal?> ProveAsync(string? typed, bool ownAccount, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return new Refusal("PROOF_EMPTY", AsksPassword ? "Nhập mật khẩu." : "Nhập mã 6 số.", ConfirmForm.Field);
        }

        var outcome = AsksPassword
            ? new ProofOutcome(ProofKind.Password, await desks.Users.CheckPasswordAsync(me.Required, typed, stop))
            : await desks.Codes.CheckAsync(me.Required, typed, scope.Actor, stop);
        if (outcome.Refusal is { } refusal)
        {
            return refusal.Code == SignInRules.WrongNameOrPassword.Code
                ? new Refusal("PROOF", "Mật khẩu chưa đúng. Nhập lại.", ConfirmForm.Field)
                : refusal;
        }

        await sessions.ProveAsync(me.Session!.Id, outcome.Kind, stop);
        return outcome.Kind == ProofKind.Recovery && !ownAccount
            ? new Refusal(
                "PROOF_RECOVERY",
                "Mã dự phòng chỉ mở trang “Bảo mật của tôi”. Thiết lập lại ứng dụng tạo mã ở đó rồi làm lại việc này.",
                ConfirmForm.Field)
            : null;
    }
}

/// <summary>The ways to show who one is.</summary>
public sealed record FactorDesks(UserService Users, SecondFactorService Codes, PasskeyDesk Passkeys);

/// <summary>
/// The page that asks for a proof: what is to be done, where the answer goes, and what the form had said already.
/// </summary>
public sealed record ConfirmForm(
    string What, string Address, IReadOnlyList<(string Name, string Value)> Fields, bool AsksPassword, Refusal? Refusal,
    PasskeyAsk? Passkey)
{
    public const string Field = nameof(Proof);

    /// <summary>The name of the field; what is typed is never shown again.</summary>
    public string? Proof { get; init; }
}
