using AnSinh.Core.Audit;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Network;

/// <summary>
/// Takes in that a bank took a fee it had waived, and what the bank answered; the answer closes it. Each with its audit
/// event of the person in one transaction; refuses with a <see cref="RefusedException"/>.
/// </summary>
public sealed class FeeDesk(AppDb db, TimeProvider clock, IdSource ids)
{
    public void Report(Person person, FeeRequest asked, Actor actor)
    {
        Refuse(FeeRules.Fault(asked, clock.Today()));
        var made = new FeeReport
        {
            Id = ids.Next(),
            PersonId = person.Id,
            AreaId = person.AreaId,
            Bank = NetworkWords.BankOf(asked.Bank)!,
            Waiver = asked.Waiver!,
            AmountVnd = asked.AmountVnd!.Value,
            ChargedOn = asked.ChargedOn!.Value,
            Told = VietnameseText.Clean(asked.Told),
            ToldBy = VietnameseText.Clean(asked.ToldBy),
            ReportedOn = clock.Today(),
            RecordedAt = clock.GetUtcNow(),
            RecordedBy = actor.Login,
        };
        db.WriteOrRefuse(() =>
        {
            Refuse(IsThere(made) ? Twice : null);
            db.FeeReports.Add(made);
            Note(
                actor, "FEE_REPORTED", made, $"Phản ánh {NetworkWords.Provider(made.Bank)} thu phí "
                    + $"{FeeWaivers.LabelOf(made.Waiver)} {VndText.Format(made.AmountVnd)} ngày "
                    + $"{DateText.Show(made.ChargedOn)} của {person.FullName} ({person.Code}), theo {made.ToldBy}: "
                    + made.Told);
        });
    }

    private bool IsThere(FeeReport made) => db.FeeReports.Any(one => one.PersonId == made.PersonId
        && one.Bank == made.Bank && one.Waiver == made.Waiver && one.ChargedOn == made.ChargedOn
        && one.AmountVnd == made.AmountVnd);

    public void Answer(FeeReport report, FeeAnswerRequest asked, Actor actor)
    {
        Refuse(FeeRules.Fault(report, asked, clock.Today()));
        db.WriteOrRefuse(() => Close(report, asked, actor));
    }

    private void Close(FeeReport report, FeeAnswerRequest asked, Actor actor)
    {
        var refunded = asked.Answer == FeeAnswer.Refunded ? asked.RefundedVnd : null;
        var text = VietnameseText.Clean(asked.Text) is { Length: > 0 } said ? said : null;
        var now = clock.GetUtcNow();
        if (db.FeeReports.Where(one => one.Id == report.Id && one.Answer == null).ExecuteUpdate(
            set => set.SetProperty(one => one.Answer, (FeeAnswer?)asked.Answer)
                .SetProperty(one => one.AnsweredOn, asked.On).SetProperty(one => one.RefundedVnd, refunded)
                .SetProperty(one => one.AnswerText, text).SetProperty(one => one.ClosedAt, (DateTimeOffset?)now)
                .SetProperty(one => one.ClosedBy, actor.Login)) == 0)
        {
            throw new RefusedException(new Refusal(
                "FEE_ANSWERED", "Đã có người ghi trả lời của ngân hàng. Mở lại trang để xem.", "OnText"));
        }

        Note(
            actor, "FEE_ANSWERED", report, $"{NetworkWords.Provider(report.Bank)} "
                + (refunded is { } vnd ? $"hoàn {VndText.Format(vnd)}" : "không hoàn")
                + $" phí {FeeWaivers.LabelOf(report.Waiver)} thu ngày {DateText.Show(report.ChargedOn)}, ngày "
                + DateText.Show(asked.On!.Value) + (text is null ? "" : $": {text}"));
    }

    private static Refusal Twice => new(
        "FEE_TWICE", "Khoản phí này của người này đã được phản ánh. Nếu bị thu hai lần trong ngày, ghi tổng số tiền.",
        "AmountText");

    private void Note(Actor actor, string action, FeeReport report, string sentence) =>
        new AuditLog(db, clock, ids).Add(
            actor, action, ("person", report.PersonId.ToString()), sentence, report.AreaId);

    private static void Refuse(Refusal? refusal)
    {
        if (refusal is not null)
        {
            throw new RefusedException(refusal);
        }
    }
}
