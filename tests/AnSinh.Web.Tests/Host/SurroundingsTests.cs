using AnSinh.Core.Store;
using AnSinh.Web.Host;

namespace AnSinh.Web.Tests.Host;

/// <summary>What an installation says of itself by variables reaches the pages.</summary>
public sealed class SurroundingsTests
{
    private static readonly (string Name, string Value)[] Variables =
    [
        ("ANSINH_BREACHED_PASSWORDS", "stolen.txt"),
        ("ANSINH_OIDC_AUTHORITY", "https://sso.example"), ("ANSINH_SIGN_IN_FAILURES", "7"),
        ("ANSINH_EXPORTS_PER_DAY", "9"), ("ANSINH_TRUSTED_PROXIES", "10.0.0.5, 10.1.0.0/24"),
    ];

    [Fact]
    public void The_server_is_what_its_surroundings_say()
    {
        var database = DatabaseAddress.Parse("sqlite:nowhere.db");
        var bare = WebOptions.OfSurroundings(database);
        (bare.Outside, bare.Rates.SignInFailures, bare.Rates.TrustedProxies.Count).ShouldBe((null, 60, 0));
        bare.KeysFolder.ShouldBe(TestKeys.Folder, "ANSINH_KEYS, which all tests set");
        try
        {
            foreach (var (name, value) in Variables)
            {
                Environment.SetEnvironmentVariable(name, value);
            }

            var options = WebOptions.OfSurroundings(database);
            options.BreachedPasswords.ShouldBe("stolen.txt");
            options.Outside.ShouldNotBeNull().Authority.ShouldBe("https://sso.example");
            (options.Rates.SignInFailures, options.Rates.ExportsPerDay).ShouldBe((7, 9));
            options.Rates.TrustedProxies.Select(one => one.ToString()).ShouldBe(["10.0.0.5/32", "10.1.0.0/24"]);
        }
        finally
        {
            foreach (var (name, _) in Variables)
            {
                Environment.SetEnvironmentVariable(name, null);
            }
        }
    }
}
