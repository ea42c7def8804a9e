using System.Threading.RateLimiting;
using Kheo.Api.Database;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Kheo.Api.Web;

/// <summary>What stands around the rooms: headers, health, throttles, the SPA's files, Swagger UI.</summary>
internal static class Serving
{
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        SecurityHeaders.Apply(http.Response);
        return next(http);
    });

    /// <summary>Sign-in is throttled by address; the account itself is throttled where it is known, so that nobody can lock another one out.</summary>
    public static void AddKheoThrottles(this IServiceCollection services, IConfiguration configuration) => services.AddRateLimiter(o =>
    {
        o.RejectionStatusCode = 429;
        foreach (var (policy, perMinute) in new[] { ("sign-in", configuration.GetValue("Throttle:SignInPerMinute", 30)), ("public", configuration.GetValue("Throttle:PublicPerMinute", 60)) })
            o.AddPolicy(policy, http => RateLimitPartition.GetFixedWindowLimiter($"{policy} {http.Connection.RemoteIpAddress}",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) }));
        o.OnRejected = async (rejected, _) => await Problems.Write(rejected.HttpContext, 429, "too-many", "Too many tries from this address. Wait a minute.");
    });

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live")).ExcludeFromDescription();
        app.MapGet("/health/ready", async (KheoDbContext db, IEnumerable<HealthNote> notes, CancellationToken ct) =>
        {
            try
            {
                await db.Database.ExecuteSqlRawAsync("select 1", ct);
                var said = await Task.WhenAll(notes.Select(n => n.Say(ct)));
                return Results.Text(string.Join('\n', said.OfType<string>().Prepend("ready")));
            }
            catch (Exception failure) when (failure is Npgsql.NpgsqlException or TimeoutException or InvalidOperationException)
            {
                return Results.Text("database does not answer", statusCode: 503);
            }
        }).ExcludeFromDescription();
    }

    private static bool OutsideTheApi(HttpContext http) => !http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);

    private static PhysicalFileProvider? SpaFiles(IConfiguration configuration) =>
        configuration["KHEO_SPA"] is { Length: > 0 } folder && Directory.Exists(folder) ? new PhysicalFileProvider(Path.GetFullPath(folder)) : null;

    public static void UseSpaFiles(this WebApplication app)
    {
        if (SpaFiles(app.Configuration) is not { } files) return;
        app.UseWhen(OutsideTheApi, branch => branch.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            OnPrepareResponse = context => context.Context.Response.Headers.CacheControl =
                context.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache",
        }));
    }

    /// <summary>Any other address is the SPA's; under /api there is no other address.</summary>
    public static void MapSpaFallback(this WebApplication app)
    {
        var files = SpaFiles(app.Configuration);
        app.MapFallback(async http =>
        {
            var index = files?.GetFileInfo("index.html");
            if (http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || index is not { Exists: true } || !HttpMethods.IsGet(http.Request.Method)) throw new Absent();
            http.Response.ContentType = "text/html; charset=utf-8";
            http.Response.Headers.CacheControl = "no-cache";
            await http.Response.SendFileAsync(index);
        });
    }

    /// <summary>Swagger UI with local assets, on the reader's own session; the document itself is public, as openapi.yaml is.</summary>
    public static void UseSwaggerForAdministrators(this WebApplication app)
    {
        app.UseSwagger(o => o.RouteTemplate = "swagger/{documentName}/openapi.{extension:regex(^(json|ya?ml)$)}");
        app.UseStaticFiles(new StaticFileOptions
        {
            RequestPath = "/swagger", FileProvider = new EmbeddedFileProvider(typeof(Serving).Assembly, "Swagger"),       // index.js, in place of the package's
            OnPrepareResponse = context => context.Context.Response.Headers.CacheControl = "no-cache",
        });
        app.UseSwaggerUI(o => o.DocumentTitle = "Khéo API");
    }
}

/// <summary>What works in a lesser way here, for whoever reads the health page; null when all is well.</summary>
internal sealed record HealthNote(Func<CancellationToken, Task<string?>> Say)
{
    public HealthNote(Func<string?> say) : this(_ => Task.FromResult(say())) { }
}

/// <summary>Every endpoint under /api has a line in a route table, or the API does not start.</summary>
internal static class FailClosed
{
    public static void Check(WebApplication app)
    {
        var open = ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal) && e.Metadata.GetMetadata<Operation>() is null)
            .Select(e => e.RoutePattern.RawText).ToList();
        if (open.Count > 0) throw new InvalidOperationException($"Without a permission, and so without a door: {string.Join(", ", open)}. Map it through Room.");
    }
}
