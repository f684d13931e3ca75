using System.Diagnostics;
using System.Net;
using System.Text;
using AnSinh.Core.Benchmarks;
using AnSinh.Core.Files;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Attacks;

/// <summary>
/// A file that would grow without end, sent to the site (trust S18): answered within twenty seconds and 256 MB, while
/// the site answers others. It runs alone, for the memory is that of the process.
/// </summary>
[CollectionDefinition(nameof(SentBombTests), DisableParallelization = true)]
[Collection(nameof(SentBombTests))]
[Trait("Check", "S18")]
public sealed class SentBombTests(Site site) : IClassFixture<Site>
{
    private const int MegabytesMost = 256;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Other = TimeSpan.FromSeconds(5);

    [Theory]
    [MemberData(nameof(BombFile.Kinds), MemberType = typeof(BombFile))]
    public async Task A_bomb_is_refused_in_time_with_little_memory_and_others_are_answered_meanwhile(string kind)
    {
        var bytes = BombFile.Of(kind, Workbook());
        using var sender = await Visitor.SignedInAsync(site, "officer");
        await sender.OpenAsync("/nhap-tep");

        await MeasureAsync(async () =>
        {
            await sender.SendFileAsync("main form[enctype]", "Upload", "bom.xlsx", bytes);
            if (sender.SentTo.Length > 0)
            {
                await sender.OpenAsync(sender.SentTo);
            }
        });

        sender.Status.ShouldBe(HttpStatusCode.OK);
        sender.Text.ShouldContain("vượt giới hạn an toàn");
    }

    [Fact]
    public async Task A_message_of_nested_tags_is_refused_in_time_with_little_memory()
    {
        var office = new MonthOffice(site);
        await office.PersonAsync("Nông Thị Mẩy");
        await office.SendAsync("2026-12");
        var bytes = Encoding.UTF8.GetBytes(
            "<?xml version=\"1.0\"?><Document>" + string.Concat(Enumerable.Repeat("<a>", 100_000)));
        using var post = await Visitor.SignedInAsync(site, "post");
        await post.OpenAsync("/doi-chieu/2026-12/vnpost/tep");

        await MeasureAsync(() => post.SendFileAsync("#xem-truoc", "Upload", "bom.xml", bytes));

        post.Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Control_what_holds_much_memory_or_stops_the_others_is_found()
    {
        var held = new List<byte[]>();
        await Should.ThrowAsync<InvalidOperationException>(() => MeasureAsync(() => Task.Run(() =>
        {
            for (var i = 0; i < 40; i++)
            {
                var piece = GC.AllocateUninitializedArray<byte>(10 << 20);
                Array.Fill(piece, (byte)i);
                held.Add(piece);
            }
        })));
        held.Count.ShouldBe(40);
    }

    /// <summary>Fails when the work is too long or too large, or when another reader waits for a page.</summary>
    private async Task MeasureAsync(Func<Task> work)
    {
        using var reader = await Visitor.SignedInAsync(site, "chair");
        await reader.OpenAsync("/");
        MemoryWatch.Forget();
        var before = Environment.WorkingSet >> 20;
        using var watch = new MemoryWatch();
        var start = Stopwatch.GetTimestamp();
        var working = work();
        var answered = 0;
        do
        {
            var asked = Stopwatch.GetTimestamp();
            (await reader.OpenAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
            Fault(Stopwatch.GetElapsedTime(asked) > Other, "another reader waited");
            answered++;
        }
        while (!working.IsCompleted);
        await working;
        Fault(Stopwatch.GetElapsedTime(start) > Longest, "it took too long");
        Fault(watch.PeakMegabytes - before > MegabytesMost, $"it held {watch.PeakMegabytes - before} MB");
        answered.ShouldBeGreaterThan(0);
    }

    private static void Fault(bool isFault, string what)
    {
        if (isFault)
        {
            throw new InvalidOperationException(what);
        }
    }

    private static byte[] Workbook()
    {
        using var stream = new MemoryStream();
        using (var writer = new XlsxWriter(stream, "Danh sách"))
        {
            writer.Header("STT", "Họ và tên");
        }

        return stream.ToArray();
    }
}
