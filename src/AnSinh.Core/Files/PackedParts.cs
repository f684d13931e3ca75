using System.IO.Compression;
using System.Xml;

namespace AnSinh.Core.Files;

/// <summary>
/// The parts of a packed file (.xlsx), opened within limits: few entries, no name twice, no name that leaves its
/// folder, unpacked sizes counted while they stream because the written sizes may lie.
/// </summary>
internal sealed class PackedParts : IDisposable
{
    private readonly ZipArchive archive;
    private readonly ReadLimits limits;
    private readonly long partLimit;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    private long unpacked;

    public PackedParts(byte[] bytes, ReadLimits limits)
    {
        this.limits = limits;
        partLimit = Math.Max(
            limits.SmallPartBytes, Math.Min(limits.UnpackedBytes, bytes.Length * (long)limits.UnpackedRatio));
        try
        {
            archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            Index();
        }
        catch (InvalidDataException)
        {
            throw FileRefusals.Broken("phần nén của tệp");
        }
    }

    public bool Has(string name) => parts.ContainsKey(name);

    /// <summary>A reader without DTD, outside entities or endless nesting.</summary>
    public XmlReader Xml(string name)
    {
        if (!parts.TryGetValue(name, out var entry))
        {
            throw FileRefusals.Broken($"phần {name}");
        }

        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CheckCharacters = false,
            CloseInput = true,
        };
        return XmlReader.Create(new CountedStream(entry.Open(), this), settings);
    }

    /// <summary>Reads a part to its end; what is broken or forbidden in it becomes a refusal.</summary>
    public void Read(string name, Action<XmlReader> read)
    {
        try
        {
            using var xml = Xml(name);
            read(xml);
        }
        catch (XmlException broken) when (broken.Message.Contains("DTD", StringComparison.Ordinal))
        {
            throw FileRefusals.Unsafe($"khai báo DTD trong phần {name}");
        }
        catch (Exception broken) when (broken is XmlException or InvalidDataException or FormatException)
        {
            throw FileRefusals.Broken($"phần {name}");
        }
    }

    public void CheckDepth(XmlReader xml)
    {
        if (xml.Depth > limits.Depth)
        {
            throw FileRefusals.Bomb($"các thẻ lồng nhau quá {limits.Depth} tầng");
        }
    }

    public void Dispose() => archive.Dispose();

    private void Index()
    {
        if (archive.Entries.Count > limits.Entries)
        {
            throw FileRefusals.Bomb($"{archive.Entries.Count} phần trong tệp nén, giới hạn {limits.Entries}");
        }

        foreach (var entry in archive.Entries)
        {
            var name = entry.FullName;
            if (name.Contains("..", StringComparison.Ordinal) || name.Contains('\\', StringComparison.Ordinal)
                || name.StartsWith('/') || name.Contains(':', StringComparison.Ordinal))
            {
                throw FileRefusals.Unsafe("tên phần đi ra ngoài tệp nén");
            }

            if (!parts.TryAdd(name, entry))
            {
                throw FileRefusals.Unsafe("hai phần trùng tên");
            }
        }
    }

    private void Count(int bytes, long ofPart)
    {
        unpacked += bytes;
        if (ofPart > partLimit || unpacked > limits.UnpackedBytes)
        {
            throw FileRefusals.Bomb($"mở nén ra hơn {Math.Min(partLimit, limits.UnpackedBytes) >> 20} MB");
        }
    }

    /// <summary>Counts what is unpacked; stops in the middle of a bomb.</summary>
    private sealed class CountedStream(Stream inner, PackedParts owner) : Stream
    {
        private long read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => read;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var got = inner.Read(buffer);
            read += got;
            owner.Count(got, read);
            return got;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
