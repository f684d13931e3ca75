using AnSinh.Core.Store;

namespace AnSinh.Core.Payroll;

/// <summary>
/// The lists of a run as one CSV file, sorted by commune and line, and beside it the totals of each commune and
/// channel. It takes the lists as they are made, piece by piece and each piece once it is committed, so nothing is
/// read back and memory does not grow with the country. After <see cref="Complete"/> both files are on the disk.
/// </summary>
public sealed class MonthListFile : IDisposable
{
    private readonly FieldVault vault;
    private readonly CsvText list;
    private readonly CsvText totals;
    private readonly Dictionary<int, string> codes = [];
    private readonly Dictionary<int, (CsvRows Lines, CsvRows Totals)> waiting = [];
    private readonly Lock gate = new();
    private int next;

    public MonthListFile(AppDb db, string listPath, string totalsPath)
    {
        vault = db.Vault;
        using (var reader = db.Read("SELECT id, code FROM areas"))
        {
            while (reader.Read())
            {
                codes[reader.GetInt32(0)] = reader.GetString(1);
            }
        }

        list = new CsvText(listPath);
        totals = new CsvText(totalsPath);
        list.Row("stt,ma_xa,ma_nguoi,ho_ten,ngay_sinh,so_dinh_danh,loai,thang,can_cu,he_so,so_tien,bien_dong,hinh_thuc,"
            + "so_tai_khoan");
        totals.Row("ma_xa,hinh_thuc,so_dong,so_tien,tang,dieu_chinh");
    }

    /// <summary>
    /// Takes the lists of a piece; pieces are numbered from 0 in the order of the file and may come out of it.
    /// </summary>
    public void Take(int piece, IReadOnlyList<PlannedList> lists)
    {
        var (lines, sums) = (new CsvRows(), new CsvRows());
        foreach (var commune in lists)
        {
            Write(commune, lines, sums);
        }

        lock (gate)
        {
            waiting.Add(piece, (lines, sums));
            while (waiting.Remove(next, out var ready))
            {
                list.Rows(ready.Lines);
                totals.Rows(ready.Totals);
                next++;
            }
        }
    }

    public void Complete()
    {
        list.Complete();
        totals.Complete();
    }

    public void Dispose()
    {
        list.Dispose();
        totals.Dispose();
    }

    private void Write(PlannedList commune, CsvRows rows, CsvRows totalRows)
    {
        var code = codes[commune.AreaId];
        var byChannel = new SortedDictionary<string, Sum>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in commune.Lines)
        {
            WriteLine(rows, code, ++number, line);
            var channel = line.Payee is { } payee ? payee.Channel ?? "NONE" : line.Uncollected!.Channel;
            byChannel[channel] = byChannel.GetValueOrDefault(channel).Plus(line);
        }

        foreach (var (channel, sum) in byChannel)
        {
            totalRows.Text(code);
            totalRows.Text(channel);
            totalRows.Number(sum.Lines);
            totalRows.Number(sum.AmountVnd);
            totalRows.Number(sum.Increases);
            totalRows.Number(sum.Adjustments);
            totalRows.End();
        }
    }

    private void WriteLine(CsvRows rows, string code, int number, in PlannedLine line)
    {
        var (payee, old) = (line.Payee, line.Uncollected);
        var person = payee?.PersonId ?? old!.PersonId;
        rows.Number(number);
        rows.Text(code);
        rows.Text(payee?.Code ?? old!.PersonCode);
        rows.Text(payee?.FullName ?? old!.PayeeName);
        rows.Text(payee?.Birth.ToString());
        rows.Text(vault.Open(payee is null ? old!.CitizenId : payee.CitizenId, person, SealedField.CitizenId));
        rows.Text(Store.Code.Of(line.Kind));
        rows.Number(line.BenefitMonth.Code);
        rows.Text(line.Ground);
        rows.Number(line.Coefficient);
        rows.Number(line.AmountVnd);
        rows.Text(Store.Code.Of(line.Change));
        rows.Text(payee is null ? old!.Channel : payee.Channel);
        rows.Text(vault.Open(payee is null ? old!.AccountNo : payee.AccountNo, person, SealedField.AccountNo));
        rows.End();
    }

    /// <summary>The total of a commune and channel. Đồng.</summary>
    private readonly record struct Sum(int Lines, long AmountVnd, int Increases, int Adjustments)
    {
        public Sum Plus(in PlannedLine line) => new(
            Lines + 1, AmountVnd + line.AmountVnd, Increases + (line.Change == LineChange.Increase ? 1 : 0),
            Adjustments + (line.Change == LineChange.Adjust ? 1 : 0));
    }
}
