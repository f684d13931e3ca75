using System.Globalization;
using System.Text;
using System.Xml;
using AnSinh.Core.Shared;

namespace AnSinh.Core.Payments.Formats;

/// <summary>
/// An order for the Treasury's online service: C4-02a/KB in the bean form that the service imports; for C2-02a/NS, whose import
/// form is not known, the same facts under their own names. Written only, never read: bean XML runs code where it is read.
/// </summary>
public static class TreasuryXml
{
    private const string Bean = "dvc.service.custom.TemplateChungTu";
    private const long DocumentKind = 425, BeanKind = 13;

    public static byte[] Make(OrderContent content)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteComment($" {OrderDocument.Unconfirmed} ");
            if (content.FromEstimate)
            {
                Estimate(xml, content);
            }
            else
            {
                Beans(xml, content);
            }
        }

        return stream.ToArray();
    }

    private static void Beans(XmlWriter xml, OrderContent content)
    {
        var (order, unit, payee) = (content.Order, content.Unit, content.Payee);
        xml.WriteStartElement("java");
        xml.WriteAttributeString("version", "1.7.0_17");
        xml.WriteAttributeString("class", "java.beans.XMLDecoder");
        Open(xml, "object", "class", Bean);
        Text(xml, ("dmDvTratien", unit.Code), ("dmTiente", "VND"), ("dvNhantienCtmt", ""), ("dvNhantienDiachi", payee.Address),
            ("dvNhantienKbnn", ""), ("dvNhantienKbnnNhTen", payee.Bank));
        Property(xml, "dvNhantienLoai", "long", "0");
        Text(xml, ("dvNhantienMa", payee.BudgetCode));
        Property(xml, "dvNhantienSotien", "double", "0");
        Text(xml, ("dvNhantienSotkSo", payee.Account), ("dvNhantienTen", payee.Name), ("dvTratienCtmt", ""),
            ("dvTratienDiachi", unit.Address), ("dvTratienKbnn", ""), ("dvTratienKbnnNhTen", unit.Treasury));
        Property(xml, "dvTratienLoai", "long", "1");
        Text(xml, ("dvTratienMa", unit.BudgetCode), ("dvTratienTen", unit.Name));
        Lines(xml, content);
        Property(xml, "gnTaiLieuId", "long", Number(DocumentKind));
        Day(xml, content);
        Text(xml, ("par1", VndText.InWords(order.AmountVnd)), ("soChungTu", order.Number));
        Property(xml, "tongSoTien", "double", Number(order.AmountVnd));
        Property(xml, "typeChungTu", "long", Number(BeanKind));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Lines(XmlWriter xml, OrderContent content)
    {
        Open(xml, "void", "property", "gnHosoC402GtByGnHosoC402");
        Open(xml, "object", "class", "java.util.ArrayList");
        foreach (var (index, item) in content.Items.Index())
        {
            Open(xml, "void", "method", "add");
            Open(xml, "object", "class", Bean + "Gt");
            Text(xml, ("maHang", Number(index + 1)), ("noiDung", $"{item.Text}, danh sách {content.ListNumber}, SHA-256 {content.Fingerprint}"));
            Property(xml, "nopThue", "double", "0");
            Property(xml, "soTien", "double", Number(item.AmountVnd));
            Property(xml, "thanhToan", "double", Number(item.AmountVnd));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Day(XmlWriter xml, OrderContent content)
    {
        Open(xml, "void", "property", "ngayChungTu");
        Open(xml, "object", "class", "java.sql.Timestamp");
        var midnight = new DateTimeOffset(content.Day.ToDateTime(TimeOnly.MinValue), VietnamClock.Offset);
        xml.WriteElementString("long", Number(midnight.ToUnixTimeMilliseconds()));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Estimate(XmlWriter xml, OrderContent content)
    {
        var (order, unit, payee, codes) = (content.Order, content.Unit, content.Payee, content.Codes);
        Open(xml, "giayRutDuToan", "mauSo", order.Form);
        Plain(xml, ("soChungTu", order.Number), ("ngayLap", content.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("namNganSach", Number(content.Month.Year)), ("donViTra", unit.Name), ("maDonViTra", unit.BudgetCode),
            ("taiKhoanTra", unit.Account), ("khoBacTra", unit.Treasury), ("donViNhan", payee.Name), ("diaChiNhan", payee.Address),
            ("taiKhoanNhan", payee.Account), ("nganHangNhan", payee.Bank));
        foreach (var item in content.Items)
        {
            xml.WriteStartElement("dong");
            Plain(xml, ("noiDung", item.Text), ("maNDKT", codes.Economic), ("maChuong", codes.Chapter), ("maNganh", codes.Sector),
                ("maNguonChi", codes.Source), ("soTien", Number(item.AmountVnd)));
            xml.WriteEndElement();
        }

        Plain(xml, ("tongSoTien", Number(order.AmountVnd)), ("bangChu", VndText.InWords(order.AmountVnd)),
            ("danhSach", content.ListNumber), ("sha256", content.Fingerprint));
        xml.WriteEndElement();
    }

    private static void Open(XmlWriter xml, string name, string attribute, string value)
    {
        xml.WriteStartElement(name);
        xml.WriteAttributeString(attribute, value);
    }

    private static void Text(XmlWriter xml, params ReadOnlySpan<(string Name, string Value)> properties)
    {
        foreach (var (name, value) in properties)
        {
            Property(xml, name, "string", value);
        }
    }

    private static void Plain(XmlWriter xml, params ReadOnlySpan<(string Name, string Value)> elements)
    {
        foreach (var (name, value) in elements)
        {
            xml.WriteElementString(name, value);
        }
    }

    private static void Property(XmlWriter xml, string name, string type, string value)
    {
        Open(xml, "void", "property", name);
        xml.WriteElementString(type, value);
        xml.WriteEndElement();
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
