using System.CommandLine;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Reporting;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;
using AnSinh.Policy.Assessment;
using AnSinh.Policy.Law;

namespace AnSinh.Cli.Commands;

/// <summary>`law …`: check and show: the law as data, proved and read.</summary>
internal static class LawCommands
{
    public static Command Make() => new("law", "pháp luật dưới dạng dữ liệu")
    {
        Check(), Show(), LawDiffCommand.Make(), LawCaseCommand.Make(), LawReplayCommand.Make(), LawChangeCommand.Make(),
    };

    private static Command Check()
    {
        var folder = new Option<DirectoryInfo?>("--folder") { Description = "thư mục luật khác với luật trong chương trình" };
        var command = new Command("check", "luật không hở, không chồng, có nguồn, ví dụ đúng, luật đã dùng không đổi") { folder };
        command.Runs((session, parsed, _) =>
        {
            LoadedLaw law;
            try
            {
                law = parsed.GetValue(folder) is { } at ? LawFiles.Read(at.FullName) : LawFiles.Embedded();
            }
            catch (LawFileException wrong)
            {
                session.Output.Answer(
                    new { sha256 = (string?)null, problems = wrong.Problems },
                    () => wrong.Problems.Select(problem => $"{problem.Where}: {problem.Sentence} [{problem.Code}]"));
                return Task.FromResult(ExitCodes.Refused);
            }

            var problems = LawExamples.Check(law).Concat(Used(session, law)).ToList();
            session.Output.Answer(
                new { sha256 = law.Sha256, grounds = law.Book.Content.Grounds.Count, parameters = law.Book.Content.Parameters.Count, examples = law.Examples.Count, problems },
                () => Lines(law, problems));
            return Task.FromResult(problems.Count == 0 ? ExitCodes.Done : ExitCodes.Refused);
        });
        return command;
    }

    /// <summary>Lists that an older text of the law made; asked only where there is a database with lists.</summary>
    private static IReadOnlyList<LawProblem> Used(Session session, LoadedLaw law) =>
        session.Address.Path is { } path && !File.Exists(path) ? []
        : SchemaRunner.IsMigrated(session.Db) ? UsedLawCheck.Check(session.Db, law) : [];

    private static IEnumerable<string> Lines(LoadedLaw law, List<LawProblem> problems)
    {
        yield return $"{law.Book.Content.Grounds.Count} căn cứ, {law.Book.Content.Parameters.Count} tham số, {law.Book.Content.Instruments.Count} văn bản, {law.Examples.Count} ví dụ; SHA-256 {law.Sha256}";
        foreach (var problem in problems)
        {
            yield return $"{problem.Where}: {problem.Sentence} [{problem.Code}]";
        }

        yield return problems.Count == 0 ? "Luật không hở, không chồng, mọi giá trị có nguồn, mọi ví dụ đúng." : $"{problems.Count} điều sai.";
    }

    /// <summary>The month itself; refused when the law does not reach so far back.</summary>
    public static Month Covered(Session session, Month at) => session.Law.Book.Covers(at)
        ? at
        : throw new RefusedException(new Refusal(
            "LAW_UNKNOWN",
            $"Chưa có luật của tháng {PolicyText.MonthText(at)}; "
                + $"có từ tháng {PolicyText.MonthText(session.Law.Book.FirstMonth)}.", at.ToString()));

    private static Command Show()
    {
        var month = GlobalOptions.Month();
        var province = new Option<string?>("--province") { Description = "mã tỉnh hai chữ số" };
        var command = new Command("show", "mức chuẩn, hệ số, đối tượng, thời hạn trong tháng, có nguồn") { month, province };
        command.Runs((session, parsed, _) =>
        {
            var at = Covered(session, parsed.MonthIn(month));
            var shown = LawDigest.Of(session.Law.Book, at, parsed.GetValue(province));
            session.Output.Answer(
                Document(shown, session.Law.Practice), () => Lines(shown).Concat(LawPracticeTexts.Lines(session.Law.Practice, at)));
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    private static object Document(LawDigest law, LawPractice practice) => new
    {
        month = law.Month,
        base_vnd = law.BaseVnd,
        national_base_vnd = law.NationalBaseVnd,
        social_pension_vnd = law.SocialPensionVnd,
        parameters = law.Parameters.Select(item => new
        {
            item.Parameter.Id,
            item.Parameter.Title,
            item.Parameter.Unit,
            value = item.Value.Value?.ToString(),
            from = item.Value.From,
            citation = item.Value.Source.Citation,
            mark = item.Value.Source.Mark.Word(),
            item.Value.Source.Note,
        }),
        grounds = law.Grounds.Select(ground => new
        {
            ground.Label.Code,
            ground.Label.Label,
            kind = ground.Label.Kind,
            citation = ground.ConditionSource.Citation,
            mark = ground.ConditionSource.Mark.Word(),
            confidential = ground.Label.Confidential,
            conditions = ground.Asked,
            bands = ground.Bands.Select(band => new { band.Sentence, coefficient = band.Coefficient, amount_vnd = band.AmountVnd }),
            not_computed = ground.NotComputed,
            coefficient_citation = ground.CoefficientSource?.Citation,
            coefficient_mark = ground.CoefficientSource?.Mark.Word(),
        }),
        procedures = LawPracticeTexts.Procedures(practice, law.Month),
        reports = LawPracticeTexts.Reports(practice, law.Month),
    };

    private static IEnumerable<string> Lines(LawDigest law)
    {
        yield return $"Tháng {PolicyText.MonthText(law.Month)}: mức chuẩn {VndText.Format(law.BaseVnd)}"
            + (law.BaseVnd > law.NationalBaseVnd ? $" (địa phương; cả nước {VndText.Format(law.NationalBaseVnd)})" : string.Empty)
            + (law.SocialPensionVnd > 0 ? $", hưu trí xã hội {VndText.Format(law.SocialPensionVnd)}" : string.Empty);
        foreach (var ground in law.Grounds)
        {
            yield return $"{ground.Label.Code}: {ground.Label.Label} — {ground.ConditionSource.Citation} ({ground.ConditionSource.Mark.Vietnamese()})";
            foreach (var reason in ground.NotComputed)
            {
                yield return $"    nêu tên, không tính: {reason}";
            }

            foreach (var band in ground.Bands)
            {
                yield return ground.CoefficientSource is { } source && band.Coefficient > 0
                    ? $"    {band.Sentence}: hệ số {PolicyText.Coefficient(band.Coefficient)} = {VndText.Format(band.AmountVnd)} — {source.Citation} ({source.Mark.Vietnamese()})"
                    : $"    {band.Sentence}: {VndText.Format(band.AmountVnd)}";
            }
        }

        foreach (var (parameter, value) in law.Parameters)
        {
            yield return $"{parameter.Title}: {value.Value} [{parameter.Unit}] — {value.Source.Citation} ({value.Source.Mark.Vietnamese()})";
        }
    }
}
