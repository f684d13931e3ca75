using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using AnSinh.Core.Shared;
using AnSinh.Policy;

namespace AnSinh.Core.Files.Results;

/// <summary>
/// Reads pain.002 (status of payments) and camt.054 (debits and credits) as far as results need: streamed, no DTD, no
/// outside entities, bounded nesting. Elements are known by local name, so versions 08 to 11 read alike.
/// </summary>
internal static partial class ResultMessage
{
    private const string StatusReport = "CstmrPmtStsRpt";
    private const string Notification = "BkToCstmrDbtCdtNtfctn";

    public static bool LooksLikeOne(byte[] bytes)
    {
        var start = Encoding.UTF8.GetString(bytes, 0, Math.Min(bytes.Length, 1024))
            .TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return start.StartsWith("<?xml", StringComparison.Ordinal)
            || start.Contains("<Document", StringComparison.Ordinal);
    }

    public static ResultFile Read(byte[] bytes, ReadLimits limits)
    {
        if (bytes.Length > limits.FileBytes)
        {
            throw FileRefusals.TooLarge(bytes.Length, limits.FileBytes);
        }

        try
        {
            var settings = new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                IgnoreComments = true,
                IgnoreWhitespace = true,
                IgnoreProcessingInstructions = true,
            };
            using var xml = XmlReader.Create(new MemoryStream(bytes, writable: false), settings);
            return new Reading(limits).Read(xml);
        }
        catch (XmlException)
        {
            throw ResultRefusals.Message("bị cắt ngang hoặc có phần không được phép (DTD)");
        }
    }

    /// <summary>Our references and batch numbers carry the month: 202012-05971-1-00017.</summary>
    [GeneratedRegex("(?<![0-9])(?<y>20[0-9]{2})-?(?<m>0[1-9]|1[0-2])(?![0-9])", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex MonthInside();

    private sealed class Reading(ReadLimits limits)
    {
        private readonly List<string> path = [];
        private readonly List<ResultFileLine> lines = [];
        private readonly Dictionary<string, string> whole = new(StringComparer.Ordinal);
        private Dictionary<string, string>? entry;
        private Dictionary<string, string>? transaction;
        private int transactionsOfEntry;

        public ResultFile Read(XmlReader xml)
        {
            while (xml.Read())
            {
                switch (xml.NodeType)
                {
                    case XmlNodeType.Element:
                        Enter(xml);
                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA:
                        Take(xml.Value.Trim());
                        break;
                    case XmlNodeType.EndElement:
                        Leave();
                        break;
                }
            }

            return Whole();
        }

        private void Enter(XmlReader xml)
        {
            if (path.Count >= limits.Depth || lines.Count > limits.Rows)
            {
                throw FileRefusals.Bomb($"thẻ XML lồng quá {limits.Depth} tầng hoặc hơn {limits.Rows} giao dịch");
            }

            path.Add(xml.LocalName);
            if (path.Count == 2 && path[1] is not (StatusReport or Notification))
            {
                throw ResultRefusals.Message($"là {path[1]}");
            }

            switch (xml.LocalName)
            {
                case "Ntry":
                    entry = new Dictionary<string, string>(StringComparer.Ordinal);
                    transactionsOfEntry = 0;
                    break;
                case "TxInfAndSts" or "TxDtls":
                    transaction = new Dictionary<string, string>(StringComparer.Ordinal);
                    transactionsOfEntry++;
                    break;
            }

            if (xml.IsEmptyElement)
            {
                Leave();
            }
        }

        private void Take(string text)
        {
            var into = transaction ?? entry ?? whole;
            into.TryAdd(string.Join('/', path.Skip(Math.Max(0, path.Count - 3))), text);
            into.TryAdd(path[^1], text);
        }

        private void Leave()
        {
            switch (path[^1])
            {
                case "TxInfAndSts":
                    lines.Add(StatusLine(transaction!));
                    transaction = null;
                    break;
                case "TxDtls":
                    lines.Add(EntryLine(transaction!, entry ?? []));
                    transaction = null;
                    break;
                case "Ntry":
                    if (transactionsOfEntry == 0)
                    {
                        lines.Add(EntryLine([], entry!));
                    }

                    entry = null;
                    break;
            }

            path.RemoveAt(path.Count - 1);
        }

        private ResultFile Whole()
        {
            if (lines.Count == 0)
            {
                throw ResultRefusals.Empty();
            }

            var sumVnd = lines.Sum(line => line.AmountVnd);
            var declared = whole.GetValueOrDefault("OrgnlNbOfTxs") ?? whole.GetValueOrDefault("TtlNtries/NbOfNtries");
            if (declared is not null && int.TryParse(declared, CultureInfo.InvariantCulture, out var count)
                && lines.Count > count)
            {
                throw ResultRefusals.Trailer(count, null, lines.Count, sumVnd);
            }

            var batch = whole.GetValueOrDefault("OrgnlMsgId");
            var months = lines.Select(line => MonthInside().Match(line.Reference))
                .Append(MonthInside().Match(batch ?? ""))
                .Where(match => match.Success)
                .Select(match => match.Groups["y"].Value + "-" + match.Groups["m"].Value).Distinct().ToList();
            return months.Count switch
            {
                0 => throw ResultRefusals.Message("không có mã dòng mang tháng của ta"),
                1 => new ResultFile(Month.Parse(months[0]), batch, lines, lines.Count, sumVnd),
                _ => throw ResultRefusals.Mixed("kỳ trong mã dòng"),
            };
        }

        private ResultFileLine StatusLine(Dictionary<string, string> read) => new(
            lines.Count + 1, read.GetValueOrDefault("OrgnlEndToEndId") ?? read.GetValueOrDefault("OrgnlInstrId") ?? "",
            whole.GetValueOrDefault("OrgnlMsgId"),
            read.GetValueOrDefault("Cdtr/Pty/Nm") ?? read.GetValueOrDefault("OrgnlTxRef/Cdtr/Nm"),
            read.GetValueOrDefault("Id/Othr/Id"), Amount(read.GetValueOrDefault("InstdAmt")),
            read.GetValueOrDefault("TxSts") switch
            {
                "ACSC" or "ACCC" => ResultFileLine.Paid,
                "RJCT" or "CANC" => ResultFileLine.Returned,
                "PDNG" or "ACSP" or "ACTC" or "ACCP" or "RCVD" or "ACWC" or "ACWP" => ResultFileLine.Pending,
                var other => other ?? "",
            },
            read.GetValueOrDefault("StsRsnInf/Rsn/Cd") ?? read.GetValueOrDefault("StsRsnInf/Rsn/Prtry"),
            At(read.GetValueOrDefault("AccptncDtTm") ?? read.GetValueOrDefault("DtTm")),
            read.GetValueOrDefault("AcctSvcrRef"));

        private ResultFileLine EntryLine(Dictionary<string, string> read, Dictionary<string, string> entry)
        {
            string? Value(params ReadOnlySpan<string> names)
            {
                foreach (var name in names)
                {
                    if ((read.GetValueOrDefault(name) ?? entry.GetValueOrDefault(name)) is { } value)
                    {
                        return value;
                    }
                }

                return null;
            }

            var reversed = Value("RvslInd") is "true" or "1" || Value("RtrInf/Rsn/Cd") is not null;
            var booked = (entry.GetValueOrDefault("Ntry/Sts/Cd") ?? entry.GetValueOrDefault("Sts")) == "BOOK";
            var status = !booked ? ResultFileLine.Pending
                : reversed ? ResultFileLine.Returned
                : Value("CdtDbtInd") == "DBIT" ? ResultFileLine.Paid
                : Value("CdtDbtInd") ?? "";
            return new ResultFileLine(
                lines.Count + 1, Value("EndToEndId") ?? "", null, Value("Cdtr/Pty/Nm", "RltdPties/Cdtr/Nm"),
                Value("Id/Othr/Id"),
                Amount(Value("Amt")), status, Value("RtrInf/Rsn/Cd", "RtrInf/Rsn/Prtry"),
                At(Value("BookgDt/DtTm", "AccptncDtTm")), Value("AcctSvcrRef"));
        }

        /// <summary>Đồng have no fraction; 500000.00 is written by some banks.</summary>
        private long Amount(string? text)
        {
            if (text is null)
            {
                return 0;
            }

            return AmountText.TryParse(text, new AmountProfile(DotZeros: true), out var vnd)
                ? vnd
                : throw ResultRefusals.Row(lines.Count + 1, $"số tiền “{text}” chưa đọc được chắc chắn");
        }

        private static DateTimeOffset? At(string? text) => text is { Length: > 18 }
            && DateTimeOffset.TryParse(
                text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
    }
}
