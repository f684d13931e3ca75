using System.Globalization;
using AnSinh.Policy;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AnSinh.Web.Components;

/// <summary><c>&lt;money vnd="…" signed&gt;</c>: an amount in đồng; <c>signed</c> for a difference.</summary>
[HtmlTargetElement("money", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MoneyTagHelper : TagHelper
{
    public long? Vnd { get; set; }

    public bool Signed { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        var css = Signed && Vnd is not null and not 0 ? Vnd > 0 ? "tn plus" : "tn minus" : "tn";
        output.Attributes.SetAttribute("class", css);
        output.Content.SetContent(Signed && Vnd is { } difference ? Show.Signed(difference) : Show.Money(Vnd));
    }
}

/// <summary><c>&lt;month value="…"&gt;</c>: a benefit month, 12/2026.</summary>
[HtmlTargetElement("month", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MonthTagHelper : TagHelper
{
    public Month? Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = Value is null ? "span" : "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "tn");
        if (Value is { } month)
        {
            output.Attributes.SetAttribute("datetime", month.ToString());
        }

        output.Content.SetContent(Value is { } shown ? Show.Month(shown) : Show.Nothing);
    }
}

/// <summary>
/// <c>&lt;date value="…"&gt;</c> or <c>&lt;date at="…"&gt;</c>: a day, or an instant in Vietnamese time.
/// </summary>
[HtmlTargetElement("date", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DateTagHelper : TagHelper
{
    public DateOnly? Value { get; set; }

    public DateTimeOffset? At { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var known = Value is not null || At is not null;
        output.TagName = known ? "time" : "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "tn");
        if (known)
        {
            output.Attributes.SetAttribute("datetime", At is { } at
                ? at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture)
                : Value!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        output.Content.SetContent(At is { } instant ? Show.Instant(instant) : Show.Date(Value));
    }
}
