using System.Text;
using AnSinh.Core.Access;

namespace AnSinh.Web.Tests.Access;

/// <summary>The codes of the telephone, against the vectors of the standards.</summary>
public sealed class TimeCodeTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void The_vectors_of_rfc_6238_appendix_b_come_out(long seconds, string code) =>
        TimeCode.At(Secret, TimeCode.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds)), 8).ShouldBe(code);

    [Theory]
    [InlineData(0, "755224")]
    [InlineData(1, "287082")]
    [InlineData(9, "520489")]
    public void The_vectors_of_rfc_4226_appendix_d_come_out(long step, string code) =>
        TimeCode.At(Secret, step).ShouldBe(code);

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public void A_telephone_may_be_one_step_early_or_late_and_not_two(int seconds, bool taken)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1234567890);
        var code = TimeCode.At(Secret, TimeCode.StepAt(now.AddSeconds(seconds)));
        TimeCode.StepOf(Secret, code, now).HasValue.ShouldBe(taken);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00592")]
    [InlineData("0059244")]
    public void A_code_of_another_length_is_none(string code) =>
        TimeCode.StepOf(Secret, code, DateTimeOffset.FromUnixTimeSeconds(1234567890)).ShouldBeNull();

    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void The_secret_is_written_as_rfc_4648_says(string plain, string text) =>
        TimeCode.Text(Encoding.ASCII.GetBytes(plain)).ShouldBe(text);
}
