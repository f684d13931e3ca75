using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Core.Store;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Imports;

/// <summary>
/// What a signed payment list says was paid, as a closed list of its month: amounts as printed, grounds unclear,
/// differences against the closed list of the month before where there is one. Đồng.
/// </summary>
internal sealed class ClosedList
{
    /// <summary>Stands where a prepared list names the law it was computed with.</summary>
    public const string NoLaw = "imported";

    private readonly AppDb db;
    private readonly ImportScene scene;
    private readonly CommuneOnDay commune;
    private readonly Guid id;
    private readonly List<PayrollLine> lines = [];
    private readonly List<PayrollChange> changes = [];
    private readonly Dictionary<Guid, PayrollLine> before;
    private readonly long oldVnd;

    public ClosedList(AppDb db, ImportScene scene, CommuneOnDay commune)
    {
        (this.db, this.scene, this.commune) = (db, scene, commune);
        id = scene.Ids.Next();
        var earlier = scene.Month.Plus(-1);
        var lists = db.PayrollLists.Where(list => list.AreaId == commune.Id && list.Month == earlier
            && (list.State == ListState.Approved || list.State == ListState.Closed)).Select(list => list.Id);
        before = db.PayrollLines.AsNoTracking()
            .Where(line => lists.Contains(line.ListId) && line.Kind == LineKind.Regular && line.Live
                && line.Programme == Grant.Allowance)
            .ToDictionary(line => line.PersonId);
        oldVnd = before.Values.Sum(line => line.AmountVnd);
    }

    public static bool Exists(AppDb db, Month month, int areaId) => db.PayrollLists.Any(list =>
        list.AreaId == areaId && list.Month == month && list.State != ListState.Returned);

    public void Add(ImportRow row, Person person)
    {
        var amountVnd = row.Number("amount")!.Value;
        var known = before.Remove(person.Id, out var prior);
        var beforeVnd = prior?.AmountVnd ?? 0;
        var change = !known ? LineChange.Increase : beforeVnd == amountVnd ? LineChange.Same : LineChange.Adjust;
        lines.Add(Line(row, person, LineKind.Regular, scene.Month, amountVnd, change, beforeVnd));
        if (change != LineChange.Same)
        {
            Change(person.Id, person.Code, person.FullName, known ? PayrollChange.Adjust : PayrollChange.Increase,
                beforeVnd, amountVnd,
                $"Đã chi theo {scene.Evidence(row)}", row.Text("decision_no"));
        }

        var months = (int)(row.Number("arrears_months") ?? 0);
        for (var back = months; back >= 1; back--)
        {
            var eachVnd = row.Number("arrears_amount")!.Value / months;
            lines.Add(Line(row, person, LineKind.Arrears, scene.Month.Plus(-back), eachVnd, LineChange.None, 0));
        }
    }

    public void Save()
    {
        foreach (var gone in before.Values.OrderBy(line => line.PersonCode, StringComparer.Ordinal))
        {
            Change(gone.PersonId, gone.PersonCode, gone.PayeeName, PayrollChange.Decrease, gone.AmountVnd, 0,
                $"Không có trong tệp {scene.File.Name}", null);
        }

        db.PayrollLists.Add(Head());
        db.SaveChanges();
        db.PayrollLines.AddRange(lines);
        db.PayrollChanges.AddRange(changes);
    }

    private PayrollList Head()
    {
        var newVnd = Sum(LineKind.Regular);
        var arrearsVnd = Sum(LineKind.Arrears);
        return new PayrollList
        {
            Id = id,
            Month = scene.Month,
            AreaId = commune.Id,
            Version = 1 + db.PayrollLists.Count(list => list.AreaId == commune.Id && list.Month == scene.Month),
            State = ListState.Closed,
            Origin = ListOrigin.Imported,
            LawSha256 = NoLaw,
            Fingerprint = ListFingerprint.Of(lines.Select(line => FingerprintLine.Of(line, db.Vault))),
            People = lines.Count(line => line.Kind == LineKind.Regular),
            Lines = lines.Count,
            AmountVnd = newVnd + arrearsVnd,
            OldVnd = oldVnd,
            IncreaseVnd = Difference(PayrollChange.Increase),
            DecreaseVnd = -Difference(PayrollChange.Decrease),
            AdjustVnd = Difference(PayrollChange.Adjust),
            NewVnd = newVnd,
            ArrearsVnd = arrearsVnd,
            OneTimeVnd = 0,
            CarriedOverVnd = 0,
            PreparedBy = scene.Actor.Login,
            PreparedAt = scene.Now,
        };
    }

    private long Sum(LineKind kind) => lines.Where(line => line.Kind == kind).Sum(line => line.AmountVnd);

    private long Difference(string kind) =>
        changes.Where(change => change.Kind == kind).Sum(change => change.AfterVnd - change.BeforeVnd);

    private void Change(
        Guid personId, string code, string name, string kind, long beforeVnd, long afterVnd, string reason,
        string? decisionNo) =>
        changes.Add(new PayrollChange
        {
            ListId = id,
            PersonId = personId,
            Programme = Grant.Allowance,
            PersonCode = code,
            PayeeName = name,
            Kind = kind,
            BeforeVnd = beforeVnd,
            AfterVnd = afterVnd,
            Reason = reason,
            DecisionNo = decisionNo,
        });

    private PayrollLine Line(
        ImportRow row, Person person, LineKind kind, Month benefitMonth, long amountVnd, LineChange change,
        long beforeVnd) => new()
        {
            ListId = id,
            LineNo = lines.Count + 1,
            PersonId = person.Id,
            PersonCode = person.Code,
            Programme = Grant.Allowance,
            Kind = kind,
            BenefitMonth = benefitMonth,
            Ground = Due.Unclear,
            Coefficient = row.Hundredths("coefficient") ?? 0,
            AmountVnd = amountVnd,
            Change = change,
            BeforeVnd = beforeVnd,
            PayeeName = person.FullName,
            CitizenId = person.CitizenId,
            Channel = PaymentMethod.Cash,
            Provider = PaymentMethod.Post,
            Live = true,
        };
}
