namespace AnSinh.Core.Screening;

/// <summary>How somebody without a decision stands to the law of the month.</summary>
public enum ScreeningFind
{
    /// <summary>By the facts held something would be due: đủ điều kiện.</summary>
    Qualifies,

    /// <summary>Something may be due, which a fact that nobody has written down decides: thiếu dữ kiện.</summary>
    FactsMissing,
}
