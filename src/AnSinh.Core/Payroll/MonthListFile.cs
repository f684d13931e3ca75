using System.Globalization;
using AnSinh.Core.Store;
using AnSinh.Policy;

namespace AnSinh.Core.Payroll;

/// <summary>What a list file holds. Đồng.</summary>
public sealed record ListFileResult(int Lines, long AmountVnd);

/// <summary>
/// Writes the lists of a month as one CSV file, sorted by commune code and line number, and beside it the totals of each commune
/// and channel. Communes are read in pieces, so memory does not grow with the country. Both files are on the disk when it returns.
/// </summary>
public sealed class MonthListFile(AppDb db, Month month)
{
    private const int PieceOfLines = 40_000;

    private readonly record struct Listed(int AreaId, string AreaCode, int Lines);

    public ListFileResult Write(IReadOnlyCollection<int> areaIds, string listPath, string totalsPath)
    {
        using var list = new CsvText(listPath);
        using var totals = new CsvText(totalsPath);
        list.Row("stt,ma_xa,ma_nguoi,ho_ten,ngay_sinh,so_dinh_danh,loai,thang,can_cu,he_so,so_tien,bien_dong,hinh_thuc,so_tai_khoan");
        totals.Row("ma_xa,hinh_thuc,so_dong,so_tien,tang,dieu_chinh");
        var result = new ListFileResult(0, 0);
        foreach (var piece in Pieces(areaIds))
        {
            var communes = piece.Select(listed => new CommunePart(listed.AreaCode)).ToList();
            Read(piece, communes);
            foreach (var commune in communes)
            {
                result = new ListFileResult(result.Lines + commune.Lines, result.AmountVnd + commune.AmountVnd);
                commune.Write(list, totals);
            }
        }

        list.Complete();
        totals.Complete();
        return result;
    }

    private void Read(List<Listed> piece, List<CommunePart> communes)
    {
        var byArea = piece.Select((listed, index) => (listed.AreaId, Part: communes[index])).ToDictionary(pair => pair.AreaId, pair => pair.Part);
        using var reader = BulkReader.Open(
            db,
            $"""
            SELECT h.area_id, l.line_no, l.person_code, l.payee_name, p.birth, l.citizen_id, l.kind, l.benefit_month, l.ground, l.coefficient,
                l.amount_vnd, l.change, l.channel, l.account_no
            FROM payroll_lists h JOIN payroll_lines l ON l.list_id = h.id LEFT JOIN persons p ON p.id = l.person_id
            WHERE h.month = {month.Code} AND h.state <> 'RETURNED' AND h.area_id IN ({PayrollReader.Areas(piece.Select(listed => listed.AreaId))})
            ORDER BY l.list_id, l.line_no
            """);
        while (reader.Next())
        {
            byArea[reader.Int()].Add(reader);
        }
    }

    private IEnumerable<List<Listed>> Pieces(IReadOnlyCollection<int> areaIds)
    {
        var allowed = areaIds.ToHashSet();
        var all = new List<Listed>();
        using (var reader = db.Read(
            "SELECT h.area_id, a.code, h.lines FROM payroll_lists h JOIN areas a ON a.id = h.area_id WHERE h.month = @p0 AND h.state <> 'RETURNED'",
            month))
        {
            while (reader.Read())
            {
                all.Add(new Listed(reader.GetInt32(0), reader.GetString(1), reader.GetInt32(2)));
            }
        }

        var piece = new List<Listed>();
        var lines = 0;
        foreach (var listed in all.Where(listed => allowed.Contains(listed.AreaId)).OrderBy(listed => listed.AreaCode, StringComparer.Ordinal))
        {
            piece.Add(listed);
            lines += listed.Lines;
            if (lines >= PieceOfLines)
            {
                yield return piece;
                piece = [];
                lines = 0;
            }
        }

        if (piece.Count > 0)
        {
            yield return piece;
        }
    }

    /// <summary>The rows of one commune, kept until those of the communes before it are written.</summary>
    private sealed class CommunePart(string code)
    {
        private readonly CsvRows rows = new();
        private readonly SortedDictionary<string, (int Lines, long AmountVnd, int Increases, int Adjustments)> byChannel =
            new(StringComparer.Ordinal);

        public int Lines { get; private set; }

        public long AmountVnd { get; private set; }

        public void Add(BulkReader reader)
        {
            rows.Number(reader.Int());
            rows.Text(code);
            rows.Text(reader.Text());
            rows.Text(reader.Text());
            rows.Text(reader.TextOrNull());
            rows.Text(reader.TextOrNull());
            rows.Text(reader.Word());
            rows.Number(reader.Int());
            rows.Text(reader.Word());
            rows.Number(reader.Int());
            var amountVnd = reader.Long();
            rows.Number(amountVnd);
            var change = reader.Word();
            rows.Text(change);
            var channel = reader.Word();
            rows.Text(channel);
            rows.Text(reader.TextOrNull());
            rows.End();
            Lines++;
            AmountVnd += amountVnd;
            var sum = byChannel.GetValueOrDefault(channel);
            byChannel[channel] = (
                sum.Lines + 1, sum.AmountVnd + amountVnd, sum.Increases + (change == "INCREASE" ? 1 : 0),
                sum.Adjustments + (change == "ADJUST" ? 1 : 0));
        }

        public void Write(CsvText list, CsvText totals)
        {
            list.Rows(rows);
            foreach (var (channel, sum) in byChannel)
            {
                totals.Row(string.Create(
                    CultureInfo.InvariantCulture, $"{code},{channel},{sum.Lines},{sum.AmountVnd},{sum.Increases},{sum.Adjustments}"));
            }
        }
    }
}
