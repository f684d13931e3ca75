using AnSinh.Core.Access;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;

namespace AnSinh.Web.Host;

/// <summary>Whether the user's last proof is fresh, and takes a new one.</summary>
public sealed class ProofDesk(
    AppDb db, CurrentUser me, UserScope scope, UserService users, SecondFactorService factors, SessionService sessions)
{
    /// <summary>The password is asked for only where there is no second factor.</summary>
    public bool AsksPassword => !me.Required.TwoFactorEnabled;

    /// <summary>A demo asks for no proof of who has set up none: its passwords are printed on its first page.</summary>
    public async Task<bool> IsFreshAsync(bool ownAccount, DateTimeOffset now, CancellationToken stop) =>
        me.Session is { } session && FactorRules.IsFresh(me.Required, session, now, ownAccount)
        || (!me.Required.TwoFactorEnabled && await AccessQueries.IsDemoAsync(db, stop));

    /// <summary>Takes a password or a code; null when it is proof enough for what is to be done.</summary>
    public async Task<Refusal?> ProveAsync(string? typed, bool ownAccount, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return new Refusal("PROOF_EMPTY", AsksPassword ? "Nhập mật khẩu." : "Nhập mã 6 số.", ConfirmForm.Field);
        }

        var outcome = AsksPassword
            ? new ProofOutcome(ProofKind.Password, await users.CheckPasswordAsync(me.Required, typed, stop))
            : await factors.CheckAsync(me.Required, typed, scope.Actor, stop);
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

/// <summary>
/// The page that asks for a proof: what is to be done, where the answer goes, and what the form had said already.
/// </summary>
public sealed record ConfirmForm(
    string What, string Address, IReadOnlyList<(string Name, string Value)> Fields, bool AsksPassword, Refusal? Refusal)
{
    public const string Field = nameof(Proof);

    /// <summary>The name of the field; what is typed is never shown again.</summary>
    public string? Proof { get; init; }
}
