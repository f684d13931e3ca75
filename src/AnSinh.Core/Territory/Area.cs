namespace AnSinh.Core.Territory;

/// <summary>The tier of an administrative unit. There is no district from 2025-07-01 on.</summary>
public enum AreaLevel
{
    Province,
    District,
    Commune,
}

/// <summary>
/// An administrative unit (đơn vị hành chính) under one name, type and parent, from one day to another, both included.
/// A code is used again for another place: the key is level, code and first day. Ids are fixed for ever in
/// <c>law/territories/areas.csv</c>, which says where the data come from.
/// </summary>
public sealed class Area
{
    public Area(
        int id, string code, string name, AreaLevel level, string type, int? parentId, DateOnly validFrom,
        DateOnly? validUntil)
    {
        if (validUntil < validFrom)
        {
            throw new ArgumentOutOfRangeException(
                nameof(validUntil), $"{level} {code}: {validUntil} is before {validFrom}");
        }

        if (parentId is null != (level == AreaLevel.Province))
        {
            throw new ArgumentException(
                $"{level} {code}: a province has no parent, everything else has one", nameof(parentId));
        }

        (Id, Code, Name, Level, Type) = (id, code, name, level, type);
        (ParentId, ValidFrom, ValidUntil) = (parentId, validFrom, validUntil);
    }

    public int Id { get; private set; }

    /// <summary>
    /// The number of the statistics office: 2 digits for a province, 3 for a district, 5 for a commune.
    /// </summary>
    public string Code { get; private set; }

    /// <summary>With its type: Xã Hoàng Đồng, Phường Tam Thanh.</summary>
    public string Name { get; private set; }

    public AreaLevel Level { get; private set; }

    /// <summary>Tỉnh, Huyện, Quận, Xã, Phường, Thị trấn, Đặc khu …</summary>
    public string Type { get; private set; }

    /// <summary>
    /// The unit above on the first day of this one. Kept when that one is renamed later: see AreaQueries.
    /// </summary>
    public int? ParentId { get; private set; }

    /// <summary>The province on the first day; of a province, itself.</summary>
    public int ProvinceId { get; init; }

    /// <summary>Folded names for searching: the name, then other spellings in use, parted by a bar.</summary>
    public string SearchKey { get; init; } = "";

    public DateOnly ValidFrom { get; private set; }

    public DateOnly? ValidUntil { get; private set; }

    /// <summary>Whether this unit is there on a day.</summary>
    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidUntil is null || day <= ValidUntil);
}
