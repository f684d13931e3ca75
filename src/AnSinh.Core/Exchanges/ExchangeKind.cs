namespace AnSinh.Core.Exchanges;

/// <summary>With which outside office a list is exchanged, and about what.</summary>
public enum ExchangeKind
{
    /// <summary>The National Population Database: what it holds about people who receive.</summary>
    Population,

    /// <summary>Social insurance: who has a pension or a monthly insurance benefit.</summary>
    Insurance,

    /// <summary>The police: people, guardians and authorised recipients without a valid identity paper.</summary>
    Police,

    /// <summary>A bank: accounts to open, and accounts whose owner is to be checked.</summary>
    Bank,
}

/// <summary>What a line asks.</summary>
public enum ExchangeTask
{
    /// <summary>Compare what is held field by field.</summary>
    Compare,

    /// <summary>Does the person have a pension or a monthly insurance benefit?</summary>
    Pension,

    /// <summary>Which identity paper does the person have?</summary>
    Paper,

    /// <summary>Open an account for the person.</summary>
    OpenAccount,

    /// <summary>Does the account belong to who is named?</summary>
    CheckAccount,
}

/// <summary>How far a line of a batch is.</summary>
public enum EntryState
{
    /// <summary>No answer that could be used yet.</summary>
    Unknown,

    /// <summary>Answered, and the answer was taken in.</summary>
    Answered,

    /// <summary>What came does not fit what was asked; nothing of it was taken, somebody has to look.</summary>
    Exception,
}

/// <summary>What the partner says about a line, in one word.</summary>
public enum AnswerResult
{
    /// <summary>Everything that was sent is as the partner holds it; of an account: it is of who was named.</summary>
    Match,

    /// <summary>Something is other than what was sent.</summary>
    Differs,

    /// <summary>The partner knows nobody like this.</summary>
    NotFound,

    /// <summary>No pension and no monthly insurance benefit.</summary>
    NoPension,

    /// <summary>A pension, or a monthly insurance benefit.</summary>
    Pension,

    /// <summary>A valid identity paper was there or has been issued.</summary>
    HasPaper,

    /// <summary>No valid identity paper yet.</summary>
    NoPaper,

    /// <summary>The account was opened.</summary>
    Opened,

    /// <summary>The bank did not open the account, with its reason.</summary>
    Refused,
}
