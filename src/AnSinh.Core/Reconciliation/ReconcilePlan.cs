using AnSinh.Core.Files.Results;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Ledger.Instructions;

namespace AnSinh.Core.Reconciliation;

/// <summary>What we know of a line that was sent: its state now and what it was sent with. Đồng.</summary>
public sealed record SentLine(
    string Reference, Guid ListId, long AmountVnd, string PayeeName, string? AccountNo, InstructionState State, string? ProviderTxid,
    DateTimeOffset SentAt);

/// <summary>What a result line does: APPLIED with the new state, DUPLICATE, or EXCEPTION with its code and sentence.</summary>
public readonly record struct ResultOutcome(
    ResultFileLine Line, string Outcome, InstructionState? NewState, string? Code, string? Sentence, SentLine? Sent);

/// <summary>
/// Decides each line of a result file against what was sent. Pure: the order of the lines does not matter, a repetition changes
/// nothing, and what does not fit goes to the exception queue without moving a đồng.
/// </summary>
public static class ReconcilePlan
{
    public static IReadOnlyList<ResultOutcome> Decide(
        ResultFile file, IReadOnlyDictionary<string, SentLine> sent, IReadOnlySet<string> usedTxids, DateTimeOffset now)
    {
        var (firsts, torn) = Twins(file);
        var outcomes = new List<ResultOutcome>(file.Lines.Count);
        var seen = new HashSet<string>(file.Lines.Count, StringComparer.Ordinal);
        foreach (var line in file.Lines)
        {
            if (line.Fault is { } fault)
            {
                outcomes.Add(Exception(line, sent.GetValueOrDefault(line.Reference), fault.Code, fault.Sentence));
            }
            else if (torn.Contains(line.Reference))
            {
                outcomes.Add(Exception(line, sent.GetValueOrDefault(line.Reference), "CONFLICT",
                    $"Dòng {line.Row}: mã {line.Reference} có nhiều kết quả khác nhau trong cùng tệp. "
                        + "Chưa ghi kết quả nào; hỏi lại đơn vị chi trả."));
            }
            else if (!seen.Add(line.Reference))
            {
                outcomes.Add(new ResultOutcome(
                    line, ResultLine.Duplicate, null, null,
                    $"Dòng {line.Row} lặp lại đúng dòng {firsts[line.Reference].Row}.", null));
            }
            else
            {
                outcomes.Add(DecideOne(line, sent.GetValueOrDefault(line.Reference), usedTxids, now));
            }
        }

        return outcomes;
    }

    /// <summary>The first line of each reference, and the references of which the file says different things.</summary>
    private static (Dictionary<string, ResultFileLine> Firsts, HashSet<string> Torn) Twins(ResultFile file)
    {
        var firsts = new Dictionary<string, ResultFileLine>(file.Lines.Count, StringComparer.Ordinal);
        var torn = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in file.Lines)
        {
            if (!firsts.TryAdd(line.Reference, line) && !SameContent(line, firsts[line.Reference]))
            {
                torn.Add(line.Reference);
            }
        }

