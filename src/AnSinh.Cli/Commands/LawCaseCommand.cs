using System.CommandLine;
using System.Text;
using AnSinh.Core.LawFiles.Cases;
using AnSinh.Core.Shared;

namespace AnSinh.Cli.Commands;

/// <summary>`law assess`: one result for each case of a JSONL file, in the same order.</summary>
internal static class LawCaseCommand
{
    public static Command Make()
    {
        var input = new Option<FileInfo>("--input")
        {
            Description = "tệp JSONL, mỗi dòng một trường hợp",
            Required = true,
        };
        var output = new Option<FileInfo>("--output") { Description = "tệp JSONL kết quả", Required = true };
        var command = new Command("assess", "tính từng trường hợp của tệp JSONL theo luật") { input, output };
        command.Runs(async (session, parsed, stop) =>
        {
            var from = parsed.GetValue(input)!;
            if (!from.Exists)
            {
                throw new RefusedException(
                    new Refusal("FILE_MISSING", $"Không có tệp {from.Name}. Kiểm tra tên và thư mục.", "--input"));
            }

            var to = parsed.GetValue(output)!.FullName;
            var cases = 0;
            var answers = new CaseAnswers(session.Law);
            // Written beside and moved: a killed run leaves no half file.
            await using (var writer = new StreamWriter(
                to + ".part", append: false, new UTF8Encoding(false))
            { NewLine = "\n" })
            {
                await foreach (var line in File.ReadLinesAsync(from.FullName, stop))
                {
                    if (!string.IsNullOrWhiteSpace(line))
                    {
                        await writer.WriteLineAsync(answers.Answer(line).AsMemory(), stop);
                        cases++;
                    }
                }
            }

            File.Move(to + ".part", to, overwrite: true);
            session.Output.Answer(
                new { cases, read_two_ways = answers.ReadTwoWays, output = to }, () => Told(cases, answers, to));
            return ExitCodes.Done;
        });
        return command;
    }

    private static IEnumerable<string> Told(int cases, CaseAnswers answers, string to)
    {
        yield return $"Đã tính {VndText.Number(cases)} trường hợp vào {to}.";
        if (answers.ReadTwoWays > 0)
        {
            yield return $"{VndText.Number(answers.ReadTwoWays)} trường hợp luật còn cách hiểu khác cho kết quả khác: "
                + "xem readings của từng dòng, gồm cách đang dùng, cách kia và nơi đặt.";
        }
    }
}
