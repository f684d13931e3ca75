namespace AnSinh.Core.Audit;

/// <summary>
/// Who acts: the account, and the human being behind it. Maker and checker must differ in both
/// (<see cref="PersonKey"/> is the same on two accounts of one person).
/// </summary>
public sealed record Actor(string Login, string PersonKey, string OsUser)
{
    /// <summary>In whose place, where somebody lets the account act for him.</summary>
    public ActedFor? For { get; init; }
}

/// <summary>Who let somebody act in the own place, by which paper.</summary>
public sealed record ActedFor(string Login, string PersonKey, string Name, string Paper);
