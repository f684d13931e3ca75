using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AnSinh.Core.Benchmarks;

/// <summary>
/// The history of a load as a file, one JSON line a write, put down as soon as the answer is known: whatever happens to
/// the servers, what their users were told is kept apart from them.
/// </summary>
public sealed class LoadHistory : IDisposable
{
    private static readonly JsonSerializerOptions Form = new() { Converters = { new JsonStringEnumConverter() } };

    private readonly Lock gate = new();
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly TextWriter file;
    private readonly long run;
    private int keys;

    public LoadHistory(TextWriter file, DateTimeOffset start)
    {
        (this.file, run) = (file, start.ToUnixTimeMilliseconds());
        Add(LoadKinds.Start, start.ToString("O", CultureInfo.InvariantCulture), "", LoadAnswer.Told);
    }

    /// <summary>Milliseconds since the load began.</summary>
    public long Ms => watch.ElapsedMilliseconds;

    /// <summary>A key that no other write of any load has; it stands in the text of the write.</summary>
    public string NewKey() => string.Create(
        CultureInfo.InvariantCulture, $"k{run:x11}n{Interlocked.Increment(ref keys):0000000}");

    public void Add(string kind, string key, string login, LoadAnswer answer)
    {
        lock (gate)
        {
            file.WriteLine(JsonSerializer.Serialize(new LoadWrite(kind, key, login, answer, Ms), Form));
        }
    }

    public static IReadOnlyList<LoadWrite> Read(IEnumerable<string> lines) =>
        [.. lines.Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<LoadWrite>(line, Form)!)];

    public void Dispose() => file.Dispose();
}
