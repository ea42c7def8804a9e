using System.Text.Json;
using Kheo.Api.Database;
using Kheo.Domain;
using MediatR;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Web;

/// <summary>How an operation treats the resource; headers, statuses and the contract follow from it.</summary>
internal enum Verb { Get, Create, Do, Act, Put, Delete, Export, Download, Upload }

/// <summary>One line of a route table, kept on the endpoint: the guard, the contract and the access matrix read it.</summary>
internal sealed class Operation(Verb verb, string name, string room, string permission, Type request, Type view)
{
    public Verb Verb { get; } = verb;
    public string Name { get; } = name;
    public string Room { get; } = room;
    public string Permission { get; } = permission;
    public Type Request { get; } = request;
    public Type View { get; } = view;
    public List<Rule> Rules { get; } = [];
    public long BodyLimit { get; set; } = 1_000_000;
    public string? Throttle { get; set; }
    public bool Anonymous => Permission == Web.Permission.Public;
    public bool Unsafe => Verb is not (Web.Verb.Get or Web.Verb.Export or Web.Verb.Download);
    public bool Versioned { get; set; } = true;
    public bool NeedsIfMatch => Versioned && Verb is Web.Verb.Do or Web.Verb.Put or Web.Verb.Delete;
    public bool NeedsKey => Verb is Web.Verb.Create or Web.Verb.Do or Web.Verb.Act or Web.Verb.Upload && !Anonymous;
}

/// <summary>A room's route table. The request type's name is the operationId; nothing else needs to be said.</summary>
internal sealed class Room(IEndpointRouteBuilder api, string name)
{
    public Line Get<TQuery, TView>(string path, string permission) where TQuery : IRequest<TView> => Map<TQuery, TView>(Verb.Get, "GET", path, permission);
    public Line Create<TCommand, TView>(string path, string permission) where TCommand : IRequest<TView> => Map<TCommand, TView>(Verb.Create, "POST", path, permission);
    public Line Do<TCommand, TView>(string path, string permission) where TCommand : Change<TView> => Map<TCommand, TView>(Verb.Do, "POST", path, permission);
    public Line Act<TCommand, TView>(string path, string permission) where TCommand : IRequest<TView> => Map<TCommand, TView>(Verb.Act, "POST", path, permission);
    public Line Put<TCommand, TView>(string path, string permission) where TCommand : IRequest<TView> => Map<TCommand, TView>(Verb.Put, "PUT", path, permission);
    public Line Delete<TCommand>(string path, string permission) where TCommand : IRequest<Unit> => Map<TCommand, Unit>(Verb.Delete, "DELETE", path, permission);

    /// <summary>A list as XLSX, written while it is read.</summary>
    public Line Export<TQuery>(string path, string permission) where TQuery : IRequest<Sheet> => Map<TQuery, Sheet>(Verb.Export, "GET", path, permission);

    /// <summary>The same as CSV.</summary>
    public Line ExportCsv<TQuery>(string path, string permission) where TQuery : IRequest<CsvSheet> => Map<TQuery, CsvSheet>(Verb.Export, "GET", path, permission);

    /// <summary>Bytes as they were stored.</summary>
    public Line Download<TQuery>(string path, string permission) where TQuery : IRequest<Download> => Map<TQuery, Download>(Verb.Download, "GET", path, permission);

    /// <summary>multipart/form-data with one part `file`; text parts are the command's other fields.</summary>
    public Line Upload<TCommand, TView>(string path, string permission, long limit) where TCommand : IRequest<TView>
    {
        var line = Map<TCommand, TView>(Verb.Upload, "POST", path, permission);
        line.BodyLimit(limit);
        return line;
    }

    private Line Map<TRequest, TView>(Verb verb, string method, string path, string permission) where TRequest : IRequest<TView>
    {
        var operation = new Operation(verb, typeof(TRequest).Name, name, permission, typeof(TRequest), typeof(TView));
        var pattern = "/api" + path.Replace("{id}", "{id:guid}", StringComparison.Ordinal);
        var endpoint = api.MapMethods(pattern, [method], (Delegate)((HttpContext http) => Serve<TRequest, TView>(http, operation)))
            .WithName(operation.Name).WithTags(name).WithMetadata(operation);
        return new Line(operation, endpoint);
    }

    private static async Task Serve<TRequest, TView>(HttpContext http, Operation operation) where TRequest : IRequest<TView>
    {
        var ct = http.RequestAborted;
        var facts = Guard.Admit(http, operation);
        Requested.Put(http, facts);
        http.RequestServices.GetRequiredService<CurrentActor>().Is(facts.Actor);

        var request = await Requests.Read<TRequest>(http, operation, ct);
        var db = http.RequestServices.GetRequiredService<KheoDbContext>();
        using var bound = db.Bind(facts);
        var mediator = http.RequestServices.GetRequiredService<IMediator>();

        if (operation.Verb == Verb.Get)
        {
            // Each command is a transaction of its own and carries its own settings: no BEGIN, and no second trip for a COMMIT of nothing.
            await Answer.Of(http, operation, await mediator.Send(request, ct)).Write(http, ct);
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // A sheet is read while it is written, so its statement lasts as long as the slowest line between here and its reader.
        if (operation.Verb == Verb.Export) await db.Database.ExecuteSqlAsync($"set local statement_timeout = '10min'", ct);

        if (operation.NeedsKey)
        {
            var replay = await Idempotency.Begin(db, http, facts, ct);
            if (replay is not null)
            {
                await transaction.RollbackAsync(ct);
                await replay.Write(http, ct);
                return;
            }
        }

        var view = await mediator.Send(request, ct);
        if (view is Web.Sheet or Web.CsvSheet or Web.Download)
        {
            await Answers.Stream(http, view, ct);          // read while it is written, so the transaction ends after it
            await transaction.CommitAsync(ct);
            return;
        }

        var answer = Answer.Of(http, operation, view);
        if (operation.NeedsKey) db.Last(Idempotency.Keep(http, facts, view is IShowsOnce once ? Answer.Of(http, operation, once.WithoutSecret()) : answer));
        await transaction.CommitAsync(ct);
        await answer.Write(http, ct);
    }
}

/// <summary>What a route's line may add: the rules it can break, a larger body, a throttle.</summary>
internal sealed class Line(Operation operation, IEndpointConventionBuilder endpoint)
{
    public Line Fails(params Rule[] rules)
    {
        operation.Rules.AddRange(rules);
        return this;
    }

