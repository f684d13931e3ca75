using System.Text.Json;
using System.Text.Json.Nodes;

namespace AnSinh.Core.LawFiles.Cases;

/// <summary>The result of a case by one law, that is by one way to read it.</summary>
internal sealed class CaseResults(LoadedLaw law)
{
    private readonly MonthlyCases monthly = new(law.Book);
    private readonly OneTimeCases oneTime = new(law.Book);
    private readonly CourseCases course = new(law);

    public JsonObject Of(JsonElement root)
    {
        var facts = root.Part("facts") ?? throw CaseReader.Missing("facts");
        var asOf = root.NeededMonth("as_of_month");
        if (!law.Book.Covers(asOf))
        {
            throw new CaseException($"as_of_month: the law is known from {law.Book.FirstMonth} on, read {asOf}");
        }

        var special = facts.Part("special");
        var given = new CaseGiven(asOf, root.Whole("province_base_override"), facts, special ?? default);
        return special?.NeededText("kind") switch
        {
            null or "nd136" => monthly.Ordinary(given),
            "arrears" => monthly.Arrears(given),
            "timeline" => monthly.Timeline(given),
            "move" => monthly.Move(given),
            "household" => monthly.Household(given),
            "funeral" => oneTime.Funeral(given),
            "injury" => oneTime.Injury(given),
            "house" => oneTime.House(given),
            "rice" => oneTime.Rice(given),
            "temp_foster_meals" => oneTime.Meals(given),
            "start_month" => course.Start(given),
            "stop" => course.Stop(given),
            "deadline" => course.Deadline(given),
            var kind => throw new CaseException($"kind: \"{kind}\" is not known"),
        };
    }
}
