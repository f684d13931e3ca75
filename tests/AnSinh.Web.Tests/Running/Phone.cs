using AnSinh.Core.Access;

namespace AnSinh.Web.Tests.Running;

/// <summary>A telephone with an application that makes codes, and the paper with the recovery codes.</summary>
public sealed class Phone(SetClock clock, byte[] secret)
{
    public byte[] Secret => secret;

    public IReadOnlyList<string> RecoveryCodes { get; set; } = [];

    /// <summary>The code on the screen now.</summary>
    public string Code => TimeCode.At(secret, TimeCode.StepAt(clock.GetUtcNow()));

    /// <summary>Waits for the next code.</summary>
    public string Next()
    {
        clock.Forward(TimeCode.Step);
        return Code;
    }
}
