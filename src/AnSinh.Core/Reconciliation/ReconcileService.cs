using System.Globalization;
using System.Security.Cryptography;
using AnSinh.Core.Audit;
using AnSinh.Core.Bookkeeping;
using AnSinh.Core.Files;
using AnSinh.Core.Files.Results;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Ledger.Instructions;
using AnSinh.Ledger.Transfers;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Reconciliation;

/// <summary>What a result file did: counts that add up to its lines, and money moved in đồng.</summary>
public sealed record ApplyResult(
    bool AlreadyApplied, DateTimeOffset? AppliedAt, int Lines, int Applied, int Duplicates, int Exceptions, long PaidVnd,
    long ReturnedVnd, long ReversedVnd, IReadOnlyList<ResultOutcome> Outcomes);

/// <summary>
/// Takes in what a provider did. The whole file is applied in one transaction or not at all; each line has one outcome; the same
/// file again does nothing. The only way by which results move money.
/// </summary>
public sealed class ReconcileService(AppDb db, TimeProvider clock, IdSource ids)
{
    public ApplyResult Apply(string provider, string fileName, byte[] bytes, Actor actor, bool dryRun = false)
    {
        using var wide = db.LookEverywhere();
        fileName = SentName.Of(fileName);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (db.ResultFiles.AsNoTracking().FirstOrDefault(file => file.Provider == provider && file.Sha256 == sha256) is { } before)
        {
            return new ApplyResult(
                true, before.AppliedAt, before.Lines, 0, before.Lines, 0, 0, 0, 0, []);
        }

        var file = Read(fileName, bytes);
        using var transaction = db.Database.BeginTransaction();
        var queries = new SentQueries(db);
        var batches = queries.Batches(provider, file);
        var sent = queries.Lines(batches);
        file = file.KnowsReferences ? file : BankReturnResults.Joined(file, sent.Values);
        var outcomes = ReconcilePlan.Decide(file, sent, queries.UsedTxids(provider, file), clock.GetUtcNow());
        var result = Result(outcomes);
        if (dryRun)
        {
            return result;
        }

        Store(provider, fileName, sha256, result, queries.Lists(batches), actor);
        Crash.At("result-before-commit");
        transaction.Commit();
        Crash.At("result-after-commit");
        db.ChangeTracker.Clear();
        return result;
    }

    /// <summary>Our own table or an ISO message; else a bank's own list, where it is one.</summary>
    private ResultFile Read(string fileName, byte[] bytes)
    {
        try
        {
            return ResultFileReader.Read(fileName, bytes);
        }
        catch (RefusedException refused) when (refused.Refusal.Code == ResultFileReader.NotOurTable)
        {
            if (BankReturnResults.TryRead(fileName, bytes, clock.Today()) is { } list)
            {
                return list;
            }

            throw;
        }
    }

    private void Store(
        string provider, string fileName, string sha256, ApplyResult result,
        IReadOnlyDictionary<Guid, SentList> lists, Actor actor)
    {
        var file = new ResultFileRow
        {
            Id = ids.Next(),
            Provider = provider,
            Sha256 = sha256,
            Name = fileName,
            Lines = result.Lines,
            Applied = result.Applied,
            Duplicates = result.Duplicates,
            Exceptions = result.Exceptions,
            AppliedBy = actor.Login,
            AppliedAt = clock.GetUtcNow(),
        };
        db.ResultFiles.Add(file);
        db.SaveChanges();
        WriteLines(file.Id, result.Outcomes);
        var applied = result.Outcomes.Where(outcome => outcome.NewState is not null).ToList();
        new InstructionWriter(db).Update(applied);
        Post(file.Id, provider, applied, lists, actor);
        new AuditLog(db, clock, ids).Add(
            actor, "RESULT_APPLIED", ("result_file", file.Id.ToString()),
            $"Nhận kết quả của {provider} từ tệp {fileName}: {result.Applied} ghi, {result.Duplicates} trùng, {result.Exceptions} cần xem; đã chi {VndText.Format(result.PaidVnd)}, trả lại {VndText.Format(result.ReturnedVnd)}");
        db.SaveChanges();
    }

    private void WriteLines(Guid fileId, IReadOnlyList<ResultOutcome> outcomes)
    {
        using var rows = BulkWriter.Open(
            db, "result_lines", "file_id", "row_no", "reference", "provider_txid", "name", "account_no", "amount_vnd", "status",
            "status_reason", "paid_at", "outcome", "exception_code", "sentence");
        foreach (var outcome in outcomes)
        {
            rows.Write(fileId);
            rows.Write(outcome.Line.Row);
            rows.Write(outcome.Line.Reference);
            rows.Write(outcome.Line.ProviderTxId);
            rows.Write(outcome.Line.Name);
            rows.Write(db.Vault.Close(
                outcome.Line.AccountNo, fileId, SealedField.ResultAccountNo, outcome.Line.Row)?.Text);
            rows.Write(outcome.Line.AmountVnd);
            rows.Write(outcome.Line.Status);
            rows.Write(outcome.Line.Reason);
            rows.Write(outcome.Line.At);
            rows.Write(outcome.Outcome);
            rows.Write(outcome.Code);
            rows.Write(outcome.Sentence);
            rows.EndRow();
        }

        rows.Complete();
    }

    /// <summary>
    /// Posts what was paid and what was reversed, one transfer per list, in the first month that is not settled.
    /// </summary>
    private void Post(
        Guid fileId, string provider, List<ResultOutcome> applied, IReadOnlyDictionary<Guid, SentList> lists, Actor actor)
    {
        var keeper = new Bookkeeper(db, clock, ids);
        var open = OpenMonths.Read(db);
        keeper.PostMany(
            applied.Where(outcome => outcome.NewState is InstructionState.Paid or InstructionState.Reversed)
                .GroupBy(outcome => (outcome.Sent!.ListId, outcome.NewState))
                .Select(group =>
                {
                    var (month, area, unit) = lists[group.Key.ListId];
                    month = open.For(provider, unit, Month.FromCode(month)).Code;
                    var amountVnd = group.Sum(outcome => outcome.Line.AmountVnd);
                    var onceKey = string.Create(CultureInfo.InvariantCulture, $"{fileId}:{group.Key.ListId}");
                    return new Posting(
                        group.Key.NewState == InstructionState.Paid
                            ? PostingRules.Paid(keeper.NewId(), month, provider, unit, area, onceKey, amountVnd)
                            : PostingRules.Reversed(keeper.NewId(), month, provider, unit, area, onceKey, amountVnd),
                        provider, group.Key.ListId);
                }),
            actor);
    }

    private static ApplyResult Result(IReadOnlyList<ResultOutcome> outcomes) => new(
        false, null, outcomes.Count,
        outcomes.Count(outcome => outcome.Outcome == ResultLine.Applied),
        outcomes.Count(outcome => outcome.Outcome == ResultLine.Duplicate),
        outcomes.Count(outcome => outcome.Outcome == ResultLine.Exception),
        Sum(outcomes, InstructionState.Paid), Sum(outcomes, InstructionState.Returned), Sum(outcomes, InstructionState.Reversed), outcomes);

    private static long Sum(IReadOnlyList<ResultOutcome> outcomes, InstructionState state) =>
        outcomes.Where(outcome => outcome.NewState == state).Sum(outcome => outcome.Line.AmountVnd);
}
