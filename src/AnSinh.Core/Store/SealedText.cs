namespace AnSinh.Core.Store;

/// <summary>
/// A sensitive value as it stands in the database: the key's name, a colon, and nonce, ciphertext and tag in base 64.
/// Two closings of one value differ; <see cref="FieldVault"/> opens it for the row it was closed for, and no other.
/// </summary>
public readonly record struct SealedText(string Text);

/// <summary>
/// What a closed value is. The number goes into every closing, so that a value of one kind does not open as another:
/// numbers never change and are never used again.
/// </summary>
public enum SealedField : byte
{
    /// <summary>Shows that a key is the right one.</summary>
    Check = 1,

    /// <summary>Personal identification number; owner: the person it is kept for.</summary>
    CitizenId = 2,

    /// <summary>Old identity card number; owner: the person.</summary>
    OldId = 3,

    /// <summary>Code of the ethnic group; owner: the person.</summary>
    Ethnicity = 4,

    /// <summary>Account number; owner: the person who is paid.</summary>
    AccountNo = 5,

    /// <summary>Number of who acts for a person; owner: that person.</summary>
    RepresentativeCitizenId = 6,

    /// <summary>Account number as a provider wrote it; owner: its file, with the row.</summary>
    ResultAccountNo = 7,

    /// <summary>What was read in a file that was taken in; owner: the file.</summary>
    ImportReport = 8,

    /// <summary>The bytes of a file that waits; owner: the waiting file.</summary>
    StagedContent = 9,

    /// <summary>Number that was sent to an outside office; owner: the person of the register.</summary>
    ExchangeCitizenId = 10,

    /// <summary>What the register held where an outside office holds otherwise; owner: the person.</summary>
    ExchangeOurs = 11,

    /// <summary>What the outside office holds; owner: the person.</summary>
    ExchangeTheirs = 12,

    /// <summary>What a file changed of a person; owner: the person.</summary>
    ImportChange = 13,

    /// <summary>What stayed when a file was taken back; owner: the file.</summary>
    ImportUndo = 14,
}
