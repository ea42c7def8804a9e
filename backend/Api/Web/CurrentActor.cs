using System.Diagnostics;
using Kheo.Api.Database;
using Kheo.Domain;

namespace Kheo.Api.Web;

/// <summary>Who acts in this request. Handlers ask it; nothing is taken from the body.</summary>
public sealed class CurrentActor
{
    private Actor? _actor;

    /// <summary>The signed-in actor; refuses where an anonymous operation asks by mistake.</summary>
    public Actor Actor => _actor ?? throw new BadRequest(401, "not-signed-in", "Sign in first.");

    public bool SignedIn => _actor is not null;

    internal void Is(Actor? actor) => _actor = actor;
}

/// <summary>The facts of a request, kept where middleware can find them.</summary>
internal static class Requested
{
    private static readonly object Key = new();

    public static RequestFacts? Of(HttpContext http) => http.Items[Key] as RequestFacts;
    public static void Put(HttpContext http, RequestFacts facts) => http.Items[Key] = facts;

    public static string TraceId(HttpContext http) => Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
    public static string OperationOf(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<Operation>()?.Name ?? http.Request.Method;
}
