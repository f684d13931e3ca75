using System.Globalization;
using System.Text;
using System.Xml;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;

namespace AnSinh.Core.Payments.Formats;

/// <summary>
/// A batch as ISO 20022 pain.001.001.09. One payment information block per order to the Treasury, with the paying unit as debtor;
/// one transaction per line. How cash and what we do not hold are written is said in the README beside this file.
/// </summary>
public static class CreditTransfer
{
    private const string Message = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

    /// <summary>The word that banks use where a party's account is agreed in the contract and not in the message.</summary>
    private const string NotProvided = "NOTPROVIDED";

    public static void Write(Stream stream, BatchContent batch)
    {
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(false), CheckCharacters = false,
        });
        xml.WriteStartElement("Document", Message);
        xml.WriteStartElement("CstmrCdtTrfInitn");
        xml.WriteStartElement("GrpHdr");
        xml.WriteElementString("MsgId", batch.Number);
        xml.WriteElementString("CreDtTm", At(batch.ExportedAt));
        Sums(xml, batch.Lines, batch.AmountVnd);
        xml.WriteStartElement("InitgPty");
        xml.WriteElementString("Nm", Cut(batch.Sender, 140));
        xml.WriteEndElement();
        xml.WriteEndElement();
        foreach (var (index, part) in batch.Parts.Index())
        {
            Write(xml, batch, part, batch.Rows.Where(line => line.OrderIndex == index));
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, BatchContent batch, BatchPart part, IEnumerable<BatchLine> lines)
    {
        xml.WriteStartElement("PmtInf");
        xml.WriteElementString("PmtInfId", part.OrderNumber);
        xml.WriteElementString("PmtMtd", "TRF");
        xml.WriteElementString("BtchBookg", "true");
        Sums(xml, part.Lines, part.AmountVnd);
        Nested(xml, Day(batch), "ReqdExctnDt", "Dt");
        xml.WriteStartElement("Dbtr");
        xml.WriteElementString("Nm", Cut(part.UnitName, 140));
        Nested(xml, part.UnitCode, "Id", "OrgId", "Othr", "Id");
        xml.WriteEndElement();
        Nested(xml, NotProvided, "DbtrAcct", "Id", "Othr", "Id");
        Nested(xml, NotProvided, "DbtrAgt", "FinInstnId", "Othr", "Id");
        xml.WriteElementString("ChrgBr", "DEBT");
        foreach (var line in lines)
        {
            Write(xml, batch, line);
        }

        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, BatchContent batch, BatchLine line)
    {
        xml.WriteStartElement("CdtTrfTxInf");
        xml.WriteStartElement("PmtId");
        xml.WriteElementString("InstrId", line.Reference);
        xml.WriteElementString("EndToEndId", line.Reference);
        xml.WriteEndElement();
        xml.WriteStartElement("PmtTpInf");
        Nested(xml, line.Channel, "LclInstrm", "Prtry");
        Nested(xml, "GOVT", "CtgyPurp", "Cd");
        xml.WriteEndElement();
        xml.WriteStartElement("Amt");
        xml.WriteStartElement("InstdAmt");
        xml.WriteAttributeString("Ccy", "VND");
        xml.WriteValue(line.AmountVnd);
        xml.WriteEndElement();
        xml.WriteEndElement();
        if (line.BankBin is { } bin)
        {
            Nested(xml, bin, "CdtrAgt", "FinInstnId", "ClrSysMmbId", "MmbId");
        }

        Creditor(xml, line);
        if (line.AccountNo is { } account && line.Channel != PaymentMethod.Cash)
        {
            Nested(xml, Cut(account, 34), "CdtrAcct", "Id", "Othr", "Id");
        }

        Nested(xml, string.Create(CultureInfo.InvariantCulture, $"Tro giup xa hoi {batch.Month.Number:00}/{batch.Month.Year}"), "RmtInf", "Ustrd");
        xml.WriteEndElement();
    }

    private static void Creditor(XmlWriter xml, BatchLine line)
    {
        xml.WriteStartElement("Cdtr");
        xml.WriteElementString("Nm", Cut(line.Name, 140));
        xml.WriteStartElement("PstlAdr");
        xml.WriteElementString("TwnNm", Cut(line.AreaName, 35));
        xml.WriteElementString("Ctry", "VN");
        xml.WriteEndElement();
        if (line.CitizenId is { Length: > 0 } citizen)
        {
            xml.WriteStartElement("Id");
            xml.WriteStartElement("PrvtId");
            xml.WriteStartElement("Othr");
            xml.WriteElementString("Id", Cut(citizen, 35));
            Nested(xml, "NIDN", "SchmeNm", "Cd");
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Sums(XmlWriter xml, int lines, long amountVnd)
    {
        xml.WriteElementString("NbOfTxs", lines.ToString(CultureInfo.InvariantCulture));
        xml.WriteElementString("CtrlSum", amountVnd.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Paid from the first day of the month on; a batch sent later from the day it was sent.</summary>
    private static string Day(BatchContent batch)
    {
        var sent = DateOnly.FromDateTime(batch.ExportedAt.ToOffset(VietnamClock.Offset).DateTime);
        var day = sent > batch.Month.FirstDay ? sent : batch.Month.FirstDay;
        return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static string At(DateTimeOffset at) =>
        at.ToOffset(VietnamClock.Offset).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static void Nested(XmlWriter xml, string value, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            xml.WriteStartElement(name);
        }

        xml.WriteString(value);
        for (var depth = 0; depth < names.Length; depth++)
        {
            xml.WriteEndElement();
        }
    }

    /// <summary>The length the message allows, without half letters and without what XML cannot hold.</summary>
    private static string Cut(string text, int limit)
    {
        var clean = Files.Documents.DocxParts.Printable(text).Trim();
        return clean.Length <= limit ? clean : clean[..(char.IsHighSurrogate(clean[limit - 1]) ? limit - 1 : limit)];
    }
}
