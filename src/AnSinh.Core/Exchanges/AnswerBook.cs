using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Exchanges;

/// <summary>A line of an answer and what becomes of it.</summary>
public sealed record JudgedLine(AnswerLine Line, LineOutcome Outcome, LineFault? Fault)
{
    /// <summary>What differs; empty where nothing was taken.</summary>
    public IReadOnlyList<FoundDifference> Differences { get; init; } = [];
}

/// <summary>
/// Judges lines of an answer to one batch and writes them into the work at hand, whether they came in a file or over
/// the network. Of people nothing is written: what differs waits for a decision, what may stop money for a look.
/// </summary>
internal sealed class AnswerBook(AppDb db, IdSource ids, GroundWords words)
{
    internal const string DeathTold = "DEATH_TOLD";
    internal const string PensionFound = "PENSION_FOUND";
    private const string AccountMismatch = "ACCOUNT_MISMATCH";

    private readonly Dictionary<int, string> saidBefore = [];
    private IReadOnlyDictionary<int, HeldValues> held = new Dictionary<int, HeldValues>();
    private Dictionary<int, ExchangeEntry> entries = [];
    private Exchange exchange = null!;

    public IReadOnlyCollection<ExchangeEntry> Entries => entries.Values;

    /// <summary>Reads the batch; null line means all of it.</summary>
    public async Task OpenAsync(
        Exchange batch, IReadOnlyCollection<int>? areaIds, int? lineNo, CancellationToken stop)
    {
        exchange = batch;
        entries = await db.ExchangeEntries.Where(one => one.ExchangeId == batch.Id && (lineNo == null
            || one.LineNo == lineNo)).ToDictionaryAsync(one => one.LineNo, stop);
        held = await HeldValues.OfAsync(db, entries.Values, areaIds, stop);
        saidBefore.Clear();
        foreach (var one in await db.ExchangeAnswerLines.AsNoTracking()
            .Where(one => one.ExchangeId == batch.Id && one.Outcome == LineOutcome.Applied
                && (lineNo == null || one.LineNo == lineNo)).ToListAsync(stop))
        {
            saidBefore[one.LineNo!.Value] = one.SaidKey!;
        }
    }

    public IReadOnlyList<JudgedLine> Judge(IReadOnlyList<AnswerLine> lines)
    {
        var contradicted = lines.Where(line => !line.IsBlank && line.LineNo is not null)
            .GroupBy(line => line.LineNo!.Value)
            .Where(group => group.Select(line => line.Said).Distinct().Skip(1).Any())
            .Select(group => group.Key).ToHashSet();
        var seen = new Dictionary<int, string>(saidBefore);
        return [.. lines.Select(line => Judge(line, contradicted, seen))];
    }

    private JudgedLine Judge(AnswerLine line, HashSet<int> contradicted, Dictionary<int, string> seen)
    {
        if (line.IsBlank)
        {
            return new JudgedLine(line, LineOutcome.Blank, null);
        }

        if (line.LineNo is not { } number || !entries.TryGetValue(number, out var entry))
        {
            return Wrong(line, AnswerRules.NotAsked(line));
        }

        var sentId = db.Vault.CitizenId(entry);
        if ((contradicted.Contains(number) ? AnswerRules.Contradicts(line) : AnswerRules.Fault(entry, sentId, line))
            is { } fault)
        {
            return Wrong(line, fault);
        }

        if (seen.TryGetValue(number, out var before))
        {
            return before == Mark(line) ? new JudgedLine(line, LineOutcome.Duplicate, null)
                : Wrong(line, AnswerRules.AnsweredOtherwise(line));
        }

        if (!held.TryGetValue(number, out var now))
        {
            return Wrong(line, AnswerRules.Moved(line));
        }

        var differences = AnswerRules.Differences(exchange, entry, sentId, line, now);
        if (differences.Count > 0 && ExchangeWords.ResultOf(line.Result!) == AnswerResult.Match)
        {
            return Wrong(line, AnswerRules.MatchDiffers(line));
        }

        seen[number] = Mark(line);
        return new JudgedLine(line, LineOutcome.Applied, null) { Differences = differences };
    }

    /// <summary>Writes lines, states, differences and work; the caller saves.</summary>
    public async Task WriteAsync(
        ExchangeAnswer answer, IReadOnlyList<JudgedLine> judged, DateTimeOffset now, CancellationToken stop)
    {
        foreach (var one in judged)
        {
            answer.Count(one.Outcome);
            db.ExchangeAnswerLines.Add(new ExchangeAnswerLine
            {
                AnswerId = answer.Id,
                RowNo = one.Line.Row,
                ExchangeId = exchange.Id,
                LineNo = one.Line.LineNo,
                Outcome = one.Outcome,
                SaidKey = one.Outcome is LineOutcome.Applied or LineOutcome.Duplicate ? Mark(one.Line) : null,
                AccountKey = one.Outcome == LineOutcome.Applied
                    ? db.Vault.Mark(one.Line.Account, SealedField.AccountNo) : null,
                Code = one.Fault?.Code,
                Sentence = one.Fault?.Sentence,
            });
            if (one.Line.LineNo is { } number && entries.TryGetValue(number, out var entry))
            {
                Write(entry, one, now);
            }
        }

        await WorkAsync(judged, now, stop);
    }

