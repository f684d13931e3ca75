namespace AnSinh.Core.Benchmarks;

/// <summary>What a browser knows about something it sent: told done, told refused, or never told.</summary>
public enum LoadAnswer
{
    Told,
    Refused,
    Unknown,
}

/// <summary>
/// One line of the history of a load: what was sent, by whom, under a key that the sender chose before sending, and
/// what the sender was told. <paramref name="Ms"/> counts from the start of the load.
/// </summary>
public sealed record LoadWrite(string Kind, string Key, string Login, LoadAnswer Answer, long Ms);

/// <summary>The kinds of <see cref="LoadWrite"/>.</summary>
public static class LoadKinds
{
    /// <summary>The whole identifier opened with a reason; an event only.</summary>
    public const string Look = "LOOK";

    /// <summary>A disability certificate recorded: a fact of a person.</summary>
    public const string Certificate = "CERTIFICATE";

    /// <summary>A request about personal data taken in.</summary>
    public const string Request = "REQUEST";

    /// <summary>A request about personal data answered.</summary>
    public const string Answer = "ANSWER";

    /// <summary>An entry of the work list closed with its outcome.</summary>
    public const string Work = "WORK";

    /// <summary>The first line of a history: its key is the moment of the start.</summary>
    public const string Start = "START";

    /// <summary>A file taken; counted by account since the start, for a file carries no key.</summary>
    public const string File = "FILE";

    /// <summary>A month's list of a commune submitted; the key is month/commune.</summary>
    public const string Submit = "SUBMIT";

    /// <summary>The same, approved by another person.</summary>
    public const string Approve = "APPROVE";

    /// <summary>The Treasury ordered to pay it.</summary>
    public const string Order = "ORDER";

    /// <summary>Its lines sent to a provider; the key is month/commune/provider.</summary>
    public const string Export = "EXPORT";
}
