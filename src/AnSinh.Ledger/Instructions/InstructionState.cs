namespace AnSinh.Ledger.Instructions;

/// <summary>Where the money of a line is. The text codes are the names in capitals: LISTED, TO_TREASURY …</summary>
public enum InstructionState
{
    /// <summary>On a list.</summary>
    Listed,

    /// <summary>Covered by a payment order.</summary>
    Ordered,

    /// <summary>In a file that left the house.</summary>
    Sent,

    /// <summary>In the person's hands.</summary>
    Paid,

    /// <summary>Not collected or refused; the provider holds the money.</summary>
    Returned,

    /// <summary>
    /// The provider does not know yet, or did not say in time. No second attempt until it says "not executed".
    /// </summary>
    Unknown,

    /// <summary>Reported paid, then came back.</summary>
    Reversed,

    /// <summary>Put on a later list; that line carries on.</summary>
    Relisted,

    /// <summary>Given back to the Treasury.</summary>
    ToTreasury,
}

/// <summary>What happens to a line.</summary>
public enum InstructionEvent
{
    Order,
    Send,
    ReportPaid,
    ReportReturned,
    ReportPending,
    DeadlinePassed,
    Relist,
    GiveBack,
}
