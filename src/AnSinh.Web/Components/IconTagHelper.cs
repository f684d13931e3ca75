using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AnSinh.Web.Components;

/// <summary>
/// <c>&lt;icon name="check"&gt;</c>: a symbol of wwwroot/icons.svg, fetched once and kept. Hidden from readers of
/// the screen: a word always stands beside it.
/// </summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper : TagHelper
{
    public required string Name { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Markup(View, Name));
    }

    /// <summary>
    /// The same for tags that put an icon into their own markup. The address changes with the file's content.
    /// </summary>
    internal static string Markup(ViewContext view, string name)
    {
        var files = view.HttpContext.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        var file = files?["icons.svg"] ?? "icons.svg";
        return $"""<svg class="i" aria-hidden="true"><use href="/{file}#i-{name}"/></svg>""";
    }
}
