namespace AnSinh.Core.Audit;

/// <summary>
/// Who acts: the account, and the human being behind it. Maker and checker must differ in both
/// (<see cref="PersonKey"/> is the same on two accounts of one person).
/// </summary>
public sealed record Actor(string Login, string PersonKey, string OsUser);
