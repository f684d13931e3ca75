using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Xml;
using AnSinh.Core.Files;
using AnSinh.Core.Files.Results;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Shared;
using AnSinh.Core.Tests.Shared;

namespace AnSinh.Core.Tests.Files;

/// <summary>
/// Files made to grow without end, or to make the reader fetch something: refused by the limits of the reader itself.
/// </summary>
public class BombTests
{
    // What may be asked for while a file of a few hundred KB is refused; the bombs below hold up to 100 MB.
    private const long BytesMost = 200L << 20;

    [Trait("Check", "S18")]
    [Theory]
    [MemberData(nameof(BombFile.Kinds), MemberType = typeof(BombFile))]
    public void A_workbook_that_would_grow_without_end_is_refused_with_its_limit_and_little_memory(string kind)
    {
        var bytes = Workbook(kind);
        bytes.Length.ShouldBeLessThan(2 << 20);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var refusal = Should.Throw<RefusedException>(() => SheetFile.Open(bytes, ReadLimits.Web)).Refusal;
        refusal.Code.ShouldBe("FILE_OVER_LIMIT");
        refusal.Message.ShouldContain("vượt giới hạn an toàn");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(BytesMost);
    }

    [Trait("Check", "S18")]
    [Fact]
    public void Control_the_same_workbook_within_the_limits_is_read() =>
        SheetFile.Open(BombFile.Packed(Small, BombFile.Rows(200)), ReadLimits.Web).Sheets[0].Rows.Count.ShouldBe(200);

    [Trait("Check", "S18")]
    [Fact]
    public void A_message_of_nested_tags_and_a_draft_of_nested_names_are_refused()
    {
        var nested = "<?xml version=\"1.0\"?><Document>" + string.Concat(Enumerable.Repeat("<a>", 100_000));
        Refused(nested).ShouldBeOneOf("FILE_OVER_LIMIT", "RESULT_MESSAGE");
        var law = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var level = 1; level < 12; level++)
        {
            law.Append(CultureInfo.InvariantCulture, $"a{level}: &a{level} [")
                .AppendJoin(", ", Enumerable.Repeat($"*a{level - 1}", 10)).Append("]\n");
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        Should.Throw<LawFileException>(() => LawDraft.Of([("standard-rate.yaml", law.ToString())]));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(BytesMost);
    }

    [Trait("Check", "S19")]
    [Theory]
    [InlineData("<!DOCTYPE x SYSTEM \"{0}x.dtd\">")]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM \"{0}e\">]>")]
    [InlineData("<!DOCTYPE x [<!ENTITY % e SYSTEM \"{0}p\"> %e;]>")]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>")]
    public void A_file_that_names_another_file_is_refused_and_nobody_is_called(string declaration)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var asked = string.Format(
            CultureInfo.InvariantCulture, declaration, Address(listener));
        var workbook = BombFile.Packed(Small, BombFile.Cell(asked, "&e;"));
        Should.Throw<RefusedException>(() => SheetFile.Open(workbook, ReadLimits.Web)).Refusal.Code
            .ShouldBe("FILE_UNSAFE");
        Refused($"<?xml version=\"1.0\"?>{asked}<Document>&e;</Document>").ShouldNotBeEmpty();
        listener.Pending().ShouldBeFalse();
    }

    [Trait("Check", "S19")]
    [Fact]
    public async Task Control_a_reader_that_believes_every_file_does_call()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var reading = Task.Run(() =>
        {
            var settings = new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Parse,
                XmlResolver = new XmlUrlResolver(),
            };
            using var reader = XmlReader.Create(
                new StringReader($"<!DOCTYPE x SYSTEM \"{Address(listener)}x.dtd\"><x/>"), settings);
            while (reader.Read())
            {
                // To the end.
            }
        });
        using (var caller = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken))
        {
            caller.Connected.ShouldBeTrue();
        }

        await Should.ThrowAsync<Exception>(() => reading);
    }

    private static string Address(TcpListener listener) =>
        $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/";

    private static string Refused(string message) => Should.Throw<RefusedException>(
        () => ResultFileReader.Read("x.xml", Encoding.UTF8.GetBytes(message), ReadLimits.Web)).Refusal.Code;

    private static byte[] Workbook(string kind) => BombFile.Of(kind, Small);

    private static byte[] Small => Samples.Bytes("corpora/xlsx/ok_small.xlsx");
}
