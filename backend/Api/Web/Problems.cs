using System.Text.Json;
using FluentValidation;
using Kheo.Api.Database;
using Kheo.Domain;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Kheo.Api.Web;

/// <summary>The row is the caller's to see, not to change in this way.</summary>
public sealed class Forbidden(string operation) : Exception($"Your assignments do not allow {operation} here.");

/// <summary>Something this needs does not answer now; it is tried again later.</summary>
public sealed class Unavailable(string detail, Exception cause) : Exception(detail, cause);

/// <summary>The request is not one: wrong shape, missing header, wrong media type.</summary>
public sealed class BadRequest(int status, string code, string detail, IReadOnlyDictionary<string, string[]>? errors = null) : Exception(detail)
{
    public int Status { get; } = status;
    public string Code { get; } = code;
    public IReadOnlyDictionary<string, string[]>? Errors { get; } = errors;
}

/// <summary>application/problem+json (RFC 9457) with a stable `code`; `errors` names fields and the codes of what is wrong with them.</summary>
public sealed record Problem(string Type, string Title, int Status, string Code, string Detail, string TraceId, IReadOnlyDictionary<string, string[]>? Errors = null);

/// <summary>The one place that turns a failure into HTTP.</summary>
internal static class Problems
{
    public static (int Status, string Code, string Detail, IReadOnlyDictionary<string, string[]>? Errors) Translate(Exception failure) => failure switch
    {
        RuleBroken broken => (409, broken.Rule.Code, broken.Message, broken.Fields),
        Absent => (404, "absent", failure.Message, null),
        Forbidden => (403, "forbidden", failure.Message, null),
        StaleRow => (412, "stale", failure.Message, null),
        BadRequest bad => (bad.Status, bad.Code, bad.Message, bad.Errors),
        ValidationException invalid => (400, "invalid", "Some fields are not in the expected form; nothing was stored.", FieldErrors(invalid)),
        JsonException json => (400, "malformed", "The body is not the JSON this operation takes; nothing was stored.", JsonErrors(json)),
        BadHttpRequestException http => (http.StatusCode, http.StatusCode == 413 ? "too-large" : "malformed", "The request could not be read; nothing was stored.", null),
        DbUpdateException { InnerException: PostgresException inner } => Translate(inner),
        InvalidOperationException { InnerException: PostgresException inner } => Translate(inner),
        // What may pass by itself, EF wraps once more.
        InvalidOperationException { InnerException: DbUpdateException or NpgsqlException or TimeoutException } => Translate(failure.InnerException),
        PostgresException postgres => Translate(postgres),
        Unavailable away => (503, "unavailable", away.Message, null),
        NpgsqlException or TimeoutException => (503, "unavailable", "The database does not answer; nothing was stored. Try again.", null),
        _ => (500, "failed", "Something failed on our side; nothing was stored. Tell the administrator the trace id.", null),
    };

    private static (int, string, string, IReadOnlyDictionary<string, string[]>?) Translate(PostgresException failure) => failure.SqlState switch
    {
        PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation or PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.CheckViolation
            when failure.ConstraintName is { } name && Constraints.Rules.TryGetValue(name, out var rule) => (409, rule.Code, rule.Sentence, null),
        PostgresErrorCodes.UniqueViolation => (409, "already-there", "The same thing is there already.", null),
        // Row-level security refused the row: for this caller it does not exist.
        PostgresErrorCodes.InsufficientPrivilege => (404, "absent", new Absent().Message, null),
        PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter or PostgresErrorCodes.NumericValueOutOfRange
            or PostgresErrorCodes.StringDataRightTruncation or PostgresErrorCodes.DatetimeFieldOverflow or PostgresErrorCodes.CheckViolation
            => (400, "malformed", "A value cannot be stored as it was sent; nothing was stored.", null),
        PostgresErrorCodes.ForeignKeyViolation => (409, "still-referred-to", "Something else refers to this, or what it refers to is gone.", null),
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.TooManyConnections
            or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
            => (503, "busy", "Too much at once; nothing was stored. Try again in a moment.", null),
        _ => (500, "failed", "Something failed on our side; nothing was stored. Tell the administrator the trace id.", null),
    };

    public static async Task Write(HttpContext http, int status, string code, string detail, IReadOnlyDictionary<string, string[]>? errors = null)
    {
        http.Response.Clear();
        SecurityHeaders.Apply(http.Response);
        http.Response.StatusCode = status;
        if (status is 429 or 503) http.Response.Headers.RetryAfter = "5";
        var problem = new Problem("about:blank", Title(status), status, code, detail, Requested.TraceId(http), errors);
        await http.Response.WriteAsJsonAsync(problem, Edge.Json, "application/problem+json", http.RequestAborted);
    }

    public static string Title(int status) => status switch
    {
        400 => "Not in the expected form", 401 => "Sign in first", 403 => "Not allowed", 404 => "Not found", 405 => "No such verb here",
        409 => "Against a rule", 412 => "Changed meanwhile", 413 => "Too large", 415 => "Wrong media type", 422 => "Key used for another request",
        428 => "If-Match is missing", 429 => "Too many requests", 503 => "Not available now", _ => "Failed",
    };

    private static Dictionary<string, string[]> FieldErrors(ValidationException invalid) => invalid.Errors
        .GroupBy(e => JsonPath(e.PropertyName)).ToDictionary(g => g.Key, g => g.Select(e => FieldCode(e.ErrorCode)).Distinct().ToArray());

    // A validator that names no code of its own leaves its class's name; callers get one of the contract's words.
    private static string FieldCode(string code) => code switch
    {
        "NotEmptyValidator" or "NotNullValidator" => "required",
        "MaximumLengthValidator" => "too-long",
        _ when code.EndsWith("Validator", StringComparison.Ordinal) => "malformed",
        _ => code,
    };

    private static Dictionary<string, string[]>? JsonErrors(JsonException json) =>
        json.Path is { Length: > 2 } path ? new() { [path[2..]] = [json is EdgeRefusal refusal ? refusal.Code : "wrong-type"] } : null;

    private static string JsonPath(string property) => string.Join('.', property.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}

/// <summary>Catches what handlers throw; a failure is answered once, with nothing half-written.</summary>
internal sealed class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            http.Response.StatusCode = 499;
        }
        catch (Exception failure) when (!http.Response.HasStarted)
        {
            var (status, code, detail, errors) = Problems.Translate(failure);
            if (status >= 500) log.LogError(failure, "{Operation} failed", Requested.OperationOf(http));
            await Problems.Write(http, status, code, detail, errors);
        }
        if (!http.Response.HasStarted && http.Response is { StatusCode: >= 400 and not 499, ContentLength: null, ContentType: null })
            await Problems.Write(http, http.Response.StatusCode, Code(http.Response.StatusCode), Problems.Title(http.Response.StatusCode) + ".");
    }

    private static string Code(int status) => status switch { 401 => "not-signed-in", 403 => "forbidden", 404 => "absent", 405 => "no-such-verb", 413 => "too-large", 415 => "wrong-media-type", 429 => "too-many", _ => "failed" };
}
