namespace AnSinh.Core.Payments.Formats;

/// <summary>
/// People of a list for signatures who are paid at one place: what the part is called, its short name in the sum, and
/// where and when; no place where none is recorded.
/// </summary>
public sealed record SheetPart(string Title, string Name, string? Place, IReadOnlyList<PaidPerson> People);
