using System.Globalization;
using AnSinh.Core.Imports;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;

namespace AnSinh.Core.Network;

/// <summary>Who pays or looks after a place in the words of offices, and what people type for it.</summary>
public static class NetworkWords
{
    private const int PhoneMin = 8, PhoneMost = 15;

    private static readonly string[] Post = ["vnpost", "buu dien", "buu dien viet nam", "buu dien vnpost"];

    /// <summary>Bưu điện; a bank by its short name; an unknown code as it is.</summary>
    public static string Provider(string code) =>
        code == PaymentMethod.Post ? "Bưu điện" : BankDirectory.NameOf(code) ?? code;

    /// <summary>The code of the Post or of a bank that is named; null when nobody is.</summary>
    public static string? ProviderOf(string? named) =>
        Post.Contains(VietnameseText.SearchKey(named)) ? PaymentMethod.Post : BankOf(named);

    /// <summary>The code of a bank named as people name it; null when none is.</summary>
    public static string? BankOf(string? named)
    {
        var clean = VietnameseText.Clean(named);
        return clean.Length == 0 ? null
            : BankDirectory.NameOf(clean.ToLowerInvariant()) is not null ? clean.ToLowerInvariant()
            : BankDirectory.BinOf(clean) is { } bin ? BankDirectory.CodeOf(bin) : null;
    }

    /// <summary>What hamlets are compared by.</summary>
    public static string HamletKey(string? hamlet) => VietnameseText.SearchKey(hamlet);

    /// <summary>A telephone number without what people put between its digits; false when it is none.</summary>
    public static bool TryPhone(string? text, out string? phone)
    {
        phone = new string([.. VietnameseText.Clean(text).Where(letter => letter is not (' ' or '.' or '-'))]);
        if (phone.Length == 0)
        {
            phone = null;
            return true;
        }

        return phone.Length is >= PhoneMin and <= PhoneMost && phone.All(char.IsAsciiDigit);
    }

    /// <summary>7:30, 07:30, 7h30 and 7h as 07:30; null when no hour is written.</summary>
    public static string? Hour(string? text)
    {
        var clean = VietnameseText.Clean(text).ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal)
            .Replace('h', ':').Replace('g', ':');
        clean = clean.EndsWith(':') ? clean + "00" : clean;
        return TimeOnly.TryParseExact(clean, "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? at.ToString("HH:mm", CultureInfo.InvariantCulture) : null;
    }

    /// <summary>05/12/2026 từ 07:30 đến 11:00.</summary>
    public static string Of(PaymentPointDay day) => $"{DateText.Show(day.Day)} từ {day.OpensAt} đến {day.ClosesAt}";

    public static string Of(FeeAnswer answer) => answer == FeeAnswer.Refunded ? "đã hoàn" : "không hoàn";
}
