using System.Globalization;
using AnSinh.Core.Shared;
using AnSinh.Policy;

namespace AnSinh.Core.Exchanges;

/// <summary>A field held otherwise, as texts.</summary>
public sealed record FoundDifference(DifferenceField Field, string? Ours, string Theirs);

/// <summary>
/// Whether a line of an answer can be believed, and what it says otherwise. Nothing here changes anything. Pure.
/// </summary>
public static class AnswerRules
{
    private const int LastEthnicGroup = 55;

    /// <summary>
    /// Why the line is not taken, null when it is. <paramref name="sentId"/> is the identifier that was sent.
    /// </summary>
    public static LineFault? Fault(ExchangeEntry entry, string? sentId, AnswerLine line) =>
        line.Fault ?? OtherPerson(entry, sentId, line) ?? BadResult(entry, line) ?? entry.Task switch
        {
            ExchangeTask.OpenAccount => BadAccount(entry, line),
            ExchangeTask.CheckAccount or ExchangeTask.Pension => null,
            _ => BadIdentity(entry, line),
        };

    /// <summary>What the partner holds otherwise; <paramref name="sentId"/> is the identifier that was sent.</summary>
    public static IReadOnlyList<FoundDifference> Differences(
        Exchange exchange, ExchangeEntry entry, string? sentId, AnswerLine line, HeldValues held)
    {
        var result = ExchangeWords.ResultOf(line.Result!)!.Value;
        (DifferenceField Field, string? Sent, string? Theirs)[] said =
        [
            (DifferenceField.FullName, entry.FullName, line.FullName),
            (DifferenceField.Birth, entry.Birth, Birth(line, held)?.ToString()),
            (DifferenceField.Sex, entry.Sex, line.Sex),
            (DifferenceField.CitizenId, sentId, line.CitizenId),
            (DifferenceField.Hamlet, entry.Hamlet, line.Hamlet),
            (DifferenceField.Ethnicity, held[DifferenceField.Ethnicity], line.Ethnicity),
            (DifferenceField.Death, held[DifferenceField.Death], Text(line.DiedOn)),
            (DifferenceField.Pension, held[DifferenceField.Pension], Pension(exchange, result, line, held)),
            (DifferenceField.IdentityPaper, held[DifferenceField.IdentityPaper],
                entry.RepresentativeId is null ? Text(line.PaperUntil) : null),
            (DifferenceField.Account, held[DifferenceField.Account],
                result == AnswerResult.Opened
                    ? HeldValues.AccountText(exchange.Partner, line.Account, line.AccountName) : null),
        ];
        return
        [
            .. said.Where(one => one.Theirs is not null && !HeldValues.Same(one.Field, held[one.Field], one.Theirs))
                .Select(one => new FoundDifference(one.Field, one.Sent, one.Theirs!)),
        ];
    }

    public static LineFault NotAsked(AnswerLine line) => new(
        "NOT_ASKED",
        line.LineNo is { } number
            ? $"Dòng {line.Row}: lô này không hỏi dòng số {number}. Không ghi gì; hỏi lại nơi trả lời."
            : $"Dòng {line.Row}, cột ma_dong: không phải số dòng của lô. Giữ nguyên cột ma_dong của tệp đã gửi.");

    public static LineFault Contradicts(AnswerLine line) => new(
        "CONTRADICTS",
        $"Dòng {line.Row}: tệp trả lời dòng số {line.LineNo} nhiều lần, mỗi lần một khác. Không tin lần nào; hỏi lại.");

    public static LineFault AnsweredOtherwise(AnswerLine line) => new(
        "ANSWERED_OTHERWISE",
        $"Dòng {line.Row}: dòng số {line.LineNo} đã có câu trả lời khác được nhận trước. Giữ câu trước; muốn hỏi lại "
            + "thì lập lô mới.");

    public static LineFault MatchDiffers(AnswerLine line) => new(
        "MATCH_DIFFERS",
        $"Dòng {line.Row}: trả lời KHOP mà dữ liệu ở cột kq_ lại khác sổ. Không ghi gì; hỏi lại nơi trả lời.");

    public static LineFault Moved(AnswerLine line) => new(
        "MOVED",
        $"Dòng {line.Row}: người này đã chuyển khỏi địa bàn sau khi lập lô. Xã nơi ở mới lập lô hỏi lại.");

    private static LineFault? OtherPerson(ExchangeEntry entry, string? sentId, AnswerLine line)
    {
        var sameName = line.EchoName is { } name
            && VietnameseText.SearchKey(name) == VietnameseText.SearchKey(entry.FullName);
        var sameId = (line.EchoCitizenId ?? "").TrimStart('0') == (sentId ?? "").TrimStart('0');
        if (sameName && sameId)
        {
            return ClearlyAnother(entry, line)
                ? new LineFault(
                    "OTHER_PERSON",
                    $"Dòng {line.Row}: cả họ tên lẫn năm sinh trả về đều khác người đã hỏi; có lẽ là người khác. "
                        + "Không ghi gì; hỏi lại nơi trả lời.")
                : null;
        }

        return new LineFault(
            "OTHER_PERSON",
            $"Dòng {line.Row}: {(sameName ? "số định danh" : "họ tên")} không phải của người đã hỏi ở dòng số "
                + $"{line.LineNo}. Không ghi gì; hỏi lại nơi trả lời, giữ nguyên các cột đã gửi.");
    }

