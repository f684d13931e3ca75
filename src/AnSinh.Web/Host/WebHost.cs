using System.Security.Authentication;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using AnSinh.Core.Access;
using AnSinh.Core.Audit;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Web.Language;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.WebEncoders;

namespace AnSinh.Web.Host;

/// <summary>
/// Puts the pages together and runs them. The executable is AnSinh.Cli; tests build the same application.
/// </summary>
public static partial class WebHost
{
    public static WebApplication Build(WebOptions options)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        // From a build folder as from an installed one: files as packed at build time, never re-packed at each request.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        builder.WebHost.UseUrls(options.Urls.Split(';'));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ConfigureHttpsDefaults(https => https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13);
        });
        // What fails in a statement is told once, by the handler of what nobody caught.
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical);
        if (!options.ConsoleLog)
        {
            builder.Logging.ClearProviders();
        }

        if (options.Log is { } log)
        {
            builder.Logging.AddProvider(log);
        }

        AddServices(builder.Services, options);
        RequestQueue.PrepareThreads();
        var app = builder.Build();
        UsePipeline(app);
        return app;
    }

    private static void AddServices(IServiceCollection services, WebOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(options.Clock);
        services.AddSingleton(provider => new IdSource(provider.GetRequiredService<TimeProvider>(), options.IdSeed));
        services.AddDbContext<AppDb>(builder => DatabaseSetup.Use(builder, options.Database));
        if (options.BreachedPasswords is { } stolen)
        {
            services.AddSingleton(new BreachedPasswords(stolen));
        }

        if (options.Outside is { } outside)
        {
            services.AddSingleton(provider => new OutsideSignIn(outside, provider.GetRequiredService<TimeProvider>()));
        }

        AddGates(services, options);
        services.AddScoped<UserService>();
        services.AddScoped<SessionService>();
        services.AddScoped<SecondFactorService>();
        services.AddScoped<AssignmentService>();
        services.AddScoped<DelegationService>();
        services.AddScoped<FactorDesks>();
        services.AddScoped<ProofDesk>();
        services.AddSingleton<SecretBox>();
        services.AddSingleton<RequestQueue>();
        PasskeyDesk.AddServices(services);
        services.AddScoped<CurrentUser>();
        services.AddScoped<Shell>();
        services.AddScoped<Words>();
        MonthTools.Add(services);
        services.AddPeople();
        services.AddHttpContextAccessor();
        services.Configure<WebEncoderOptions>(
            encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddRazorPages(AskForSession).AddMvcOptions(PageForms.SpeakVietnamese)
            .AddMvcOptions(mvc => mvc.Filters.Add<PlainTextFilter>())
            .AddMvcOptions(mvc => mvc.Filters.Add<ExportLog>())
            .AddMvcOptions(mvc => mvc.Filters.Add<RouteGuard>())
            .AddMvcOptions(mvc => mvc.Filters.Add<FreshProofFilter>())
            .AddApplicationPart(typeof(WebHost).Assembly);
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = Sessions.CookieName("form", options.Https);
            antiforgery.Cookie.SecurePolicy = Sessions.Secure(options.Https);
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        services.AddExceptionHandler(handler =>
        {
            handler.ExceptionHandlingPath = "/loi/500";
            handler.SuppressDiagnosticsCallback = IsToldInOneLine;
        });
        services.AddHostedService<DailyRoot>();
        Sessions.Add(services, options);
        AddKeys(services, options);
    }

    /// <summary>What is slowed down, and who may say where a reader comes from.</summary>
    private static void AddGates(IServiceCollection services, WebOptions options)
    {
        services.AddSingleton<SignInGate>();
        services.AddSingleton<ExportGate>();
        services.AddSingleton<RefusalLog>();
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.ForwardLimit = null;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in options.Rates.TrustedProxies)
            {
                forwarded.KnownIPNetworks.Add(network);
            }
        });
    }

    /// <summary>Every page asks for a session unless it is listed as open; RouteRights says the rest.</summary>
    private static void AskForSession(RazorPagesOptions pages)
    {
        pages.Conventions.AuthorizeFolder("/");
        foreach (var page in RouteRights.Open)
        {
            pages.Conventions.AllowAnonymousToPage("/" + page);
        }
    }

    /// <summary>
    /// A refusal is no failure; a database that is away fails every request of a minute, and one line each says enough.
    /// </summary>
    private static bool IsToldInOneLine(ExceptionHandlerSuppressDiagnosticsContext context)
    {
        if (!DatabaseAway.Is(context.Exception))
        {
            // A value that does not open is told to who asked and to who runs the server.
            return context.Exception is RefusedException { Refusal.Code: not FieldVault.Unreadable };
        }

        DatabaseAway.ForgetReadOnlyServer(context.Exception);
        var log = context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>()
            .CreateLogger(typeof(WebHost));
        Away(log, context.HttpContext.TraceIdentifier, context.Exception.GetBaseException().GetType().Name);
        return true;
    }

    [LoggerMessage(LogLevel.Warning, "{Incident}: the database is away ({Kind})")]
    private static partial void Away(ILogger log, string incident, string kind);

    private static void AddKeys(IServiceCollection services, WebOptions options)
    {
        var protection = services.AddDataProtection().SetApplicationName("ansinh");
        if (options.KeysFolder is { } folder)
        {
            protection.PersistKeysToFileSystem(Directory.CreateDirectory(folder));
        }
        else
        {
            protection.UseEphemeralDataProtectionProvider();
        }
    }

    private static void UsePipeline(WebApplication app)
    {
        if (app.Services.GetRequiredService<WebOptions>().Rates.TrustedProxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        app.UseExceptionHandler();
        app.Use(SecurityHeaders.WriteAsync);
        app.UseResponseCompression();
        app.Use(LanguageChoice.ReadAsync);
        app.UseStatusCodePagesWithReExecute("/loi/{0}");
        app.Use(SignInGate.GuardAsync);
        app.UseRouting();
        app.UseWhen(IsPage, pages => pages.Use(pages.ApplicationServices.GetRequiredService<RequestQueue>().WaitAsync));
        app.UseAuthentication();
        app.Use(Sessions.StopUnreadAsync);
        app.UseAuthorization();
        app.Use(Sessions.RequireOwnSetupAsync);
        app.Use(RefusalNotes.WriteAsync);
        app.MapStaticAssets().AllowAnonymous();
        app.MapGet("/healthz", HealthAsync).AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
    }

    // A static file or the question whether we are alive waits for nobody.
    private static bool IsPage(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null;

    private static async Task<IResult> HealthAsync(AppDb db, CancellationToken stop) =>
        await db.Database.CanConnectAsync(stop)
            ? Results.Text("ok")
            : Results.Text("database", statusCode: StatusCodes.Status503ServiceUnavailable);
}
