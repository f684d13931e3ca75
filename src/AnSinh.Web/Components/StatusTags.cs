using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AnSinh.Web.Components;

/// <summary>How a state or a note is meant. Colour is never alone: icon and word go with it.</summary>
public enum Tone
{
    Plain,
    Ok,
    Warn,
    Bad,
    Info,
}

internal static class ToneLook
{
    public static string Css(this Tone tone) => tone switch
    {
        Tone.Ok => "ok",
        Tone.Warn => "warn",
        Tone.Bad => "bad",
        Tone.Info => "info",
        _ => "",
    };

    public static string Icon(this Tone tone) => tone switch
    {
        Tone.Ok => "check",
        Tone.Warn or Tone.Bad => "alert",
        Tone.Info => "info",
        _ => "clock",
    };
}

/// <summary>
/// <c>&lt;status tone="Ok" icon="check" box&gt;Đang hưởng&lt;/status&gt;</c>: a state, by icon and word.
/// </summary>
public sealed class StatusTagHelper : TagHelper
{
    public Tone Tone { get; set; }

    /// <summary>Another icon than the tone's own.</summary>
    public string? Icon { get; set; }

    /// <summary>Framed, for the state of a person or a list.</summary>
    public bool Box { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.Attributes.SetAttribute("class", $"st {Tone.Css()}{(Box ? " box" : "")}".TrimEnd());
        output.PreContent.SetHtmlContent(IconTagHelper.Markup(View, Icon ?? Tone.Icon()));
    }
}

/// <summary><c>&lt;note tone="Warn"&gt;…&lt;/note&gt;</c>: one thought and what to do about it.</summary>
public sealed class NoteTagHelper : TagHelper
{
    public Tone Tone { get; set; } = Tone.Info;

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.AddClass("as-note", HtmlEncoder.Default);
        output.AddClass(Tone.Css(), HtmlEncoder.Default);
        output.PreContent.SetHtmlContent(IconTagHelper.Markup(View, Tone.Icon()) + "<div>");
        output.PostContent.SetHtmlContent("</div>");
    }
}
