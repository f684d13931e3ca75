using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;

namespace AnSinh.Web.Components;

/// <summary>
/// <c>&lt;icon name="check"&gt;</c>: a symbol of wwwroot/icons.svg, fetched once and kept. Hidden from readers of the screen:
/// a word always stands beside it.
/// </summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper(IFileVersionProvider versions) : TagHelper
{
    public required string Name { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Markup(View, versions, Name));
    }

    /// <summary>The same for helpers that put an icon into their own markup.</summary>
    internal static string Markup(ViewContext view, string name) =>
        Markup(view, view.HttpContext.RequestServices.GetRequiredService<IFileVersionProvider>(), name);

    private static string Markup(ViewContext view, IFileVersionProvider versions, string name) =>
        $"""<svg class="i" aria-hidden="true"><use href="{Address(view, versions)}#i-{name}"/></svg>""";

    private static string Address(ViewContext view, IFileVersionProvider versions)
    {
        var request = view.HttpContext.Request;
        return versions.AddFileVersionToPath(request.PathBase, "/icons.svg");
    }
}
