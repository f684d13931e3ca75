using System.CommandLine;
using AnSinh.Core.Payroll;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Policy;
using AnSinh.Policy.Assessment;
using AnSinh.Policy.Law;

namespace AnSinh.Cli.Commands;

/// <summary>`explain PERSON --month M`: why this amount, from facts and rules to the arithmetic.</summary>
internal static class ExplainCommand
{
    public static Command Make()
    {
        var reference = new Argument<string>("person") { Description = "mã, số định danh 12 chữ số hoặc id" };
        var month = GlobalOptions.Month();
        var trace = new Option<FileInfo?>("--trace") { Description = "ghi vết tính JSON, tính lại bằng: law replay" };
        var command = new Command("explain", "vì sao người này hưởng mức này") { reference, month, trace };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.ReaderAsync(stop);
            var at = parsed.MonthIn(month);
            var person = await session.PersonAsync(parsed.GetValue(reference)!, user, stop);
            var queries = new WhyQueries(session.Db, session.Law);
            var why = queries.For(person, at);
            if (parsed.GetValue(trace) is { } file)
            {
                await File.WriteAllTextAsync(file.FullName, queries.Trace(person, at).ToJson(), stop);
            }

            session.Output.Answer(Document(why), () => Lines(why));
            return ExitCodes.Done;
        });
        return command;
    }

    private static object Document(PersonWhy why) => new
    {
        person = why.Person.Code,
        name = why.Person.FullName,
        month = why.Month,
        due_vnd = why.DueVnd,
        law_sha256 = why.LawSha256,
        programmes = why.Programmes.Select(programme => new
        {
            programme.Programme,
            due_vnd = programme.DueVnd,
            decision_no = programme.Decision?.DecisionNo,
            from_month = programme.Decision?.FromMonth,
            without_decision = programme.WithoutDecision,
            next_change = programme.Next is { } next ? new { month = next.Month, due_vnd = next.AmountVnd } : null,
            law_questions = programme.Questions.Select(question => new
            {
                question.Kind,
                question.Kept,
                question.Why,
                question.Decides,
                question.Address,
                open = question.IsOpen,
                choice = question.Decision?.Choice,
                decided_by = question.Decision?.DecidedBy,
            }),
            doubts = programme.Explanation?.Doubts.ToString(),
            base_vnd = programme.Explanation?.BaseVnd,
            base_citation = programme.Explanation?.BaseSource.Citation,
            overlap_citation = programme.Explanation?.OverlapSource?.Citation,
            named_groups = programme.Explanation?.NamedGroups.Select(group => new
            {
                group.Code,
                group.Label,
                group.Citation,
                mark = group.Mark.Word(),
                group.Reasons,
            }),
            grounds = programme.Explanation?.Grounds.Select(ground => new
            {
                ground.Code,
                ground.Label,
                ground.Citation,
                mark = ground.Mark.Word(),
                ground.Met,
                ground.Given,
                ground.Coefficient,
                amount_vnd = ground.AmountVnd,
                ground.Arithmetic,
                ground.Conditions,
            }),
        }),
        listed = why.Listed,
    };

    private static IEnumerable<string> Lines(PersonWhy why)
    {
        yield return $"{why.Person.FullName} ({why.Person.Code}), sinh {PolicyText.Birth(why.Person.Birth)}: tháng {PolicyText.MonthText(why.Month)} được {VndText.Format(why.DueVnd)}";
        foreach (var programme in why.Programmes)
        {
            yield return programme.Programme == Grant.Allowance ? "Trợ cấp xã hội hằng tháng:" : "Hỗ trợ chăm sóc, nuôi dưỡng:";
            foreach (var line in ProgrammeLines(programme))
            {
                yield return "  " + line;
            }
        }

        foreach (var line in why.Listed)
        {
            yield return $"Trong danh sách tháng {PolicyText.MonthText(line.ListMonth)} ({line.ListState}): {line.Kind} của tháng {PolicyText.MonthText(line.BenefitMonth)}, {VndText.Format(line.AmountVnd)}";
        }
    }

    private static IEnumerable<string> ProgrammeLines(ProgrammeWhy programme)
    {
        if (programme.Decision is { } decision)
        {
            yield return $"quyết định {decision.DecisionNo ?? "(chưa ghi số)"}, hưởng từ tháng {PolicyText.MonthText(decision.FromMonth)}";
        }

        if (programme.WithoutDecision is { } sentence)
        {
            yield return sentence;
        }

        foreach (var question in programme.Questions)
        {
            yield return $"{(question.IsOpen ? "LUẬT CHƯA ĐỊNH" : "LUẬT CHƯA ĐỊNH, ĐÃ QUYẾT ĐỊNH")}: "
                + string.Join(" ", question.Address is { } page ? question.Sentences.Append(page) : question.Sentences);
        }

        if (programme.Next is { } next)
        {
            yield return $"theo dữ kiện hiện có, từ tháng {PolicyText.MonthText(next.Month)} "
                + $"là {VndText.Format(next.AmountVnd)}";
        }

        if (programme.Explanation is not { } told)
        {
            yield break;
        }

        yield return $"mức chuẩn {VndText.Format(told.BaseVnd)} ({told.BaseSource.Citation}; {told.BaseSource.Mark.Vietnamese()})";
        foreach (var ground in told.Given)
        {
            yield return $"ĐƯỢC TÍNH {ground.Citation}: {ground.Label}; {ground.Arithmetic} ({ground.Mark.Vietnamese()})";
            foreach (var condition in ground.Conditions)
            {
                yield return $"    ✓ {condition.Sentence}";
            }
        }

        foreach (var ground in told.NotAdded)
        {
            yield return $"ĐỦ ĐIỀU KIỆN NHƯNG KHÔNG CỘNG {ground.Citation}: {ground.Label}; {ground.Arithmetic}";
        }

        if (told.OverlapSource is { } overlap)
        {
            yield return $"nhiều căn cứ: chỉ hưởng mức cao nhất ({overlap.Citation})";
        }

        foreach (var ground in told.NotMet)
        {
            yield return $"không thuộc {ground.Citation}: {ground.Conditions.FirstOrDefault(condition => !condition.Met)?.Sentence ?? "chưa đủ điều kiện"}";
        }

        foreach (var group in told.NamedGroups)
        {
            yield return $"CÓ THỂ THUỘC NHÓM CỦA TỈNH, KHÔNG TÍNH {group.Citation}: {group.Label}; "
                + $"{string.Join("; ", group.Reasons)} ({group.Mark.Vietnamese()})";
        }

        if (told.Doubts != Doubts.None)
        {
            yield return $"cần cán bộ xem: {told.Doubts}";
        }
    }
}
