using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using AnSinh.Web.Language;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AnSinh.Web.Components;

/// <summary>
/// <c>&lt;error-summary /&gt;</c>: everything that must be repaired, on top, linked to the fields, in the same
/// words.
/// </summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper(HtmlEncoder encoder) : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = View.ModelState
            .SelectMany(entry => entry.Value!.Errors.Select(error => (entry.Key, error.ErrorMessage)))
            .Distinct().ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "as-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        var html = new StringBuilder().Append("<h2>Có ").Append(errors.Count).Append(" chỗ cần sửa</h2><ul>");
        foreach (var (key, message) in errors)
        {
            var words = encoder.Encode(message);
            html.Append(key.Length == 0
                ? $"<li>{words}</li>"
                : $"""<li><a href="#{encoder.Encode(FieldTagHelper.IdOf(key))}">{words}</a></li>""");
        }

        output.Content.SetHtmlContent(html.Append("</ul>").ToString());
    }
}

/// <summary>
/// <c>&lt;field for="Login" label="…" hint="…" /&gt;</c>: label, hint, what is wrong, and the control, tied
/// together by id. Without content it is an input that keeps what was typed (a password never); with content the
/// content is the control and carries the ids by itself (id = property name, aria-describedby = <c>Name-hint
/// Name-error</c>).
/// </summary>
[HtmlTargetElement("field")]
public sealed class FieldTagHelper(HtmlEncoder encoder, Words words) : TagHelper
{
    private static readonly CultureInfo Inv = CultureInfo.InvariantCulture;

    public required ModelExpression For { get; set; }

    public required string Label { get; set; }

    public string? Hint { get; set; }

    public string Type { get; set; } = "text";

    public string? Autocomplete { get; set; }

    /// <summary>xs, s, m: how wide the expected answer is; none is as wide as the column.</summary>
    public string? Width { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext View { get; set; } = null!;

    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var control = (await output.GetChildContentAsync()).GetContent();
        var id = IdOf(For.Name);
        var entry = View.ModelState[For.Name];
        var error = entry?.Errors.FirstOrDefault()?.ErrorMessage;
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", error is null ? "as-field" : "as-field err");
        var html = new StringBuilder($"""<label class="form-label" for="{id}">{encoder.Encode(Label)}</label>""");
        if (Hint is not null)
        {
            html.Append(Inv, $"""<span class="form-hint" id="{id}-hint">{encoder.Encode(Hint)}</span>""");
        }

        if (error is not null)
        {
            html.Append(Inv, $"""<p class="as-err" id="{id}-error">{IconTagHelper.Markup(View, "alert")}<span>""")
                .Append(Inv, $"""<span class="vh">{encoder.Encode(words["Error"])}</span>""")
                .Append(encoder.Encode(error)).Append("</span></p>");
        }

        html.Append(string.IsNullOrWhiteSpace(control) ? Input(id, error is not null, entry) : control);
        output.Content.SetHtmlContent(html.ToString());
    }

    private string Input(string id, bool wrong, ModelStateEntry? entry)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["id"] = id;
        input.Attributes["name"] = For.Name;
        input.Attributes["type"] = Type;
        input.AddCssClass(Width is null ? "form-control" : $"form-control w-{Width}");
        if (Autocomplete is not null)
        {
            input.Attributes["autocomplete"] = Autocomplete;
            input.Attributes["spellcheck"] = "false";
            input.Attributes["autocapitalize"] = "none";
        }

        if (Type != "password")
        {
            input.Attributes["value"] = entry?.AttemptedValue ?? For.Model?.ToString() ?? "";
        }

        var described = string.Join(' ', new[] { Hint is null ? "" : id + "-hint", wrong ? id + "-error" : "" }
            .Where(part => part.Length > 0));
        if (described.Length > 0)
        {
            input.Attributes["aria-describedby"] = described;
        }

        if (wrong)
        {
            input.Attributes["aria-invalid"] = "true";
        }

        using var text = new StringWriter();
        input.WriteTo(text, encoder);
        return text.ToString();
    }
}
