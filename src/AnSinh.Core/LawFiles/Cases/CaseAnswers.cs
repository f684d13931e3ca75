using System.Text.Json;
using System.Text.Json.Nodes;
using AnSinh.Policy;
using AnSinh.Policy.Law;

namespace AnSinh.Core.LawFiles.Cases;

/// <summary>A case as given: the month asked for, the local base, the facts. Đồng.</summary>
internal sealed record CaseGiven(Month AsOf, long? LocalBaseVnd, JsonElement Facts, JsonElement Special)
{
    public LocalLaw? Local => CaseReader.Local(Facts, LocalBaseVnd);
}

/// <summary>
/// Answers the cases of `law assess`, one JSON text a line: {"id", "result"} or {"id", "error"} where a case cannot
/// be handled. Facts alone are read, never what a case expects.
/// </summary>
public sealed class CaseAnswers(LoadedLaw law)
{
    private readonly MonthlyCases monthly = new(law.Book);
    private readonly OneTimeCases oneTime = new(law.Book);
    private readonly CourseCases course = new(law);

    public string Answer(string line)
    {
        string? id = null;
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            id = root.Text("id");
            return Write(id, "result", Result(root));
        }
        catch (Exception wrong) when (wrong is CaseException or JsonException)
        {
            return Write(id, "error", wrong.Message);
        }
    }

    private JsonObject Result(JsonElement root)
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

    private static string Write(string? id, string name, JsonNode answer) =>
        new JsonObject { ["id"] = id, [name] = answer }.ToJsonString(Form);

    private static readonly JsonSerializerOptions Form = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
