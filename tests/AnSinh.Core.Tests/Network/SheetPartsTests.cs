using AnSinh.Core.Payments;
using AnSinh.Core.Payments.Formats;
using AnSinh.Core.Registry;
using AnSinh.Core.Store;
using AnSinh.Core.Tests.Payments;

namespace AnSinh.Core.Tests.Network;

/// <summary>The list that payees sign names the point, and is divided where there are several.</summary>
public sealed class SheetPartsTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task One_point_for_everybody_is_named_with_its_day_and_hours(Engine engine)
    {
        await using var office = await PaidAsync(engine);
        Words(office).ShouldContain("Điểm chi trả: ……………… ngày …/…/……");
        var id = office.Add(NetworkOffice.Asked("Nhà văn hóa", "Nà Mon", "Bản Mới", "Bản Xa"));
        Words(office).ShouldContain("Điểm chi trả: Nhà văn hóa (đầu thôn, cạnh trạm y tế), ngày …/…/……");
        office.Set(id, "2024-07-05");

        var words = Words(office);

        words.ShouldContain(
            "Điểm chi trả: Nhà văn hóa (đầu thôn, cạnh trạm y tế), ngày 05/07/2024 từ 07:30 đến 11:00");
        words.ShouldContain("Tổng cộng 3 người");
        words.ShouldNotContain("Cộng Nhà văn hóa");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Several_points_have_a_part_each_with_its_sum_and_who_has_none_stands_last(Engine engine)
    {
        await using var office = await PaidAsync(engine);
        var (first, second) = (
            office.Add(NetworkOffice.Asked("Nhà văn hóa", "Nà Mon")),
            office.Add(NetworkOffice.Asked("Chợ phiên", "Bản Mới")));
        office.Set(first, "2024-07-05");
        office.Set(second, "2024-07-08");

        var docx = Sheet(office);
        var words = PaidOffice.Words(docx);

        PaidOffice.Faults(docx).ShouldBeEmpty();
        words.ShouldContain("Điểm chi trả: theo từng phần");
        In(words, "Điểm chi trả: Nhà văn hóa", "Nông Thị Mẩy", "Cộng Nhà văn hóa 1 người", "500.000",
            "NHÂN VIÊN CHI TRẢ", "Điểm chi trả: Chợ phiên", "Vi Văn Chài", "Cộng Chợ phiên 1 người",
            "Chưa có điểm chi trả", "Lý Thị Xa", "Cộng chưa có điểm chi trả 1 người",
            "Tổng cộng các phần: 3 người, 1.500.000", "NGƯỜI LẬP");
        Sheet(office).ShouldBe(docx);
    }

    [Fact]
    public async Task A_point_of_another_provider_or_another_month_has_no_part()
    {
        await using var office = await PaidAsync(Engine.Sqlite);
        office.Add(NetworkOffice.Asked("Phòng giao dịch", "Nà Mon", "Bản Mới", "Bản Xa") with
        {
            Provider = "Agribank",
        });
        office.Add(NetworkOffice.Asked("Nhà văn hóa", "Nà Mon", "Bản Mới", "Bản Xa") with
        {
            FromOn = new DateOnly(2024, 8, 1),
        });
        Words(office).ShouldContain("Điểm chi trả: ……………… ngày …/…/……");
    }

    [Fact]
    public async Task Who_is_paid_into_an_account_has_a_part_before_those_without_a_point()
    {
        await using var office = await PaidAsync(Engine.Sqlite, account: true);
        office.Add(NetworkOffice.Asked("Nhà văn hóa", "Nà Mon", "Bản Mới"));
        In(Words(office), "Điểm chi trả: Nhà văn hóa", "Cộng Nhà văn hóa 1 người", "Nhận qua tài khoản", "Vi Văn Chài",
            "Cộng nhận qua tài khoản 1 người", "Chưa có điểm chi trả", "Lý Thị Xa", "Tổng cộng các phần: 3 người");
    }

    [Fact]
    public void Pages_of_a_part_hold_every_row_once()
    {
        foreach (var first in (int[])[6, 7, 10])
        {
            for (var rows = 1; rows < 200; rows++)
            {
                var pages = SignatureDocument.Pages(rows, first);
                pages.Sum().ShouldBe(rows);
                pages.ShouldAllBe(page => page > 0);
                pages[0].ShouldBeLessThanOrEqualTo(first);
                pages[^1].ShouldBeLessThanOrEqualTo(6);
            }
        }
    }

    private static async Task<NetworkOffice> PaidAsync(Engine engine, bool account = false)
    {
        var office = await NetworkOffice.OpenAsync(engine);
        office.Office.At(new DateOnly(2024, 6, 1));
        office.Elder("Nông Thị Mẩy", "Nà Mon");
        var second = office.Elder("Vi Văn Chài", "Bản Mới", account ? null : "CASH");
        if (account)
        {
            office.Office.Db.PaymentMethods.Add(new PaymentMethod
            {
                Id = office.Ids.Next(),
                PersonId = second.Id,
                Channel = PaymentMethod.Bank,
                Provider = PaymentMethod.Post,
                BankBin = "970405",
                FromOn = new DateOnly(2024, 1, 1),
                RecordedAt = office.Office.Clock.GetUtcNow(),
                RecordedBy = "canbo",
            }.Into(office.Office.Db.Vault, "889900000001"));
            office.Office.Db.SaveChanges();
        }

        office.Elder("Lý Thị Xa", "Bản Xa");
        office.Office.At(new DateOnly(2024, 6, 20));
        office.Office.Sent(PaidOffice.Text);
        office.Office.At(NetworkOffice.Today);
        return office;
    }

    private static byte[] Sheet(NetworkOffice office) => office.Office.Fresh(db => new ListPapers(db, office.Office.Law)
        .SignatureList(office.Office.Commune, PaidOffice.Month, PaymentMethod.Post)).Content;

    private static string Words(NetworkOffice office) => PaidOffice.Words(Sheet(office));

    private static void In(string text, params string[] parts)
    {
        var at = 0;
        foreach (var part in parts)
        {
            var found = text.IndexOf(part, at, StringComparison.Ordinal);
            found.ShouldBeGreaterThanOrEqualTo(0, $"{part} after {text[..at]}");
            at = found + part.Length;
        }
    }
}
