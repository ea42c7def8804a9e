using System.Diagnostics;
using Serilog;

namespace Kheo.Api.Web;

/// <summary>One structured line a request: operation, actor id, unit path, status, ms, trace id; never a body, never a query string.</summary>
internal static class Logging
{
    public static void AddKheoLogging(this WebApplicationBuilder builder)
    {
        var level = builder.Configuration.GetValue("Log:Level", Serilog.Events.LogEventLevel.Information);
        Log.Logger = new LoggerConfiguration().MinimumLevel.Is(level)
            .MinimumLevel.Override("Microsoft", Serilog.Events.LogEventLevel.Warning).MinimumLevel.Override("System", Serilog.Events.LogEventLevel.Warning)
            .WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss.fff} {Level:u3} {Message:lj}{NewLine}{Exception}", formatProvider: System.Globalization.CultureInfo.InvariantCulture).CreateLogger();
        builder.Logging.ClearProviders().AddSerilog(Log.Logger);
    }
}

internal sealed class RequestLogMiddleware(RequestDelegate next, ILogger<RequestLogMiddleware> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            await next(http);
        }
        finally
        {
            if (http.GetEndpoint()?.Metadata.GetMetadata<Operation>() is { } operation)
            {
                var actor = Requested.Of(http)?.Actor;
                log.LogInformation("{Operation} {Status} {Elapsed:0.0} ms actor {ActorId} unit {UnitPath} trace {TraceId}",
                    operation.Name, http.Response.StatusCode, Stopwatch.GetElapsedTime(started).TotalMilliseconds,
                    actor?.AccountId, actor?.Grants.Count > 0 ? actor.Grants[0].UnitPath : "-", Requested.TraceId(http));
            }
        }
    }
}

/// <summary>The same headers on every answer, errors too.</summary>
internal static class SecurityHeaders
{
    public static void Apply(HttpResponse response)
    {
        var headers = response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // Nothing comes from outside and nothing is inline, but for the style attributes of Swagger UI.
        var path = response.HttpContext.Request.Path;
        var styles = path.StartsWithSegments("/swagger", StringComparison.Ordinal) ? "'self' 'unsafe-inline'" : "'self'";
        headers.ContentSecurityPolicy = $"default-src 'self'; img-src 'self' data: blob:; style-src {styles}; script-src 'self'; " +
            "connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        if (path.StartsWithSegments("/api", StringComparison.Ordinal)) headers.CacheControl = "no-store";
    }
}
