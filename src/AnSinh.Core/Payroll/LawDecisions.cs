using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Payroll;

/// <summary>
/// What an officer answers to a question of the law; for <see cref="LawChoice.Pay"/> also who is paid.
/// </summary>
public sealed record LawAnswer(LawChoice? Choice, string? Reason, string? PayeeName = null, string? PayeeId = null);

/// <summary>A question with the commune that it is asked in.</summary>
public readonly record struct AskedQuestion(int AreaId, LawQuestion Question);

/// <summary>
/// Takes down what officers decide about people whom a change of law leaves open. Changes no list: the next
/// preparation follows the decision.
/// </summary>
public sealed class LawDecisions(AppDb db, TimeProvider clock, IdSource ids)
{
    private const int ReasonLetters = 500;
    private const int NameLetters = 100;

    /// <summary>
    /// Adds a decision about each, after the one that the officer saw; null when done, all or none. Of two who decide
    /// at once one wins and the other is told.
    /// </summary>
    public Refusal? Decide(IReadOnlyList<AskedQuestion> asked, LawAnswer answer, Actor actor)
    {
        if (asked.Select(one => RefusalOf(one.Question, answer)).FirstOrDefault(one => one is not null) is { } refusal)
        {
            return refusal;
        }

        using var transaction = db.Database.BeginTransaction();
        var people = asked.DistinctBy(one => one.Question.PersonId).ToList();
        db.LawDecisionRows.AddRange(people.Select(one => Row(one.Question, answer, actor)));
        try
        {
            db.SaveChanges();
        }
        catch (DbUpdateException taken) when (Meanwhile.IsChange(taken))
        {
            return new Refusal("ALREADY_DECIDED", "Người khác vừa quyết định trường hợp này. Mở lại trang để xem.");
        }

        new AuditLog(db, clock, ids).AddMany(actor, "LAW_DECIDED", "person", people.Select(one => (
            one.Question.PersonCode,
            $"Chuyển mức theo luật mới, {LawDecisionWords.Question(one.Question.Kind)}: "
                + $"{LawDecisionWords.Choice(answer.Choice!.Value)}. Lý do: {Clean(answer.Reason)}",
            (int?)one.AreaId)));
        transaction.Commit();
        return null;
    }

    private LawDecision Row(LawQuestion question, LawAnswer answer, Actor actor)
    {
        var isPaid = answer.Choice == LawChoice.Pay;
        return new LawDecision
        {
            Id = ids.Next(),
            PersonId = question.PersonId,
            Kind = question.Kind,
            FromMonth = question.From,
            Version = (question.Decision is { } seen && seen.FromMonth == question.From ? seen.Version : 0) + 1,
            Choice = answer.Choice!.Value,
            PayeeName = isPaid ? Clean(answer.PayeeName) : null,
            PayeeCitizenId = isPaid
                ? db.Vault.Close(Number(answer.PayeeId), question.PersonId, SealedField.CitizenId) : null,
            Reason = Clean(answer.Reason),
            DecidedBy = actor.Login,
            DecidedAt = clock.GetUtcNow(),
        };
    }

    internal static List<LawDecision> Read(AppDb db, string scope)
    {
        var decisions = new List<LawDecision>();
        using var reader = db.Read(
            $"""
            SELECT id, person_id, kind, from_month, version, choice, payee_name, payee_citizen_id, reason, decided_by,
                decided_at
            FROM law_decisions WHERE {scope}
            """);
        while (reader.Read())
        {
            decisions.Add(new LawDecision
            {
                Id = reader.GetGuid(0),
                PersonId = reader.GetGuid(1),
                Kind = Code.Parse<LawQuestionKind>(reader.GetString(2)),
                FromMonth = Month.FromCode(reader.GetInt32(3)),
                Version = reader.GetInt32(4),
                Choice = Code.Parse<LawChoice>(reader.GetString(5)),
                PayeeName = reader.TextOrNull(6),
                PayeeCitizenId = reader.SealedOrNull(7),
                Reason = reader.GetString(8),
                DecidedBy = reader.GetString(9),
                DecidedAt = reader.InstantAt(10),
            });
        }

        return decisions;
    }

    private static Refusal? RefusalOf(LawQuestion question, LawAnswer answer)
    {
        if (answer.Choice is not { } choice || !LawQuestion.ChoicesOf(question.Kind).Contains(choice))
        {
            return new Refusal("CHOICE", "Chọn một trong các cách giải quyết.", "Choice");
        }

        if (Clean(answer.Reason).Length is 0 or > ReasonLetters)
        {
            return new Refusal(
                "REASON",
                $"Ghi số văn bản hoặc lý do, dài nhất {ReasonLetters} chữ. Ví dụ: Công văn 12/UBND-VX ngày 12/10/2026.",
                "Reason");
        }

        if (choice != LawChoice.Pay)
        {
            return null;
        }

        return Clean(answer.PayeeName).Length is 0 or > NameLetters
            ? new Refusal("PAYEE_NAME", "Ghi họ tên người nhận thay.", "PayeeName")
            : CitizenId.IsTwelve(Number(answer.PayeeId)) ? null
            : new Refusal(
                "PAYEE_ID", $"Số định danh của người nhận thay gồm 12 chữ số. Đã ghi \"{Clean(answer.PayeeId)}\".",
                "PayeeId");
    }

    private static string Clean(string? text) => VietnameseText.Clean(text).Normalize();

    private static string Number(string? text) => Clean(text).Replace(" ", "", StringComparison.Ordinal);
}

/// <summary>Questions and choices as words of a sentence.</summary>
public static class LawDecisionWords
{
    public static string Question(LawQuestionKind kind) => kind switch
    {
        LawQuestionKind.Coefficient => "hệ số cho các tháng trước khi luật có hiệu lực",
        LawQuestionKind.Deceased => "chênh lệch của người đã chết",
        LawQuestionKind.Lost => "người đang hưởng không còn thuộc diện của luật mới",
        _ => "người đã thôi hưởng nay thuộc diện của luật mới",
    };

    public static string Choice(LawChoice choice) => choice switch
    {
        LawChoice.New => "hệ số mới từ tháng đầu",
        LawChoice.Old => "giữ hệ số cũ đến khi luật có hiệu lực",
        LawChoice.Pay => "chi cho người nhận thay",
        LawChoice.Withhold => "không chi",
        LawChoice.Keep => "tiếp tục chi theo mức mới",
        _ => "thôi hưởng",
    };
}
