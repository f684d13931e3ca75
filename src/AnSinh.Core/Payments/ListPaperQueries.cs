using System.Globalization;
using AnSinh.Core.Access;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Payments.Formats;
using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using AnSinh.Policy;
using AnSinh.Policy.Law;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Payments;

/// <summary>Reads what the decision, its annexed list and the list for signatures say of approved lists.</summary>
public sealed class ListPaperQueries(AppDb db, LoadedLaw law)
{
    private static readonly ListState[] Settled = [ListState.Approved, ListState.Closed];

    /// <summary>The communes whose lists a paying unit pays, for what it ordered in the month.</summary>
    public ListContent ForUnit(int payingUnitId, Month month)
    {
        var lists = from part in db.PaymentOrderLists.AsNoTracking()
                    join order in db.PaymentOrders.AsNoTracking() on part.OrderId equals order.Id
                    where order.PayingUnitId == payingUnitId && order.Month == month
                    select part.ListId;
        return Content(payingUnitId, month, [.. lists.Distinct()], provider: null);
    }

    /// <summary>One commune's list of a month, as far as one provider pays it.</summary>
    public ListContent ForCommune(int areaId, Month month, string provider)
    {
        var lists = db.PayrollLists.AsNoTracking()
            .Where(list => list.AreaId == areaId && list.Month == month && Settled.Contains(list.State)).Select(list => list.Id);
        return Content(areaId, month, [.. lists], provider);
    }

    private ListContent Content(int areaId, Month month, List<Guid> ids, string? provider)
    {
        var unit = db.Areas.AsNoTracking().Single(area => area.Id == areaId);
        var lists = (from list in db.PayrollLists.AsNoTracking()
                     join area in db.Areas.AsNoTracking() on list.AreaId equals area.Id
                     where ids.Contains(list.Id) && Settled.Contains(list.State)
                     orderby area.Code
                     select list).ToList();
        var people = new PaidPeople(db).Read(lists, provider);
        if (people.Count == 0)
        {
            throw new RefusedException(new Refusal(
                "NOTHING_APPROVED", $"{unit.Name} chưa có danh sách tháng {MonthName.Short(month)} nào được duyệt"
                    + (provider is null ? " và lập ủy nhiệm chi. Lập bằng: payment order." : $" có dòng do {provider} chi trả."), month.ToString()));
        }

        var settings = PaperSettings.Of(db);
        return new ListContent(
            unit, month, DateOnly.FromDateTime(lists.Max(list => list.ApprovedAt!.Value).ToOffset(VietnamClock.Offset).DateTime),
            ListNumber.Of(month, unit.Code), ApprovalService.JointFingerprint(lists), lists.Count, people.Sum(person => person.Lines),
            people.Sum(person => person.AmountVnd), [.. Basis(month), settings.OfUnit(unit.Code, "authority", "văn bản quy định thẩm quyền của đơn vị")],
            settings.OfUnit(unit.Code, "proposer", "cơ quan trình"), settings.OfUnit(unit.Code, "treasury_name", "Kho bạc Nhà nước"),
            Chair(lists, settings.UnitOrNull(unit.Code, "chair")), Shares(people, settings), people);
    }

    /// <summary>Who approved in the chair's place, where all lists were approved so by one; else the chair.</summary>
    private ChairSignature Chair(List<PayrollList> lists, string? chair)
    {
        var login = lists[0].ApprovedBy;
        return lists.TrueForAll(list => list.ApprovedFor is not null && list.ApprovedBy == login)
            ? new ChairSignature(
                db.Users.AsNoTracking().Where(user => user.UserName == login).Select(user => user.FullName)
                    .FirstOrDefault(), InPlace: true)
            : new ChairSignature(chair);
    }

    /// <summary>The instruments that say in this month who pays and by when; what authority the unit acts on is not in the law files.</summary>
    private List<string> Basis(Month month)
    {
        var citations = new[] { "paying-unit", "payment-transfer-day", "payment-report-day" }
            .Select(id => law.Book.TryParameter(id)?.Values.In(month)?.Source.Citation).OfType<string>();
        return [.. citations.Select(citation => law.Book.Content.Instruments.FirstOrDefault(
                instrument => citation.StartsWith(instrument.Number, StringComparison.Ordinal)))
            .OfType<Instrument>().Distinct().Select(Named)];
    }

