using AnSinh.Core.Payroll;

namespace AnSinh.Web.Pages.Payroll.Difference;

/// <summary>A difference and why it is unusual; none when it is not.</summary>
public sealed record DifferenceRow(DiffLine Line, string? Unusual)
{
    public long ChangeVnd => Line.AfterVnd - Line.BeforeVnd;
}

/// <summary>One of the three blocks: unusual lines first, then the biggest difference.</summary>
public sealed record DifferenceBlock(string Kind, string Term, string Icon, IReadOnlyList<DifferenceRow> Rows)
{
    public long SumVnd => Rows.Sum(row => row.ChangeVnd);
}

/// <summary>Sorts the differences of a month into blocks and marks what a person must look at.</summary>
public static class DifferenceRows
{
    /// <summary>A change by more than this part of the old amount is unusual, in percent.</summary>
    private const int UnusualPercent = 30;

    private static readonly (string Kind, string Term, string Icon)[] Kinds =
    [
        (PayrollChange.Increase, "Increase", "plus"), (PayrollChange.Decrease, "Decrease", "minus"),
        (PayrollChange.Adjust, "Adjust", "adj"),
    ];

    public static IReadOnlyList<DifferenceBlock> Blocks(MonthDiff diff, ILookup<Guid, string> codes) =>
    [
        .. Kinds.Select(kind => new DifferenceBlock(kind.Kind, kind.Term, kind.Icon,
        [
            .. diff.Lines.Where(line => line.Kind == kind.Kind)
                .Select(line => new DifferenceRow(line, Unusual(line, codes[line.PersonId])))
                .OrderBy(row => row.Unusual is null).ThenByDescending(row => Math.Abs(row.ChangeVnd))
                .ThenBy(row => row.Line.PersonCode, StringComparer.Ordinal),
        ])),
    ];

    private static string? Unusual(DiffLine line, IEnumerable<string> codes)
    {
        foreach (var code in codes)
        {
            if (code == "ACCOUNT_SHARED")
            {
                return "tài khoản chung với người khác";
            }

            if (code == "VERY_OLD")
            {
                return "rất cao tuổi, xác minh còn sống";
            }
        }

        return line.Kind == PayrollChange.Adjust && line.BeforeVnd > 0
            && Math.Abs(line.AfterVnd - line.BeforeVnd) * 100 > line.BeforeVnd * UnusualPercent
            ? $"đổi hơn {UnusualPercent} %"
            : null;
    }
}
