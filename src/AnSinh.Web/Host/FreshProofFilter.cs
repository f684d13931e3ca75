using System.Reflection;
using AnSinh.Core.Shared;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace AnSinh.Web.Host;

/// <summary>
/// A handler that moves money, lets files out or changes accounts: it asks for a proof not older than five minutes.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FreshProofAttribute(string what) : Attribute
{
    /// <summary>What is to be done, as it stands in the middle of a sentence: duyệt danh sách.</summary>
    public string What => what;

    /// <summary>A change of the own account only; a recovery code is proof enough.</summary>
    public bool OwnAccount { get; init; }
}

/// <summary>
/// Stands before the handlers marked <see cref="FreshProofAttribute"/>. A form is kept whole while the proof is asked
/// for, and goes on from there; an address is opened afterwards.
/// </summary>
public sealed class FreshProofFilter(
    ProofDesk desk, CurrentUser me, IModelMetadataProvider metadata, TimeProvider clock) : IAsyncPageFilter
{
    public const string ConfirmPage = "/xac-nhan";

    private static readonly string[] NotKept =
        [ConfirmForm.Field, PasskeyDesk.CredentialField, PasskeyDesk.StateField, "__RequestVerificationToken"];

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var rule = context.HandlerMethod?.MethodInfo.GetCustomAttribute<FreshProofAttribute>();
        var stop = context.HttpContext.RequestAborted;
        if (rule is null || me.Account is null
            || await desk.IsFreshAsync(rule.OwnAccount, clock.GetUtcNow(), stop))
        {
            await next();
            return;
        }

        var request = context.HttpContext.Request;
        if (!HttpMethods.IsPost(request.Method))
        {
            context.Result = new LocalRedirectResult(
                $"{ConfirmPage}?den={Uri.EscapeDataString(request.Path + request.QueryString)}");
            return;
        }

        var form = await request.ReadFormAsync(stop);
        var refusal = form.ContainsKey(ConfirmForm.Field)
            ? await desk.ProveAsync(context.HttpContext, form, rule.OwnAccount, stop)
            : null;
        if (form.ContainsKey(ConfirmForm.Field) && refusal is null)
        {
            await next();
            return;
        }

        context.Result = await AskAsync(rule.What, context, form, refusal);
    }

    private async Task<ViewResult> AskAsync(
        string what, PageHandlerExecutingContext context, IFormCollection form, Refusal? refusal)
    {
        var request = context.HttpContext.Request;
        var fields = form.Where(one => !NotKept.Contains(one.Key))
            .SelectMany(one => one.Value.Select(value => (one.Key, value ?? ""))).ToList();
        context.ModelState.Clear();
        if (refusal is not null)
        {
            context.ModelState.Add(ConfirmForm.Field, refusal);
        }

        return new ViewResult
        {
            ViewName = "/Pages/Shared/_ConfirmPage.cshtml",
            ViewData = new ViewDataDictionary<ConfirmForm>(metadata, context.ModelState)
            {
                Model = new ConfirmForm(
                    what, request.Path + request.QueryString, fields, desk.AsksPassword, refusal,
                    await desk.AskPasskeyAsync(context.HttpContext)),
            },
        };
    }
}