        return (firsts, torn);
    }

    private static ResultOutcome DecideOne(
        ResultFileLine line, SentLine? sent, IReadOnlySet<string> usedTxids, DateTimeOffset now)
    {
        if (sent is null)
        {
            return Exception(line, null, "UNKNOWN_LINE",
                $"Dòng {line.Row}: mã {line.Reference} không thuộc lô nào đã chuyển. Kiểm tra tệp có đúng đơn vị, đúng kỳ.");
        }

        if (Mismatch(line, sent, now) is { } mismatch)
        {
            return mismatch;
        }

        if (IsKnown(line, sent))
        {
            return Repeated(line, sent);
        }

        if (line.Status == ResultFileLine.Paid && sent.State == InstructionState.Paid)
        {
            return Exception(line, sent, "PAID_TWICE",
                $"Dòng {line.Row}: mã {line.Reference} đã chi theo giao dịch {sent.ProviderTxid}, tệp báo chi lần nữa theo {line.ProviderTxId}. Yêu cầu đơn vị chi trả thu lại.");
        }

        if (line.ProviderTxId is { } txid && sent.ProviderTxid != txid && usedTxids.Contains(txid))
        {
            return Exception(line, sent, "TXID_REUSED", $"Dòng {line.Row}: mã giao dịch {txid} đã dùng cho dòng khác.");
        }

        return InstructionGraph.Next(sent.State, EventOf(line.Status)) is { } next
            ? new ResultOutcome(line, ResultLine.Applied, next, null, null, sent)
            : Exception(line, sent, "STATE_CONFLICT",
                $"Dòng {line.Row}: mã {line.Reference} đã có kết quả khác ({Code.Of(sent.State)}), tệp ghi {line.Status}. Chưa ghi; hỏi lại đơn vị chi trả.");
    }

    /// <summary>The same answer as we have already: a repetition changes nothing.</summary>
    private static bool IsKnown(ResultFileLine line, SentLine sent) => line.Status switch
    {
        ResultFileLine.Paid => sent.State == InstructionState.Paid && line.ProviderTxId == sent.ProviderTxid,
        ResultFileLine.Returned => sent.State is InstructionState.Returned or InstructionState.Reversed or InstructionState.Relisted
            or InstructionState.ToTreasury,
        _ => sent.State == InstructionState.Unknown,
    };

    private static InstructionEvent EventOf(string status) => status switch
    {
        ResultFileLine.Paid => InstructionEvent.ReportPaid,
        ResultFileLine.Returned => InstructionEvent.ReportReturned,
        _ => InstructionEvent.ReportPending,
    };

    private static ResultOutcome? Mismatch(ResultFileLine line, SentLine sent, DateTimeOffset now)
    {
        if (line.AmountVnd != sent.AmountVnd)
        {
            return Exception(line, sent, "AMOUNT_MISMATCH",
                $"Dòng {line.Row}: tệp ghi {VndText.Format(line.AmountVnd)}, đã chuyển {VndText.Format(sent.AmountVnd)}. Chưa ghi kết quả dòng này.");
        }

        if (!string.IsNullOrEmpty(line.Name) && line.Name != sent.PayeeName
            && VietnameseText.SearchKey(line.Name) != VietnameseText.SearchKey(sent.PayeeName))
        {
            return Exception(line, sent, "NAME_MISMATCH",
                $"Dòng {line.Row}: tệp ghi tên “{line.Name}”, danh sách ghi “{sent.PayeeName}”. Xác minh rồi quyết định.");
        }

        if (!AccountFits(line.AccountNo, sent.AccountNo))
        {
            return Exception(line, sent, "ACCOUNT_MISMATCH",
                $"Dòng {line.Row}: tệp ghi tài khoản {NumberText.Ending(line.AccountNo)}, danh sách ghi {NumberText.Ending(sent.AccountNo)}. Xác minh rồi quyết định.");
        }

        if (line.At is { } at && (at < sent.SentAt.AddMinutes(-1) || at > now.AddMinutes(1)))
        {
            return Exception(line, sent, "TIME_IMPLAUSIBLE",
                $"Dòng {line.Row}: thời gian {at.ToOffset(VietnamClock.Offset):dd/MM/yyyy HH:mm} nằm ngoài khoảng từ lúc chuyển đến nay. Xác minh rồi quyết định.");
        }

        return line.Status is ResultFileLine.Paid or ResultFileLine.Returned or ResultFileLine.Pending
            ? null
            : Exception(line, sent, "STATUS_UNKNOWN", $"Dòng {line.Row}: trạng thái “{line.Status}” chưa có nghĩa trong hồ sơ đơn vị chi trả.");
    }

    private static ResultOutcome Repeated(ResultFileLine line, SentLine sent) =>
        new(line, ResultLine.Duplicate, null, null, $"Dòng {line.Row}: kết quả này đã ghi trước đó.", sent);

    private static ResultOutcome Exception(ResultFileLine line, SentLine? sent, string code, string sentence) =>
        new(line, ResultLine.Exception, null, code, sentence, sent);

    private static bool SameContent(ResultFileLine a, ResultFileLine b) =>
        a.AmountVnd == b.AmountVnd && a.Status == b.Status && a.Reason == b.Reason && a.ProviderTxId == b.ProviderTxId
        && a.Name == b.Name && a.AccountNo == b.AccountNo && a.At == b.At;

    /// <summary>Providers mask accounts (****1234): what is visible must fit.</summary>
    private static bool AccountFits(string? read, string? sent)
    {
        if (string.IsNullOrEmpty(read) || string.IsNullOrEmpty(sent))
        {
            return true;
        }

        var visible = read.TrimStart('*', 'x', 'X');
        return visible.Length < read.Length ? sent.EndsWith(visible, StringComparison.Ordinal) : read == sent;
    }
}
