using System.Text;
using AnSinh.Core.Files.Documents;
using AnSinh.Core.Payments;
using AnSinh.Core.Reconciliation;
using AnSinh.Core.Registry;
using AnSinh.Core.Store;
using AnSinh.Core.Tests.Payroll;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Tests.Payments;

/// <summary>
/// The papers as LibreOffice prints them, read back: nothing that is closed stands in them, and what somebody typed as
/// a name stays a text.
/// </summary>
public sealed class PdfPapersTests
{
    private const string IllName = "Lù Thị Chim Yến";

    // Made at run time, so that no text of twelve digits stands in the source.
    private static readonly string Identifier = "0" + "20180" + "004567";

    /// <summary>Short, so that no line of a column breaks them.</summary>
    private static readonly string[] Naughty =
        ["=A1+\"zq9\"", "<b>zq9</b>", "{{zq9}}${zq9}", "</w:t>zq9", "&zq9;", "';-- zq9"];

    [Trait("Check", "S03")]
    [Trait("Check", "S25")]
    [Fact]
    public async Task What_is_closed_is_in_no_printed_paper_and_a_typed_name_stays_a_text()
    {
        Assert.SkipUnless(PdfMaker.IsHere, "LibreOffice is not installed");
        Assert.SkipUnless(PdfText.IsHere, "pdftotext (poppler-utils) is not installed");
        await using var office = await OfficeAsync();
        var printed = PdfMaker.Make(Papers(office))!;
        var texts = printed.Select(PdfText.Of).ToList();

        texts.Count.ShouldBe(4);
        foreach (var (number, text) in texts.Index())
        {
            text.Length.ShouldBeGreaterThan(200, $"paper {number} was read");
            PaidOffice.Betrayals(text).ShouldBeEmpty($"paper {number}");
            // The decision and the list to sign say by identifier whom they mean; no other paper does.
            Digits(text).Contains(Identifier, StringComparison.Ordinal).ShouldBe(number < 2, $"paper {number}");
            var raw = Encoding.Latin1.GetString(printed[number]);
            raw.ShouldNotContain("/JavaScript", customMessage: $"paper {number}");
            raw.ShouldNotContain("/URI", customMessage: $"paper {number}");
        }

        // The control: where the names must stand, in the list that people sign, the reader does find them.
        var lines = Folded(texts[1]);
        foreach (var name in Naughty.Append(IllName))
        {
            lines.ShouldContain(Folded(name));
        }
    }

    [Fact]
    public void Control_a_number_with_blanks_and_a_reason_are_found_in_a_printed_text()
    {
        Digits($"Số {Identifier[..3]} {Identifier[3..]} của").ShouldContain(Identifier);
        PaidOffice.Betrayals("Người nhiễm HIV").ShouldNotBeEmpty();
    }

    private static async Task<Office> OfficeAsync()
    {
        var office = await Office.OpenAsync(Engine.Sqlite);
        var ill = office.Elder(IllName);
        office.Fact(ill, FactKinds.Hiv, FactKinds.Yes);
        office.Fact(ill, FactKinds.Poverty, "poor");
        office.Fresh(db => db.Persons.Where(one => one.Id == ill.Id).ExecuteUpdate(set => set.SetProperty(
            one => one.CitizenId, db.Vault.Close(Identifier, ill.Id, SealedField.CitizenId))));
        foreach (var name in Naughty)
        {
            office.Elder(name);
        }

        office.At(new DateOnly(2024, 6, 20));
        office.Sent(PaidOffice.Text);
        office.At(new DateOnly(2024, 9, 20));
        office.Overdue(PaidOffice.Text);
        return office;
    }

    /// <summary>Decision, list to sign, order, statement.</summary>
    private static List<byte[]> Papers(Office office)
    {
        var settled = office.Settle(PaidOffice.Text).Settlements.Single();
        return office.Fresh(db =>
        {
            var order = db.PaymentOrders.AsNoTracking().Single();
            var lists = new ListPapers(db, office.Law);
            return new List<byte[]>
            {
                lists.Decision(order.PayingUnitId, PaidOffice.Month).Content,
                lists.SignatureList(office.Commune, PaidOffice.Month, PaymentMethod.Post).Content,
                new OrderPapers(db).Bytes(order, PaperKind.Docx).Content,
                new SettlementPapers(db).Bytes(settled).Content,
            };
        });
    }

    private static string Digits(string text) => new([.. text.Where(char.IsAsciiDigit)]);

    /// <summary>Without blanks: a narrow column breaks a long name.</summary>
    private static string Folded(string text) => new([.. text.Where(letter => !char.IsWhiteSpace(letter))]);
}
