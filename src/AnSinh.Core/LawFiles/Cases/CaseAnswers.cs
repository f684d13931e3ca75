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
/// be handled. Facts alone are read, never what a case expects. Where the law can be read in two ways and the other one
/// gives another answer, `readings` of the result states both and which is configured.
/// </summary>
public sealed class CaseAnswers(LoadedLaw law)
{
    private readonly CaseResults configured = new(law);
    private readonly (LawReading Reading, CaseResults Results)[] others =
    [
        .. LawReading.Of(law.Book).Select(reading => (reading, new CaseResults(law with { Book = reading.Otherwise }))),
    ];

    /// <summary>Cases answered so far whose answer another reading of the law changes.</summary>
    public int ReadTwoWays { get; private set; }

    public string Answer(string line)
    {
        string? id = null;
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            id = root.Text("id");
            var result = configured.Of(root);
            var readings = others.Select(other => Told(other.Reading, result, other.Results.Of(root)))
                .OfType<JsonNode>().ToArray();
            if (readings.Length > 0)
            {
                ReadTwoWays++;
                result["readings"] = new JsonArray(readings);
            }

            return Write(id, "result", result);
        }
        catch (Exception wrong) when (wrong is CaseException or JsonException)
        {
            return Write(id, "error", wrong.Message);
        }
    }

    /// <summary>Both readings with what the other one answers differently; null where it answers the same.</summary>
    private static JsonObject? Told(LawReading reading, JsonObject result, JsonObject other)
    {
        var differing = other.Where(field => !JsonNode.DeepEquals(field.Value, result[field.Key])).ToList();
        return differing.TrueForAll(field => field.Key == "items") ? null : new JsonObject
        {
            ["id"] = reading.Id,
            ["question"] = reading.Question,
            ["configured"] = reading.Configured,
            ["other"] = reading.Other,
            ["other_result"] = new JsonObject(differing.Select(field => KeyValuePair.Create(
                field.Key, field.Value?.DeepClone()))),
            ["citation"] = reading.Source.Citation,
            ["mark"] = reading.Source.Mark.Word(),
            ["set_in"] = reading.Source.Where,
        };
    }

    private static string Write(string? id, string name, JsonNode answer) =>
        new JsonObject { ["id"] = id, [name] = answer }.ToJsonString(Form);

    private static readonly JsonSerializerOptions Form = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