    public Line BodyLimit(long bytes)
    {
        operation.BodyLimit = bytes;
        return this;
    }

    /// <summary>What is changed has no version of its own: no If-Match.</summary>
    public Line Unversioned()
    {
        operation.Versioned = false;
        return this;
    }

    public Line Throttled(string policy)
    {
        operation.Throttle = policy;
        endpoint.WithMetadata(new Microsoft.AspNetCore.RateLimiting.EnableRateLimitingAttribute(policy));
        return this;
    }
}

/// <summary>The first door: signed in, permitted somewhere, antiforgery, headers. Before any byte of the body is read.</summary>
internal static class Guard
{
    public static RequestFacts Admit(HttpContext http, Operation operation)
    {
        var signedIn = SignedIn.Of(http);
        if (!operation.Anonymous)
        {
            if (signedIn is null) throw new BadRequest(401, "not-signed-in", "Sign in first.");
            if (operation.Unsafe && !signedIn.AntiforgeryMatches(http.Request.Headers[Sessions.AntiforgeryHeader]))
                throw new BadRequest(403, "antiforgery", $"The header {Sessions.AntiforgeryHeader} does not match this session.");
            if (operation.Permission != Permission.Own && !signedIn.Actor.MaySomewhere(operation.Permission)) throw new Forbidden(operation.Name);
        }
        if (operation.NeedsKey) Idempotency.RequireKey(http);
        long? version = operation.NeedsIfMatch ? ETags.Require(http) : null;
        var today = VietnamTime.Day(http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        return new RequestFacts(operation.Anonymous ? null : signedIn!.Actor, operation.Name, Requested.TraceId(http), today, version, operation.Anonymous ? operation.Name : "");
    }
}

/// <summary>`row_version` as a strong ETag.</summary>
internal static class ETags
{
    public static string Of(long version) => $"\"{version}\"";

    public static long Require(HttpContext http)
    {
        string? header = http.Request.Headers.IfMatch;
        if (string.IsNullOrEmpty(header)) throw new BadRequest(428, "if-match-missing", "Send If-Match with the version you read.");
        return header.Length > 2 && header[0] == '"' && header[^1] == '"' && long.TryParse(header.AsSpan(1, header.Length - 2), System.Globalization.NumberStyles.None, null, out var version)
            ? version
            : throw new BadRequest(400, "if-match-malformed", "If-Match is one strong ETag as this API gave it.");
    }
}

/// <summary>Reads the request object from where the verb keeps it, once, within the limit.</summary>
internal static class Requests
{
    private static readonly object HashKey = new();

    /// <summary>SHA-256 of method, path and body: what an idempotency key is held against.</summary>
    public static byte[] HashOf(HttpContext http) => (byte[])http.Items[HashKey]!;

    public static async Task<TRequest> Read<TRequest>(HttpContext http, Operation operation, CancellationToken ct)
    {
        if (!operation.Unsafe) return Edge.ReadQuery<TRequest>(http);
        if (operation.Verb == Verb.Upload) return await Uploads.Read<TRequest>(http, operation, HashKey, ct);

        var body = await Body(http, operation.BodyLimit, ct);
        http.Items[HashKey] = Hash(http, body);
        if (body.Length > 0 && !http.Request.HasJsonContentType()) throw new BadRequest(415, "wrong-media-type", "This operation takes application/json.");
        var request = JsonSerializer.Deserialize<TRequest>(body.Length == 0 ? "{}"u8.ToArray() : body, Edge.Json)
            ?? throw new BadRequest(400, "malformed", "The body is null.");
        if (body.Length > 0) Edge.RefuseNullItems(body);
        return About(http, request);
    }

    public static TRequest About<TRequest>(HttpContext http, TRequest request)
    {
        if (request is not IAbout || !http.Request.RouteValues.TryGetValue("id", out var id)) return request;
        typeof(IAbout).GetProperty(nameof(IAbout.Id))!.SetValue(request, Guid.Parse((string)id!));
        return request;
    }

    public static byte[] Hash(HttpContext http, byte[] body)
    {
        using var hash = System.Security.Cryptography.IncrementalHash.CreateHash(System.Security.Cryptography.HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"{http.Request.Method} {http.Request.Path} {http.Request.Headers.IfMatch}\n"));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }

    private static async Task<byte[]> Body(HttpContext http, long limit, CancellationToken ct)
    {
        if (http.Request.ContentLength > limit) throw TooLarge(limit);
        using var buffer = new MemoryStream((int)(http.Request.ContentLength ?? 0));
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(chunk, ct)) > 0)
        {
            if (buffer.Length + read > limit) throw TooLarge(limit);
            buffer.Write(chunk, 0, read);
        }
        return buffer.ToArray();
    }

    private static BadRequest TooLarge(long limit) => new(413, "too-large", $"A body of at most {limit} bytes is taken here; nothing was stored.");
}
