using System.Collections.Concurrent;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Audit;

/// <summary>
/// What was refused: where it was asked as the program names it, and as an officer reads it. Neither holds what was
/// asked for.
/// </summary>
public sealed record RefusedAsk(string Route, string Place, int? AreaId);

/// <summary>
/// Writes down that a signed-in account was refused, in a short transaction of its own. The same account, route and
/// reason leave one event in <see cref="Quiet"/>, however many ask at once: here by memory, beside other nodes and
/// commands by the log itself.
/// </summary>
public sealed class RefusalLog(TimeProvider clock, IdSource ids)
{
    public const string Action = "REFUSED";

    /// <summary>The kind of the subject of the event; its id is the route.</summary>
    public const string Subject = "route";

    public static readonly TimeSpan Quiet = TimeSpan.FromMinutes(10);

    private const int RememberedMost = 10_000;

    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["ROLE"] = "vai trò của tài khoản không có quyền này",
        ["AREA"] = "địa bàn không do tài khoản này phụ trách",
        ["AREA_NOT_YOURS"] = "địa bàn không do tài khoản này phụ trách",
        ["PROVIDER"] = "danh sách của đơn vị chi trả khác",
        ["FOUR_EYES"] = "người lập không được tự duyệt",
        ["MAKER_IS_CHECKER"] = "người lập không được tự duyệt",
        ["DELEGATION"] = "ủy quyền đang dùng không gồm việc này",
        ["NO_DELEGATION"] = "không có ủy quyền này",
        ["NO_PLACE"] = "tài khoản hiện không được giao địa bàn nào",
        ["PERSON_UNKNOWN"] = NotThereWords,
        [NotThere] = NotThereWords,
    };

    private const string NotThere = "NOT_THERE";
    private const string NotThereWords = "không có, hoặc không thuộc tài khoản này";

    private readonly ConcurrentDictionary<string, DateTimeOffset> told = new(StringComparer.Ordinal);

    /// <summary>A refusal by role, when nothing more is known.</summary>
    public static Refusal ByRole { get; } = new("ROLE", Reasons["ROLE"]);

    /// <summary>Of a row that is another place's nothing more is said than of one that is not there.</summary>
    public static Refusal Unseen { get; } = new(NotThere, NotThereWords);

    /// <summary>Whether it is about who asked; others (a wrong day, a file that is none) leave no event.</summary>
    public static bool IsAboutWho(Refusal refusal) => Reasons.ContainsKey(refusal.Code);

    /// <summary>Writes the event, unless the same was written a short while ago; says whether it did.</summary>
    public async Task<bool> NoteAsync(AppDb db, Actor actor, RefusedAsk asked, Refusal refusal)
    {
        var sentence = $"Từ chối {asked.Place}: {Reasons[refusal.Code]}";
        var key = $"{actor.Login}\n{asked.Route}\n{sentence}";
        if (!Claim(key))
        {
            return false;
        }

        try
        {
            await using var own = db.Twin();
            return await WriteAsync(own, actor, asked, sentence);
        }
        catch
        {
            told.TryRemove(key, out _);
            throw;
        }
    }

    private async Task<bool> WriteAsync(AppDb own, Actor actor, RefusedAsk asked, string sentence)
    {
        var since = clock.GetUtcNow() - Quiet;
        using (own.LookEverywhere())
        {
            if (await own.AuditEvents.AnyAsync(one => one.SubjectKind == Subject && one.SubjectId == asked.Route
                && one.At > since && one.Login == actor.Login && one.Sentence.StartsWith(sentence)))
            {
                return false;
            }
        }

        new AuditLog(own, clock, ids).Add(actor, Action, (Subject, asked.Route), sentence, asked.AreaId);
        await own.SaveChangesAsync();
        return true;
    }

    /// <summary>True for the first of those who come with the same key in the time.</summary>
    private bool Claim(string key)
    {
        var now = clock.GetUtcNow();
        if (told.Count >= RememberedMost)
        {
            foreach (var (past, at) in told)
            {
                if (at <= now - Quiet)
                {
                    told.TryRemove(past, out _);
                }
            }
        }

        return told.TryAdd(key, now)
            || (told.TryGetValue(key, out var before) && before <= now - Quiet && told.TryUpdate(key, now, before));
    }
}