    private static string Named(Instrument instrument)
    {
        var kind = instrument.Number.Contains("/NĐ-CP", StringComparison.Ordinal) ? "Nghị định" : "Văn bản";
        var signed = instrument.SignedOn is { } day ? " " + MonthName.Of(day) : "";
        return $"{kind} số {instrument.Number}{signed} của Chính phủ quy định {IssuingBody.Inner(instrument.Title)}";
    }

    private static List<ProviderShare> Shares(List<PaidPerson> people, PaperSettings settings) =>
        [.. people.GroupBy(person => person.Provider).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new ProviderShare(
                group.Key, settings.ProviderName(group.Key), group.Sum(person => person.Lines), group.Sum(person => person.AmountVnd),
                group.Sum(person => person.CarriedVnd)))];
}

/// <summary>Puts the lines of lists together by person, provider and account, in the order of commune and line.</summary>
internal sealed class PaidPeople(AppDb db)
{
    private readonly record struct Key(Guid ListId, Guid PersonId, string Provider, string Channel, string? AccountNo);

    public List<PaidPerson> Read(IReadOnlyList<PayrollList> lists, string? provider)
    {
        var people = new List<PaidPerson>();
        var at = new Dictionary<Key, int>();
        foreach (var list in lists)
        {
            using var reader = db.Read(
                $"""
                SELECT l.line_no, l.person_id, l.payee_name, l.citizen_id, a.code, a.name, l.channel, l.provider, l.account_no, l.kind,
                    l.amount_vnd, c.full_name, c.citizen_id
                FROM payroll_lines l JOIN payroll_lists h ON h.id = l.list_id JOIN areas a ON a.id = h.area_id
                LEFT JOIN payroll_collectors c ON c.list_id = l.list_id AND c.person_id = l.person_id
                    AND c.provider = l.provider AND l.channel = '{PaymentMethod.Cash}'
                WHERE l.list_id = @p0 ORDER BY l.line_no
                """, list.Id);
            while (reader.Read())
            {
                var person = reader.GetGuid(1);
                var account = db.Vault.Open(reader.TextOrNull(8), person, SealedField.AccountNo);
                var key = new Key(list.Id, person, reader.GetString(7), reader.GetString(6), account);
                if (provider is not null && key.Provider != provider)
                {
                    continue;
                }

                var line = new PaidPerson(
                    string.Create(CultureInfo.InvariantCulture, $"{reader.GetString(4)}-{list.Version}-{reader.GetInt32(0):00000}"),
                    reader.GetString(2), db.Vault.Open(reader.TextOrNull(3), person, SealedField.CitizenId),
                    reader.GetString(5), key.Channel, key.Provider, 0, 0, 0, 0)
                {
                    CollectorName = reader.TextOrNull(11),
                    CollectorId = db.Vault.Open(reader.TextOrNull(12), person, SealedField.RepresentativeCitizenId),
                    PersonId = person,
                };
                Add(people, at, key, line, reader.GetString(9), reader.GetInt64(10));
            }
        }

        return people;
    }

    private static void Add(List<PaidPerson> people, Dictionary<Key, int> at, Key key, PaidPerson line, string kind, long amountVnd)
    {
        if (!at.TryGetValue(key, out var index))
        {
            at[key] = index = people.Count;
            people.Add(line);
        }

        var person = people[index];
        people[index] = kind switch
        {
            "REGULAR" => person with { MonthlyVnd = person.MonthlyVnd + amountVnd, Lines = person.Lines + 1 },
            "CARRIED_OVER" => person with { CarriedVnd = person.CarriedVnd + amountVnd, Lines = person.Lines + 1 },
            _ => person with { ExtraVnd = person.ExtraVnd + amountVnd, Lines = person.Lines + 1 },
        };
    }
}
