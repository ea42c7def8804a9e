using System.Security.Cryptography;
using System.Text.Json;
using Kheo.Api.Database;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace Kheo.Api.Web;

/// <summary>
/// Every POST carries Idempotency-Key. The key's row is inserted in the command's own transaction, so a concurrent twin waits on it;
/// a replay gets the first answer (without a secret that is shown once), another body 422, and nothing is kept of a request that failed.
/// <see cref="Purge"/> takes the rows away after a week.
/// </summary>
internal static class Idempotency
{
    public const string Header = "Idempotency-Key";

    public static void RequireKey(HttpContext http)
    {
        string? key = http.Request.Headers[Header];
        if (string.IsNullOrEmpty(key)) throw new BadRequest(400, "idempotency-key-missing", $"Send {Header}, one per intention.");
        if (key.Length is < 8 or > 64 || !key.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            throw new BadRequest(400, "idempotency-key-malformed", $"{Header} is 8 to 64 letters, digits or hyphens.");
    }

    /// <summary>Null when the request is new; the first answer when it is a replay.</summary>
    public static async Task<Answer?> Begin(KheoDbContext db, HttpContext http, RequestFacts facts, CancellationToken ct)
    {
        var (actor, key, hash) = (facts.Actor!.AccountId, http.Request.Headers[Header].ToString(), Requests.HashOf(http));
        var made = await db.Database.ExecuteSqlAsync(
            $"insert into idempotency_keys (actor_id, key, operation, request_hash) values ({actor}, {key}, {facts.Operation}, {hash}) on conflict do nothing", ct);
        if (made == 1) return null;

        var kept = await db.Database.SqlQuery<Kept>(
            $"select request_hash as \"RequestHash\", status as \"Status\", headers::text as \"Headers\", body as \"Body\" from idempotency_keys where actor_id = {actor} and key = {key}").SingleAsync(ct);
        if (!CryptographicOperations.FixedTimeEquals(kept.RequestHash, hash))
            throw new BadRequest(422, "idempotency-key-reused", $"This {Header} was used for another request.");
        return new Answer(kept.Status, JsonSerializer.Deserialize<Dictionary<string, string>>(kept.Headers)!, kept.Body);
    }

    /// <summary>What keeps the answer beside the key.</summary>
    public static Statement Keep(HttpContext http, RequestFacts facts, Answer answer) => new(
        "update idempotency_keys set status = @key_status, headers = @key_headers, body = @key_body where actor_id = @key_actor and key = @key",
        new("key_status", answer.Status), new("key_headers", NpgsqlDbType.Jsonb) { Value = JsonSerializer.Serialize(answer.Headers) }, new("key_body", answer.Body),
        new("key_actor", facts.Actor!.AccountId), new("key", http.Request.Headers[Header].ToString()));

    private sealed record Kept(byte[] RequestHash, int Status, string Headers, byte[] Body);
}
