using System.Text.Encodings.Web;
using System.Text.Unicode;
using AnSinh.Core.Access;
using AnSinh.Core.Audit;
using AnSinh.Core.Sealing;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Web.Language;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.Http;
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
public static class WebHost
{
    /// <summary>
    /// Brings the schema up to date and serves until stopped: <c>[--db ADDRESS] [--urls URL] [--https]</c>. Returns
    /// the exit status.
    /// </summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken stop = default)
    {
        var database = DatabaseAddress.Parse(
            Value(args, "--db") ?? Environment.GetEnvironmentVariable("ANSINH_DB") ?? DatabaseAddress.Default);
        var options = new WebOptions(database)
        {
            KeysFolder = database.KeysFolder,
            Https = args.Contains("--https"),
            Outside = OutsideOptions.OfSurroundings(),
            BreachedPasswords = Environment.GetEnvironmentVariable("ANSINH_BREACHED_PASSWORDS"),
        };
        await using var app = Build(Value(args, "--urls") is { } urls ? options with { Urls = urls } : options);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            await BringUpToDateAsync(db, options, stop);
        }

        await app.RunAsync(stop);
        return 0;
    }

    /// <summary>The role that the pages work as may not change tables; it need not where nothing is missing.</summary>
    private static async Task BringUpToDateAsync(AppDb db, WebOptions options, CancellationToken stop)
    {
        if (!SchemaRunner.IsUpToDate(db))
        {
            await SchemaRunner.MigrateAsync(db, options.Clock, stop);
            AuditChain.Begin(db.Enter(DataScope.Everywhere));
            new KeyRotation(db, options.Clock, new IdSource(options.Clock)).CloseFirst();
        }

        FieldKeys.Require(db.Enter(DataScope.Everywhere));
    }

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
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        if (!options.ConsoleLog)
        {
            builder.Logging.ClearProviders();
        }

        AddServices(builder.Services, options);
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

        services.AddScoped<UserService>();
        services.AddScoped<SessionService>();
        services.AddScoped<SecondFactorService>();
        services.AddScoped<FactorDesks>();
        services.AddScoped<ProofDesk>();
        services.AddSingleton<SecretBox>();
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
            // A value that does not open is told to who asked and to who runs the server.
            handler.SuppressDiagnosticsCallback = context =>
                context.Exception is RefusedException { Refusal.Code: not FieldVault.Unreadable };
        });
        services.AddHostedService<DailyRoot>();
        Sessions.Add(services, options);
        AddKeys(services, options);
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
        app.UseExceptionHandler();
        app.Use(SecurityHeaders.WriteAsync);
        app.UseResponseCompression();
        app.Use(LanguageChoice.ReadAsync);
        app.UseStatusCodePagesWithReExecute("/loi/{0}");
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.Use(Sessions.RequireOwnSetupAsync);
        app.MapStaticAssets().AllowAnonymous();
        app.MapGet("/healthz", HealthAsync).AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
    }

    private static async Task<IResult> HealthAsync(AppDb db, CancellationToken stop) =>
        await db.Database.CanConnectAsync(stop)
            ? Results.Text("ok")
            : Results.Text("database", statusCode: StatusCodes.Status503ServiceUnavailable);

    private static string? Value(string[] args, string name) =>
        Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;
}
