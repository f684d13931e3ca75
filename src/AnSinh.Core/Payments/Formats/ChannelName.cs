using AnSinh.Core.Registry;

namespace AnSinh.Core.Payments.Formats;

/// <summary>How people call the way money reaches a person.</summary>
public static class ChannelName
{
    public static string Of(string channel) => channel switch
    {
        PaymentMethod.Cash => "Tiền mặt",
        PaymentMethod.Bank => "Tài khoản",
        PaymentMethod.Digital => "Tài khoản số",
        _ => channel,
    };
}