    private void Write(ExchangeEntry entry, JudgedLine one, DateTimeOffset now)
    {
        if (one.Outcome == LineOutcome.Exception && entry.State == EntryState.Unknown)
        {
            entry.State = EntryState.Exception;
        }

        if (one.Outcome != LineOutcome.Applied)
        {
            return;
        }

        (entry.State, entry.Result, entry.Note, entry.AnsweredAt) =
            (EntryState.Answered, ExchangeWords.ResultOf(one.Line.Result!), one.Line.Note, now);
        db.ExchangeDifferences.AddRange(one.Differences.Select(found => new ExchangeDifference
        {
            Id = ids.Next(),
            ExchangeId = entry.ExchangeId,
            LineNo = entry.LineNo,
            PersonId = entry.PersonId,
            Field = found.Field,
            FoundAt = now,
        }.Between(db.Vault, found.Ours, found.Theirs)));
    }

    /// <summary>What may stop or misdirect money is for somebody to look at, once for a kind and person.</summary>
    private async Task WorkAsync(IReadOnlyList<JudgedLine> judged, DateTimeOffset now, CancellationToken stop)
    {
        var wanted = judged.Where(one => one.Outcome == LineOutcome.Applied)
            .Select(one => (Entry: entries[one.Line.LineNo!.Value], Kind: WorkOf(one), One: one))
            .Where(one => one.Kind is not null).DistinctBy(one => (one.Kind, one.Entry.PersonId)).ToList();
        var people = wanted.Select(one => one.Entry.PersonId).ToList();
        var open = (await db.WorkItems.AsNoTracking()
            .Where(item => item.ClosedAt == null && item.PersonId != null
                && EF.Parameter(people).Contains(item.PersonId.Value))
            .Select(item => new { item.Kind, item.PersonId }).ToListAsync(stop))
            .Select(item => (item.Kind, item.PersonId!.Value)).ToHashSet();
        db.WorkItems.AddRange(wanted.Where(one => !open.Contains((one.Kind!, one.Entry.PersonId)))
            .Select(one => new WorkItem
            {
                Id = ids.Next(),
                Kind = one.Kind!,
                AreaId = held[one.Entry.LineNo].Person.AreaId,
                PersonId = one.Entry.PersonId,
                Sentence = Sentence(one.Kind!, one.Entry),
                OpenedAt = now,
            }));
    }

    private string? WorkOf(JudgedLine one) =>
        one.Differences.Any(found => found.Field == DifferenceField.Death) ? DeathTold
        : one.Differences.Any(found => found.Field == DifferenceField.Pension
            && found.Theirs != HeldValues.NoPension) ? PensionFound
        : entries[one.Line.LineNo!.Value] is { Task: ExchangeTask.CheckAccount, Result: not AnswerResult.Match }
            ? AccountMismatch : null;

    private string Sentence(string kind, ExchangeEntry entry) => kind switch
    {
        DeathTold => $"{ExchangeWords.PartnerOf(exchange)} trả lời {entry.FullName} đã chết (lô {exchange.Number}). "
            + "Đối chiếu giấy chứng tử rồi quyết định ở trang Trao đổi; chưa có gì tự dừng.",
        PensionFound => $"Bảo hiểm xã hội trả lời {entry.FullName} hưởng lương hưu hoặc trợ cấp hằng tháng "
            + $"(lô {exchange.Number}). Xem lại {Grounds(held[entry.LineNo])}; chưa có gì tự dừng.",
        _ => $"{ExchangeWords.PartnerOf(exchange)} trả lời tài khoản của {entry.FullName} không khớp chủ tài khoản "
            + $"(lô {exchange.Number}). Hỏi lại người hưởng trước khi chi.",
    };

    /// <summary>The clauses of the decisions in force; one that tells of health is not named.</summary>
    private string Grounds(HeldValues one) => one.Grounds.Count == 0 || one.Grounds.Any(words.IsConfidentialClause)
        ? "căn cứ hưởng"
        : "căn cứ hưởng: " + string.Join(", ", one.Grounds.Select(ground => "khoản " + Clause(ground)));

    /// <summary>5.5.c, as papers name it: khoản 5 điểm c Điều 5.</summary>
    private static string Clause(string ground) => ground.Split('.') switch
    {
        [var article, var clause] => $"{clause} Điều {article}",
        [var article, var clause, var point] => $"{clause} điểm {point} Điều {article}",
        _ => ground,
    };

    private static JudgedLine Wrong(AnswerLine line, LineFault fault) => new(line, LineOutcome.Exception, fault);

    private string Mark(AnswerLine line) => db.Vault.Mark(line.Said, SealedField.ExchangeTheirs)!;
}
