using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Payroll;

/// <summary>Stores planned lists in bulk, in the transaction of the caller; a constant number of statements however many lists there are.</summary>
public sealed class PayrollWriter(AppDb db, IdSource ids, Month month)
{
    /// <summary>Who makes the lists and in whose place, when, and by which law.</summary>
    public readonly record struct Making(string Login, string? ForLogin, DateTimeOffset At, string LawSha256);

    public void Write(IReadOnlyList<PlannedList> lists, IReadOnlyDictionary<int, int> versions, Making making)
    {
        var numbered = lists.Select(list => (Id: ids.Next(), List: list)).ToList();
        WriteLists(numbered, versions, making);
        WriteLines(numbered);
        Collectors.Write(db, ids, numbered);
        WriteChanges(numbered);
        WriteFindings(numbered);
        WriteReceivables(numbered);
    }

    private void WriteLists(List<(Guid Id, PlannedList List)> lists, IReadOnlyDictionary<int, int> versions, Making making)
    {
        using var rows = BulkWriter.Open(
            db, "payroll_lists", "id", "month", "area_id", "version", "state", "origin", "law_sha256", "people", "lines", "amount_vnd",
            "old_vnd", "increase_vnd", "decrease_vnd", "adjust_vnd", "new_vnd", "arrears_vnd", "one_time_vnd", "carried_over_vnd",
            "prepared_by", "prepared_for", "prepared_at");
        foreach (var (id, list) in lists)
        {
            rows.Write(id);
            rows.Write(month.Code);
            rows.Write(list.AreaId);
            rows.Write(versions[list.AreaId]);
            rows.Write(Code.Of(ListState.Draft));
            rows.Write(Code.Of(ListOrigin.Prepared));
            rows.Write(making.LawSha256);
            rows.Write(list.People);
            rows.Write(list.Lines.Count);
            rows.Write(list.AmountVnd);
            rows.Write(list.OldVnd);
            rows.Write(list.IncreaseVnd);
            rows.Write(list.DecreaseVnd);
            rows.Write(list.AdjustVnd);
            rows.Write(list.NewVnd);
            rows.Write(list.ArrearsVnd);
            rows.Write(0L);
            rows.Write(list.CarriedOverVnd);
            rows.Write(making.Login);
            rows.Write(making.ForLogin);
            rows.Write((DateTimeOffset?)making.At);
            rows.EndRow();
        }

        rows.Complete();
    }

    private void WriteLines(List<(Guid Id, PlannedList List)> lists)
    {
        using var rows = BulkWriter.Open(
            db, "payroll_lines", "list_id", "line_no", "person_id", "person_code", "programme", "kind", "benefit_month", "ground",
            "coefficient", "amount_vnd", "change", "before_vnd", "payee_name", "citizen_id", "channel", "provider", "bank_bin",
            "account_no", "origin_list_id", "origin_line_no", "live");
        foreach (var (id, list) in lists)
        {
            var number = 0;
            foreach (var line in list.Lines)
            {
                WriteLine(rows, id, ++number, line);
            }
        }

        rows.Complete();
    }

    private static void WriteLine(BulkWriter rows, Guid listId, int number, in PlannedLine line)
    {
        var payee = line.Payee;
        var old = line.Uncollected;
        rows.Write(listId);
        rows.Write(number);
        rows.Write(payee?.PersonId ?? old!.PersonId);
        rows.Write(payee?.Code ?? old!.PersonCode);
        rows.Write(line.Programme);
        rows.Write(Code.Of(line.Kind));
        rows.Write(line.BenefitMonth.Code);
        rows.Write(line.Ground);
        rows.Write(line.Coefficient);
        rows.Write(line.AmountVnd);
        rows.Write(Code.Of(line.Change));
        rows.Write(line.BeforeVnd);
        rows.Write(payee?.FullName ?? old!.PayeeName);
        rows.Write((payee is null ? old!.CitizenId : payee.CitizenId)?.Text);
        rows.Write(payee is null ? old!.Channel : payee.Channel ?? "NONE");
        rows.Write(payee is null ? old!.Provider : payee.Provider ?? "none");
        rows.Write(payee is null ? old!.BankBin : payee.BankBin);
        rows.Write((payee is null ? old!.AccountNo : payee.AccountNo)?.Text);
        rows.Write(old?.ListId);
        rows.Write(old?.LineNo);
        rows.Write(true);
        rows.EndRow();
    }

    private void WriteChanges(List<(Guid Id, PlannedList List)> lists)
    {
        using var rows = BulkWriter.Open(
            db, "payroll_changes", "list_id", "person_id", "programme", "person_code", "payee_name", "kind", "before_vnd", "after_vnd",
            "reason", "decision_no");
        foreach (var (id, list) in lists)
        {
            foreach (var change in list.Changes)
            {
                rows.Write(id);
                rows.Write(change.PersonId);
                rows.Write(change.Programme);
                rows.Write(change.PersonCode);
                rows.Write(change.PayeeName);
                rows.Write(change.Kind);
                rows.Write(change.BeforeVnd);
                rows.Write(change.AfterVnd);
                rows.Write(change.Reason);
                rows.Write(change.DecisionNo);
                rows.EndRow();
            }
        }

        rows.Complete();
    }

    private void WriteFindings(List<(Guid Id, PlannedList List)> lists)
    {
        using var rows = BulkWriter.Open(db, "payroll_findings", "list_id", "finding_no", "code", "blocking", "person_id", "sentence");
        foreach (var (id, list) in lists)
        {
            var number = 0;
            foreach (var finding in list.Findings)
            {
                rows.Write(id);
                rows.Write(++number);
                rows.Write(finding.Code);
                rows.Write(finding.Blocking);
                rows.Write(finding.PersonId);
                rows.Write(finding.Sentence);
                rows.EndRow();
            }
        }

        rows.Complete();
    }

    private void WriteReceivables(List<(Guid Id, PlannedList List)> lists)
    {
        using var rows = BulkWriter.Open(
            db, "receivables", "id", "person_id", "programme", "benefit_month", "found_in_list_id", "amount_vnd", "reason");
        foreach (var (id, list) in lists)
        {
            foreach (var receivable in list.Receivables)
            {
                rows.Write(ids.Next());
                rows.Write(receivable.PersonId);
                rows.Write(receivable.Programme);
                rows.Write(receivable.BenefitMonth.Code);
                rows.Write(id);
                rows.Write(receivable.AmountVnd);
                rows.Write(receivable.Reason);
                rows.EndRow();
            }
        }

        rows.Complete();
    }
}
