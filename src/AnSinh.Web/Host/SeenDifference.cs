using System.Security.Cryptography;
using AnSinh.Policy;
using Microsoft.AspNetCore.DataProtection;

namespace AnSinh.Web.Host;

/// <summary>
/// Proof that this account opened the difference of just these lists: the page of the difference hands it out, the page
/// of approval asks for it. It names the fingerprint, so that lists that changed since must be looked at again.
/// </summary>
public sealed class SeenDifference(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("ansinh.seen-difference");

    public string Of(Month month, string fingerprint, string login) =>
        protector.Protect(Text(month, fingerprint, login));

    public bool IsFor(string? proof, Month month, string fingerprint, string login)
    {
        if (string.IsNullOrEmpty(proof))
        {
            return false;
        }

        try
        {
            return protector.Unprotect(proof) == Text(month, fingerprint, login);
        }
        catch (CryptographicException)
        {
            return false; // made up, or protected by keys that are gone: look once more
        }
    }

    private static string Text(Month month, string fingerprint, string login) => $"{month}|{fingerprint}|{login}";
}
