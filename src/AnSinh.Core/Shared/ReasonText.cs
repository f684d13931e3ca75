namespace AnSinh.Core.Shared;

/// <summary>The check of a reason that the log keeps: long enough to be understood, short enough to be read.</summary>
public static class ReasonText
{
    private const int LengthMin = 5;
    private const int LengthMax = 300;

    /// <summary>Null when it will do; <paramref name="wanted"/> is what to write, with an example.</summary>
    public static Refusal? Check(string? text, string wanted) => text?.Trim().Length switch
    {
        null or 0 => new Refusal("REASON_MISSING", $"Ghi {wanted}.", "reason"),
        < LengthMin => new Refusal(
            "REASON_SHORT", $"Ghi rõ hơn: ít nhất {LengthMin} ký tự, để người xem nhật ký hiểu được.", "reason"),
        > LengthMax => new Refusal("REASON_LONG", $"Ghi ngắn lại: nhiều nhất {LengthMax} ký tự.", "reason"),
        _ => null,
    };
}
