using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using AnSinh.Core.Shared;
using AnSinh.Policy;

namespace AnSinh.Cli;

/// <summary>Where answers go: one JSON document, or text that a person reads in Vietnamese (English with --lang en).</summary>
public sealed class Output(bool json, bool english)
{
    public static readonly JsonSerializerOptions JsonForm = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new MonthJson(), new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
    };

    public bool IsJson => json;

    public bool IsEnglish => english;

    /// <summary>Prints the document, or the text.</summary>
    public void Answer(object document, Func<IEnumerable<string>> text)
    {
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(document, JsonForm));
            return;
        }

        foreach (var line in text())
        {
            Console.Out.WriteLine(line);
        }
    }

    /// <summary>Prints a document that knows its own JSON, or the text.</summary>
    public void AnswerJson(Func<string> document, Func<IEnumerable<string>> text)
    {
        foreach (var line in json ? [document()] : text())
        {
            Console.Out.WriteLine(line);
        }
    }

    public void Line(string vietnamese, string englishText)
    {
        if (!json)
        {
            Console.Out.WriteLine(english ? englishText : vietnamese);
        }
    }

    public void Refuse(Refusal refusal)
    {
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(new { refusal.Code, refusal.Message, refusal.Where }, JsonForm));
        }
        else
        {
            Console.Error.WriteLine(refusal.Where is null ? refusal.Message : $"{refusal.Message} [{refusal.Where}]");
        }
    }

    /// <summary>Progress on standard error, only on a terminal.</summary>
    public IProgress<(int Done, int Of)>? Progress(string what) => json || Console.IsErrorRedirected
        ? null
        : new Progress<(int Done, int Of)>(at => Console.Error.Write($"\r{what}: {at.Done}/{at.Of} "));

    private sealed class MonthJson : JsonConverter<Month>
    {
        public override Month Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Month.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Month value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
