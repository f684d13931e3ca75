namespace AnSinh.Policy.Tests;

/// <summary>
/// What is told about the law is samples/told.txt to the letter. Where the wording changes on purpose, the file is
/// written anew from told.new.txt, which the failing test leaves beside the program, and read by a person again.
/// </summary>
public class ToldTests
{
    private const string Sample = "samples/told.txt";

    [Fact]
    public void What_officers_read_about_the_law_is_the_text_that_was_approved() => Check(ToldText.All());

    [Fact]
    public void A_program_that_starts_anew_says_the_same() =>
        Check(FreshProgram.Run(typeof(ToldText), nameof(ToldText.All)));

    private static void Check(string text)
    {
        var approved = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, Sample));
        if (text != approved)
        {
            File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "told.new.txt"), text);
        }

        text.ShouldBe(approved);
    }
}
