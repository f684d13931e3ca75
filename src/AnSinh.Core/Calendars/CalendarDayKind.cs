namespace AnSinh.Core.Calendars;

/// <summary>What the office says of a day.</summary>
public enum CalendarDayKind
{
    /// <summary>A working day that is free.</summary>
    DayOff,

    /// <summary>A Saturday, Sunday or holiday that is worked.</summary>
    WorkingDay,
}
