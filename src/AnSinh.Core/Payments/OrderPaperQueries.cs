using System.Globalization;
using AnSinh.Core.Payments.Formats;
using AnSinh.Core.Payroll;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Territory;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Payments;

/// <summary>Reads what the papers of payment orders say.</summary>
public sealed class OrderPaperQueries(AppDb db)
{
    private static readonly (string Kind, string Text)[] Kinds =
    [
        ("REGULAR", "Trợ giúp xã hội hằng tháng, tháng"), ("ARREARS", "Truy lĩnh, chi trong tháng"), ("ONE_TIME", "Chi một lần, trong tháng"),
    ];

    private readonly PaperSettings settings = PaperSettings.Of(db);

    public OrderContent Content(PaymentOrder order)
    {
        var unit = db.Areas.AsNoTracking().Single(area => area.Id == order.PayingUnitId);
        var lists = Lists(order);
        return new OrderContent(
            order, DateOnly.FromDateTime(order.OrderedAt.ToOffset(VietnamClock.Offset).DateTime), Unit(unit.Code, unit.Name),
            Payee(order.Provider), Codes(unit.Code), Items(order), ListNumber.Of(order.Month, unit.Code),
            ApprovalService.JointFingerprint(lists));
    }

    private List<PayrollList> Lists(PaymentOrder order)
    {
        var rows = from part in db.PaymentOrderLists.AsNoTracking()
                   join list in db.PayrollLists.AsNoTracking() on part.ListId equals list.Id
                   join area in db.Areas.AsNoTracking() on list.AreaId equals area.Id
                   where part.OrderId == order.Id
                   orderby area.Code
                   select list;
        return [.. rows];
    }

    private List<OrderItem> Items(PaymentOrder order)
    {
        var sums = new Dictionary<string, (long Lines, long AmountVnd)>(StringComparer.Ordinal);
        using var reader = db.Read(
            """
            SELECT l.kind, COUNT(*), SUM(l.amount_vnd)
            FROM payment_order_lists o JOIN payroll_lines l ON l.list_id = o.list_id AND l.provider = o.provider
            WHERE o.order_id = @p0 GROUP BY l.kind
            """, order.Id);
        while (reader.Read())
        {
            sums[reader.GetString(0)] = (
                Convert.ToInt64(reader.GetValue(1), CultureInfo.InvariantCulture),
                Convert.ToInt64(reader.GetValue(2), CultureInfo.InvariantCulture));
        }

        return [.. Kinds.Where(kind => sums.ContainsKey(kind.Kind)).Select(kind => new OrderItem(
            $"{kind.Text} {MonthName.Short(order.Month)}, {VndText.Number(sums[kind.Kind].Lines)} dòng", sums[kind.Kind].AmountVnd))];
    }

    private OrderUnit Unit(string code, string areaName)
    {
        string Field(string field, string label) => settings.OfUnit(code, field, label);
        return new OrderUnit(
            code, settings.UnitOrNull(code, "name") ?? IssuingBody.NameOf(areaName), Field("address", "địa chỉ đơn vị trả tiền"),
            Field("budget_code", "mã ĐVQHNS"), Field("treasury_account", "tài khoản tại Kho bạc"), Field("treasury_name", "Kho bạc Nhà nước"),
            Field("programme_code", "mã CTMT"), settings.UnitOrNull(code, "chief_accountant"), settings.UnitOrNull(code, "account_holder"));
    }

    private OrderPayee Payee(string provider) => new(
        settings.ProviderName(provider), settings.OfProvider(provider, "address", "địa chỉ đơn vị nhận"),
        settings.OfProvider(provider, "budget_code", "mã ĐVQHNS đơn vị nhận"),
        settings.OfProvider(provider, "account", "tài khoản đơn vị nhận"),
        settings.OfProvider(provider, "bank", "ngân hàng, Kho bạc đơn vị nhận"));

    private BudgetCodes Codes(string code) => new(
        settings.OfUnit(code, "economic_code", "NDKT"), settings.OfUnit(code, "chapter_code", "chương"),
        settings.OfUnit(code, "sector_code", "ngành"), settings.OfUnit(code, "source_code", "nguồn"));
}

/// <summary>The number of a paying unit's annexed list: DS-202012-178.</summary>
public static class ListNumber
{
    public static string Of(Month month, string unitCode) => string.Create(CultureInfo.InvariantCulture, $"DS-{month.Code}-{unitCode}");
}
