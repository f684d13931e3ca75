using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using AnSinh.Core.Payments;
using AnSinh.Core.Store;
using AnSinh.Core.Tests.Payroll;
using AnSinh.Policy;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace AnSinh.Core.Tests.Payments;

/// <summary>An office whose month has gone to the Post: an elder, a disabled person, one person whose name looks like a formula.</summary>
internal static partial class PaidOffice
{
    public const string Text = "2024-07";

    public static readonly Month Month = new(2024, 7);

    public static async Task<(Office Office, PaymentBatch Batch)> OpenAsync(Engine engine)
    {
        var office = await Office.OpenAsync(engine);
        office.Elder();
        office.Disabled();
        office.Elder("=HYPERLINK(1)");
        office.At(new DateOnly(2024, 6, 20));
        return (office, office.Sent(Text));
    }

    public static PaperFile File(this Office office, PaymentBatch batch, string format) =>
        office.Fresh(db => new ProviderPapers(db, office.Clock).Bytes(batch, format));

    /// <summary>Everything a reader of the file could see: its text, or of a packed file the text of all its parts.</summary>
    public static string AllText(byte[] content)
    {
        if (content is not [(byte)'P', (byte)'K', ..])
        {
            return Encoding.UTF8.GetString(content);
        }

        using var archive = new ZipArchive(new MemoryStream(content));
        return string.Join('\n', archive.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return entry.FullName + "\n" + reader.ReadToEnd();
        }));
    }

    /// <summary>The words of a .docx, a paragraph a line, as its reader sees them.</summary>
    public static string Words(byte[] docx)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        return string.Join('\n', document.MainDocumentPart!.Document.Descendants<DocumentFormat.OpenXml.Wordprocessing.Paragraph>()
            .Select(paragraph => paragraph.InnerText));
    }

    /// <summary>What Word would find wrong with the file.</summary>
    public static IReadOnlyList<string> Faults(byte[] docx)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        return [.. new OpenXmlValidator().Validate(document).Select(fault => fault.Path?.XPath + " " + fault.Description)];
    }

    /// <summary>Words that tell why somebody is paid: grounds, programmes, coefficients, illnesses.</summary>
    public static IReadOnlyList<string> Betrayals(string text) => [.. Telling().Matches(text).Select(match => match.Value)];

    public static void Set(this Office office, string key, string value)
    {
        office.Db.Settings.Add(new Setting { Key = key, Value = value });
        office.Db.SaveChanges();
    }

    [GeneratedRegex(
        @"ND\d+\.|5\.5\.c|5\.6\b|UNCLEAR|ALLOWANCE|\bCARE\b|REGULAR|HIV|khuyết tật|cao tuổi|hệ số|coefficient|ground|category\b|đơn thân|mồ côi",
        RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Telling();
}
