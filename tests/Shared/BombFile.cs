using System.IO.Compression;
using System.Text;
using AnSinh.Core.Files;

namespace AnSinh.Tests;

/// <summary>Small workbooks that would grow without end, each over another limit of the reader.</summary>
internal static class BombFile
{
    private const string Sheet = "xl/worksheets/sheet1.xml";
    private const string Open =
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";

    public static TheoryData<string> Kinds => ["rows", "cells", "columns", "nested", "zeros", "parts", "one text"];

    /// <summary>The workbook with another sheet.</summary>
    public static byte[] Of(string kind, byte[] workbook) => kind switch
    {
        "rows" => Packed(workbook, Rows(ReadLimits.Web.Rows + 1)),
        "cells" => Packed(
            workbook,
            Open + string.Concat(Enumerable.Repeat("<row>" + string.Concat(Enumerable.Repeat("<c><v>1</v></c>", 999))
                + "</row>", 7_000)) + "</sheetData></worksheet>"),
        "columns" => Packed(
            workbook,
            Open + "<row>" + string.Concat(Enumerable.Repeat("<c><v>1</v></c>", 1_001)) + "</row>"
                + "</sheetData></worksheet>"),
        "nested" => Packed(workbook, Open + string.Concat(Enumerable.Repeat("<a>", 70))),
        "zeros" => Packed(workbook, Open, 100L << 20),
        "one text" => Packed(
            workbook,
            Open + "<row><c t=\"inlineStr\"><is><t>" + new string('x', 40_000) + "</t></is></c></row>"
                + "</sheetData></worksheet>"),
        _ => Packed(workbook, Rows(1), parts: ReadLimits.Web.Entries + 1),
    };

    public static string Rows(int times) =>
        Open + string.Concat(Enumerable.Repeat("<row><c><v>1</v></c></row>", times)) + "</sheetData></worksheet>";

    /// <summary>The text of a sheet with one cell, in front of which something may stand.</summary>
    public static string Cell(string before, string cell) =>
        $"<?xml version=\"1.0\"?>{before}{Open}<row><c t=\"inlineStr\"><is><t>{cell}</t></is></c></row>"
            + "</sheetData></worksheet>";

    /// <summary>The workbook with another sheet, spaces behind it, and more parts.</summary>
    public static byte[] Packed(byte[] workbook, string sheet, long spaces = 0, int parts = 0)
    {
        using var stream = new MemoryStream();
        stream.Write(workbook);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(Sheet)!.Delete();
            using (var entry = zip.CreateEntry(Sheet, CompressionLevel.SmallestSize).Open())
            {
                entry.Write(Encoding.UTF8.GetBytes(sheet));
                var blank = Encoding.ASCII.GetBytes(new string(' ', 1 << 20));
                for (long written = 0; written < spaces; written += blank.Length)
                {
                    entry.Write(blank);
                }
            }

            for (var part = 0; part < parts; part++)
            {
                zip.CreateEntry($"xl/media/{part}.bin");
            }
        }

        return stream.ToArray();
    }
}
