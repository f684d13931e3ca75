using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace AnSinh.Core.Access;

/// <summary>
/// Keeps the secrets of sign-in unreadable in the database, by the keys of the installation (the folder that also
/// protects sessions).
/// </summary>
public sealed class SecretBox(IDataProtectionProvider keys)
{
    private readonly IDataProtector atRest = keys.CreateProtector("AnSinh.Access.Authenticator");
    private readonly IDataProtector forms = keys.CreateProtector("AnSinh.Access.Form");

    /// <summary>
    /// The box of an installation whose keys lie in a folder; the pages and the command line share it.
    /// </summary>
    public static SecretBox At(string folder) => new(DataProtectionProvider.Create(
        new DirectoryInfo(folder), setup => setup.SetApplicationName("ansinh")));

    public string Close(byte[] secret) => Convert.ToBase64String(atRest.Protect(secret));

    public byte[] Open(string closed) => atRest.Unprotect(Convert.FromBase64String(closed));

    /// <summary>A text that a page carries to the next one and nobody reads or changes on the way.</summary>
    public string Seal(string purpose, string text) => forms.CreateProtector(purpose).Protect(text);

    /// <summary>The text, or null when it was not sealed here for this purpose.</summary>
    public string? Unseal(string purpose, string? sealedText)
    {
        try
        {
            return string.IsNullOrEmpty(sealedText) ? null : forms.CreateProtector(purpose).Unprotect(sealedText);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