    /// <summary>Neither the name nor the year of birth is that of who was asked about.</summary>
    private static bool ClearlyAnother(ExchangeEntry entry, AnswerLine line) =>
        line.FullName is { } name && line.Birth is { } birth && entry.Birth is { } sent
        && VietnameseText.SearchKey(name) != VietnameseText.SearchKey(entry.FullName)
        && birth.Year != BirthDate.Parse(sent).Year;

    private static LineFault? BadResult(ExchangeEntry entry, AnswerLine line)
    {
        var allowed = ExchangeWords.AnswersTo(entry.Task);
        if (line.Result is not { } code || ExchangeWords.ResultOf(code) is not { } result || !allowed.Contains(result))
        {
            return new LineFault(
                "RESULT",
                $"Dòng {line.Row}, cột ket_qua: đã đọc “{line.Result}”, cần một trong: "
                    + string.Join(", ", allowed.Select(ExchangeWords.CodeOf)) + ".");
        }

        return result switch
        {
            AnswerResult.Differs when entry.Task == ExchangeTask.Compare && !line.SaysSomething => new LineFault(
                "NOTHING_SAID", $"Dòng {line.Row}: trả lời KHAC mà không ghi điều gì khác ở cột kq_. Hỏi lại."),
            AnswerResult.Refused or AnswerResult.Differs when IsOfAccount(entry) && line.Note is null => new LineFault(
                "REASON_MISSING", $"Dòng {line.Row}, cột ghi_chu: ghi lý do ngân hàng {ExchangeWords.Of(result)}."),
            AnswerResult.NotFound when line.SaysSomething => new LineFault(
                "NOT_FOUND_SAYS", $"Dòng {line.Row}: trả lời KHONG_TIM_THAY mà lại ghi dữ liệu ở cột kq_. Hỏi lại."),
            _ => null,
        };
    }

    private static LineFault? BadIdentity(ExchangeEntry entry, AnswerLine line)
    {
        if (line.CitizenId is { } number)
        {
            var birth = line.Birth ?? (entry.Birth is { } sent ? BirthDate.Parse(sent) : null);
            if (!CitizenId.IsTwelve(number) || CitizenId.ContradictsSex(number, line.Sex ?? entry.Sex)
                || CitizenId.ContradictsBirth(number, birth))
            {
                return new LineFault(
                    "IDENTIFIER",
                    $"Dòng {line.Row}, cột kq_so_dinh_danh: số {NumberText.Ending(number)} không đủ 12 chữ số hoặc "
                        + "không hợp giới tính, năm sinh. Hỏi lại.");
            }
        }

        if (line.Ethnicity is { } group && (group.Length != 2
            || !int.TryParse(group, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            || code is < 1 or > LastEthnicGroup))
        {
            return new LineFault(
                "ETHNICITY", $"Dòng {line.Row}, cột kq_dan_toc: đã đọc “{group}”, cần mã hai chữ số từ 01 đến 55.");
        }

        return line.DiedOn is { } died && died < (line.Birth?.Earliest ?? Born(entry))
            ? new LineFault("DEATH_DAY", $"Dòng {line.Row}, cột kq_ngay_chet: ngày chết trước ngày sinh. Hỏi lại.")
            : null;
    }

    private static DateOnly Born(ExchangeEntry entry) =>
        entry.Birth is { } birth ? BirthDate.Parse(birth).Earliest : DateOnly.MinValue;

    private static LineFault? BadAccount(ExchangeEntry entry, AnswerLine line)
    {
        if (ExchangeWords.ResultOf(line.Result!) != AnswerResult.Opened)
        {
            return null;
        }

        if (!AccountNumber.IsPossible(line.Account) || !line.Account!.All(char.IsAsciiDigit))
        {
            return new LineFault(
                "ACCOUNT",
                $"Dòng {line.Row}, cột kq_so_tai_khoan: trả lời DA_MO thì ghi số tài khoản, "
                    + $"{AccountNumber.Shortest} đến {AccountNumber.Longest} chữ số.");
        }

        return line.AccountName is { } name
            && VietnameseText.SearchKey(name) == VietnameseText.SearchKey(entry.FullName)
            ? null
            : new LineFault(
                "ACCOUNT_NAME",
                $"Dòng {line.Row}, cột kq_ten_tai_khoan: tài khoản không đứng tên người đã hỏi. Tài khoản của người "
                    + "giám hộ, người được ủy quyền đăng ký bằng tệp đăng ký tài khoản.");
    }

    private static bool IsOfAccount(ExchangeEntry entry) =>
        entry.Task is ExchangeTask.OpenAccount or ExchangeTask.CheckAccount;

    /// <summary>Since when; where the answer gives no day, from the day that was asked about.</summary>
    private static string? Pension(Exchange exchange, AnswerResult result, AnswerLine line, HeldValues held) =>
        result switch
        {
            AnswerResult.Pension when held[DifferenceField.Pension] is null or HeldValues.NoPension =>
                Text(line.PensionFrom ?? exchange.AskedOn),
            AnswerResult.NoPension when held[DifferenceField.Pension] is not null => HeldValues.NoPension,
            _ => null,
        };

    /// <summary>A year or month alone says nothing against a day in it.</summary>
    private static BirthDate? Birth(AnswerLine line, HeldValues held) =>
        line.Birth is { IsWhole: false } part && part.Earliest <= held.Person.Birth.Earliest
        && held.Person.Birth.Latest <= part.Latest ? null : line.Birth;

    private static string? Text(DateOnly? day) => day is { } known ? BirthDate.Of(known).ToString() : null;
}
