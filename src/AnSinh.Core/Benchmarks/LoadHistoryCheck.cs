using System.Globalization;
using System.Text.RegularExpressions;
using AnSinh.Core.Store;

namespace AnSinh.Core.Benchmarks;

/// <summary>
/// Compares what users were told with what the database holds: what was told done is there exactly once, what was
/// refused is not there, what nobody heard of is there once with its event or not at all.
/// </summary>
public sealed partial class LoadHistoryCheck(AppDb db)
{
    private const string Taken = "FILE_TAKEN";

    /// <summary>For each kind that carries its key in a text: the event, and where else the text must stand.</summary>
    private static readonly (string Kind, string Action, string? Rows)[] Keyed =
    [
        (LoadKinds.Look, "IDENTIFIER_OPENED", null),
        (LoadKinds.Certificate, "COURSE_CERTIFICATE_GIVEN", "SELECT evidence FROM facts"),
        (LoadKinds.Request, "DATA_REQUEST_RECEIVED", "SELECT asked FROM data_requests"),
        (LoadKinds.Answer, "DATA_REQUEST_ANSWERED", "SELECT answer FROM data_requests"),
        (LoadKinds.Work, "WORK_CLOSED", "SELECT outcome FROM work_items"),
    ];

    /// <summary>A sentence for each thing that does not hold; none when all does.</summary>
    public IReadOnlyList<string> Run(IReadOnlyList<LoadWrite> history)
    {
        using var wide = db.LookEverywhere();
        var faults = Keyed.SelectMany(one => OfKeyed(one, history)).ToList();
        faults.AddRange(Files(history));
        faults.AddRange(new LoadMonthCheck(db).Run(history));
        return faults;
    }

    private IEnumerable<string> OfKeyed(
        (string Kind, string Action, string? Rows) kind, IReadOnlyList<LoadWrite> history)
    {
        var events = Count($"SELECT sentence FROM audit_events WHERE action = '{kind.Action}'");
        var rows = kind.Rows is { } sql ? Count(sql) : events;
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var write in history.Where(write => write.Kind == kind.Kind))
        {
            if (!known.Add(write.Key))
            {
                yield return $"{write.Kind} {write.Key}: hai dòng cùng khóa trong lịch sử";
            }

            var (logged, stored) = (events.GetValueOrDefault(write.Key), rows.GetValueOrDefault(write.Key));
            if (logged != stored || !Fits(write.Answer, stored))
            {
                yield return $"{write.Kind} {write.Key}: {Word(write.Answer)}, cơ sở dữ liệu có {stored} dòng, "
                    + $"{logged} sự kiện";
            }
        }

        foreach (var (key, count) in events.Where(one => one.Value > 1 && !known.Contains(one.Key)))
        {
            yield return $"{kind.Kind} {key}: {count} sự kiện, lịch sử không có";
        }
    }

    private IEnumerable<string> Files(IReadOnlyList<LoadWrite> history)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        var start = history.FirstOrDefault(write => write.Kind == LoadKinds.Start) is { } first
            ? DateTimeOffset.Parse(first.Key, CultureInfo.InvariantCulture)
            : DateTimeOffset.MinValue;
        using (var reader = db.Read(
            "SELECT login, COUNT(*) FROM audit_events WHERE action = @p0 AND at >= @p1 GROUP BY login", Taken, start))
        {
            while (reader.Read())
            {
                counts[reader.GetString(0)] = Convert.ToInt64(reader.GetValue(1), CultureInfo.InvariantCulture);
            }
        }

        return history.Where(write => write.Kind == LoadKinds.File).GroupBy(write => write.Login)
            .Select(group => (group.Key, Told: group.Count(write => write.Answer == LoadAnswer.Told),
                Logged: counts.GetValueOrDefault(group.Key)))
            .Where(one => one.Logged < one.Told)
            .Select(one => $"{LoadKinds.File} {one.Key}: đã nhận {one.Told} tệp, "
                + $"nhật ký có {one.Logged}");
    }

    private Dictionary<string, int> Count(string sql)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        using var reader = db.Read(sql);
        while (reader.Read())
        {
            if (reader.TextOrNull(0) is { } text && Key().Match(text) is { Success: true } found)
            {
                counts[found.Value] = counts.GetValueOrDefault(found.Value) + 1;
            }
        }

        return counts;
    }

    private static bool Fits(LoadAnswer answer, int stored) => answer switch
    {
        LoadAnswer.Told => stored == 1,
        LoadAnswer.Refused => stored == 0,
        _ => stored is 0 or 1,
    };

    private static string Word(LoadAnswer answer) => answer switch
    {
        LoadAnswer.Told => "đã báo xong",
        LoadAnswer.Refused => "đã báo từ chối",
        _ => "chưa báo gì",
    };

    [GeneratedRegex(@"k[0-9a-f]{11}n\d{7}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Key();
}
