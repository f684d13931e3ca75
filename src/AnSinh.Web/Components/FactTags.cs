using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AnSinh.Web.Components;

/// <summary><c>&lt;facts&gt;</c>: the strip of at most four figures that answers the page's first question.</summary>
[HtmlTargetElement("facts")]
public sealed class FactsTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "dl";
        output.Attributes.SetAttribute("class", "as-facts");
    }
}

/// <summary>
/// <c>&lt;fact label="Người hưởng" value="449"&gt;so với tháng 11: +1&lt;/fact&gt;</c>: a figure and what it is
/// compared with.
/// </summary>
[HtmlTargetElement("fact", ParentTag = "facts")]
public sealed class FactTagHelper(HtmlEncoder encoder) : TagHelper
{
    public required string Label { get; set; }

    public required string Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.PreContent.SetHtmlContent($"<dt>{encoder.Encode(Label)}</dt><dd>{encoder.Encode(Value)}<small>");
        output.PostContent.SetHtmlContent("</small></dd>");
    }
}
