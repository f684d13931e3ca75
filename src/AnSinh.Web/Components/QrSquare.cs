using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using QRCoder;

namespace AnSinh.Web.Components;

/// <summary>A text as a square to photograph: one SVG path, so that no style is needed on the page.</summary>
public static class QrSquare
{
    public static IHtmlContent Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var size = data.ModuleMatrix.Count;
        var path = new StringBuilder();
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                if (data.ModuleMatrix[y][x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        return new HtmlString(string.Create(
            CultureInfo.InvariantCulture,
            $"""<svg class="as-qr" viewBox="0 0 {size} {size}" width="220" height="220" role="img" """
            + $"""aria-label="Mã vuông để ứng dụng chụp"><rect width="{size}" height="{size}" fill="#fff"/>"""
            + $"""<path d="{path}" fill="#000" shape-rendering="crispEdges"/></svg>"""));
    }
}
