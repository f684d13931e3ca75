using AnSinh.Core.LawFiles;
using AnSinh.Core.Payroll;
using AnSinh.Core.Reporting;
using AnSinh.Policy;
using AnSinh.Policy.Calendar;
using AnSinh.Web.Components;
using AnSinh.Web.Host;

namespace AnSinh.Web.Pages.Payroll.Board;

/// <summary>A commune on the board: its list, the one of the month before, what comes next.</summary>
public sealed record BoardRow(ScopeArea Area, BoardList? List, BoardList? Before)
{
    public MonthStep Step => List?.Step ?? MonthStep.Prepare;

    public bool IsBlocked => List is { Blocking: > 0 };

    public long? AgainstVnd => List is null ? null : List.NewVnd - (Before?.NewVnd ?? 0);

    public bool MayPrepare => Step is MonthStep.Prepare or MonthStep.Submit;

    public bool Fits(BoardFilter filter) => filter switch
    {
        BoardFilter.Blocked => IsBlocked || List is { Warnings: > 0, State: ListState.Draft },
        BoardFilter.ToApprove => Step == MonthStep.Approve,
        BoardFilter.ToTransfer => Step is MonthStep.Order or MonthStep.Transfer,
        _ => true,
    };
}

/// <summary>Which rows of the board are shown.</summary>
public enum BoardFilter
{
    All,
    Blocked,
    ToApprove,
    ToTransfer,
}

/// <summary>A due day and the words for how far it is.</summary>
public sealed record Deadline(DateOnly Before, DateOnly LastDay)
{
    /// <summary>“Before the nth”: the last working day before it, by the calendar of the office.</summary>
    public static Deadline? Of(LoadedLaw law, string parameter, Month month, WorkingCalendar calendar)
    {
        if (law.Book.NumberIn(parameter, month) is not { } day)
        {
            return null;
        }

        var before = new DateOnly(month.Year, month.Number, (int)day);
        return new Deadline(before, MonthDeadlines.WorkingDayBefore(calendar, before));
    }

    public Tone Tone(DateOnly today) => (LastDay.DayNumber - today.DayNumber) switch
    {
        < 0 => Components.Tone.Bad,
        <= 3 => Components.Tone.Warn,
        _ => Components.Tone.Plain,
    };
}
