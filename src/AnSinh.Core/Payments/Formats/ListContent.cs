using AnSinh.Core.Territory;
using AnSinh.Policy;

namespace AnSinh.Core.Payments.Formats;

/// <summary>
/// What one person receives in a month from one provider on one account, all lines together, as payees' lists show it: no
/// programme, category or coefficient. <see cref="Mark"/> is the part of the first line's reference after the month.
/// </summary>
public sealed record PaidPerson(
    string Mark, string Name, string? CitizenId, string AreaName, string Channel, string Provider, long MonthlyVnd, long ExtraVnd,
    long CarriedVnd, int Lines)
{
    /// <summary>Finds the hamlet of who is paid; no paper prints it.</summary>
    public Guid PersonId { get; init; }

    public long AmountVnd => MonthlyVnd + ExtraVnd + CarriedVnd;

    /// <summary>Who collects the cash in the person's place, with the number of the identity paper.</summary>
    public string? CollectorName { get; init; }

    public string? CollectorId { get; init; }
}

/// <summary>What goes to one provider. Đồng.</summary>
public sealed record ProviderShare(string Provider, string Name, int Lines, long ListVnd, long HeldVnd);

/// <summary>
/// Who signs for the unit. Who approved in the chair's place signs so (thừa ủy quyền: 30/2020/NĐ-CP Điều 13; the
/// letters "TUQ." recalled) and adds the own post by hand: accounts do not know it.
/// </summary>
public sealed record ChairSignature(string? Name, bool InPlace = false)
{
    public string Title => InPlace ? "TUQ. CHỦ TỊCH\n……………………" : "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH";

    public Signer Signer => new(Title, "(Ký, đóng dấu)", Name);
}

/// <summary>The approved lists of one paying unit for a month, as the covering decision presents them.</summary>
public sealed record ListContent(
    Area Unit, Month Month, DateOnly Day, string Number, string Fingerprint, int Communes, int Lines, long AmountVnd,
    IReadOnlyList<string> Basis, string Proposer, string Treasury, ChairSignature Chair,
    IReadOnlyList<ProviderShare> Shares, IReadOnlyList<PaidPerson> People)
{
    /// <summary>The unit's name without its type, for the place beside the day: Cao Lộc.</summary>
    public string Place => PlaceOf(Unit);

    public static string PlaceOf(Area area) => area.Name.StartsWith(area.Type + " ", StringComparison.OrdinalIgnoreCase)
        ? area.Name[(area.Type.Length + 1)..]
        : area.Name;
}
