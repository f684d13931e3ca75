namespace AnSinh.Core.Payments.Formats;

/// <summary>The People's Committee of an area, as papers name it.</summary>
public static class IssuingBody
{
    /// <summary>Huyện Cao Lộc → Ủy ban nhân dân huyện Cao Lộc.</summary>
    public static string NameOf(string areaName) => "Ủy ban nhân dân " + Inner(areaName);

    /// <summary>The area's name inside a sentence: huyện Cao Lộc.</summary>
    public static string Inner(string areaName) => areaName.Length == 0 ? "" : char.ToLowerInvariant(areaName[0]) + areaName[1..];
}
