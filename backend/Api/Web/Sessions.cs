using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kheo.Domain;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace Kheo.Api.Web;

/// <summary>The session of this request: who acts, and the token that unsafe methods must repeat.</summary>
public sealed record SignedIn(Actor Actor, string Antiforgery)
{
    private static readonly object Key = new();

    internal static SignedIn? Of(HttpContext http) => http.User.Identity?.IsAuthenticated == true ? http.Items[Key] as SignedIn : null;
    internal void Put(HttpContext http) => http.Items[Key] = this;

    internal bool AntiforgeryMatches(string? token) =>
        token is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(Antiforgery));
}

/// <summary>Same-origin cookie sessions: the ticket is a secret id, its digest stands in PostgreSQL, idle 30 minutes, 12 hours at most.</summary>
internal static class Sessions
{
    public const string Scheme = "session";
    public const string CookieName = "__Host-kheo";
    public const string AntiforgeryHeader = "X-Kheo-Antiforgery";
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    public static void AddKheoSessions(this IServiceCollection services)
    {
        services.AddSingleton<Actors>();
        services.AddSingleton<Tickets>();
        services.AddScoped<SessionDoor>();
        services.AddSingleton<IXmlRepository, StoredKeys>();
        services.AddDataProtection().SetApplicationName("Kheo");
        services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>()
            .Configure<IXmlRepository>((options, keys) => options.XmlRepository = keys);
        services.AddAuthentication(Scheme).AddCookie(Scheme, options =>
        {
            options.Cookie.Name = CookieName;
            options.Cookie.HttpOnly = true;
            options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.Path = "/";
            options.ExpireTimeSpan = Longest;
            options.SlidingExpiration = false;
            options.Events.OnRedirectToLogin = context => { context.Response.StatusCode = 401; return Task.CompletedTask; };
            options.Events.OnRedirectToAccessDenied = context => { context.Response.StatusCode = 403; return Task.CompletedTask; };
        });
        services.AddOptions<CookieAuthenticationOptions>(Scheme).Configure<Tickets>((options, tickets) => options.SessionStore = tickets);
    }
}

/// <summary>Opens and closes the caller's session; the only way a handler touches the cookie.</summary>
internal sealed class SessionDoor(IHttpContextAccessor accessor, Tickets tickets)
{
    public async Task<SignedIn> Open(Guid accountId)
    {
        var http = accessor.HttpContext!;
        var principal = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, accountId.ToString())], Sessions.Scheme));
        await http.SignInAsync(Sessions.Scheme, principal);
        return await tickets.Newest(http) ?? throw new BadRequest(401, "not-signed-in", "The account cannot sign in.");
    }

    public Task Close() => accessor.HttpContext!.SignOutAsync(Sessions.Scheme);

    public SignedIn Current => SignedIn.Of(accessor.HttpContext!) ?? throw new BadRequest(401, "not-signed-in", "Sign in first.");
}

/// <summary>Turns what the database says of an account into the actor of this request.</summary>
internal class Actors
{
    public virtual Actor Of(Guid accountId, string name, string grantsJson, Guid[] sessions) =>
        new(accountId, name,
            [.. JsonSerializer.Deserialize<List<Row>>(grantsJson, JsonSerializerOptions.Web)!
                .Where(r => Roles.All.ContainsKey(r.Role)).Select(r => new Grant(r.Role, r.UnitId, r.Path, Roles.All[r.Role], Roles.Changes(Roles.All[r.Role])) { Past = r.Past })], sessions);

    private sealed record Row(string Role, Guid UnitId, string Path, IReadOnlyList<string> Past);
}

/// <summary>
/// Tickets in PostgreSQL. A request costs one round trip at most once a second per session: rights that end act on the next request after it.
/// </summary>
internal sealed class Tickets(NpgsqlDataSource source, Actors actors, TimeProvider clock) : ITicketStore
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(900);
    private static readonly object OpenedKey = new();
    private readonly ConcurrentDictionary<string, (DateTimeOffset Until, SignedIn SignedIn, DateTimeOffset Expires)> _recent = new();

    private const string Load =
        """
        update sessions set last_seen_at = now() where ticket_hash = @hash and last_seen_at < now() - interval '1 minute' and last_seen_at > now() - interval '30 minutes';
        select a.id, a.display_name, s.antiforgery, s.expires_at,
          coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'unitId', g.unit_id, 'path', u.path, 'past', to_jsonb(history_of(u.id, u.path)))) from assignments g join units u on u.id = g.unit_id
                    where g.account_id = a.id and g.valid_from <= t.today and (g.valid_to is null or g.valid_to > t.today)), '[]')::text,
          array(select j.id from council_members m join councils c on c.id = m.council_id join judging_sessions j on j.council_id = c.id
                where m.account_id = a.id and c.term_from <= t.today and (c.term_to is null or c.term_to > t.today))
        from sessions s join accounts a on a.id = s.account_id, (select (now() at time zone 'Asia/Ho_Chi_Minh')::date as today) t
        where s.ticket_hash = @hash and a.status = 'active' and s.expires_at > now() and s.last_seen_at > now() - interval '30 minutes'
        """;

    public async Task<string> StoreAsync(AuthenticationTicket ticket) => await StoreAsync(ticket, null!, default);

    public async Task<string> StoreAsync(AuthenticationTicket ticket, HttpContext httpContext, CancellationToken cancellationToken)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var batch = Batch(connection,
            "insert into sessions (id, ticket_hash, account_id, created_at, last_seen_at, expires_at, antiforgery) values (@id, @hash, @account, now(), now(), now() + @longest, @antiforgery);\n" +
            "insert into sign_ins values (@account, now()) on conflict (account_id) do update set last_at = now()",
            new("id", Guid.CreateVersion7()), new("hash", Hash(key)), new("account", Guid.Parse(ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier)!)),
            new("longest", Sessions.Longest), new("antiforgery", Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))));
        await batch.ExecuteNonQueryAsync(cancellationToken);
        if (httpContext is not null) httpContext.Items[OpenedKey] = key;
        return key;
    }

    public Task<SignedIn?> Newest(HttpContext http) => http.Items[OpenedKey] is string key ? Find(key, default).ContinueWith(t => t.Result?.SignedIn, TaskScheduler.Default) : Task.FromResult<SignedIn?>(null);

    public Task RenewAsync(string key, AuthenticationTicket ticket) => Task.CompletedTask;

    public Task<AuthenticationTicket?> RetrieveAsync(string key) => Task.FromResult<AuthenticationTicket?>(null);

    public async Task<AuthenticationTicket?> RetrieveAsync(string key, HttpContext httpContext, CancellationToken cancellationToken)
    {
        if (await Find(key, cancellationToken) is not var (signedIn, expires)) return null;
        signedIn.Put(httpContext);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, signedIn.Actor.AccountId.ToString())], Sessions.Scheme);
        return new AuthenticationTicket(new ClaimsPrincipal(identity), new AuthenticationProperties { ExpiresUtc = expires }, Sessions.Scheme);
    }

    public async Task RemoveAsync(string key)
    {
        _recent.TryRemove(key, out _);
        await using var connection = await source.OpenConnectionAsync();
        await using var batch = Batch(connection, "delete from sessions where ticket_hash = @hash", new NpgsqlParameter("hash", Hash(key)));
        await batch.ExecuteNonQueryAsync();
    }

    private async Task<(SignedIn SignedIn, DateTimeOffset Expires)?> Find(string key, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (_recent.TryGetValue(key, out var known) && known.Until > now) return (known.SignedIn, known.Expires);
        if (_recent.Count > 20_000) _recent.Clear();
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var batch = Batch(connection, Load, new NpgsqlParameter("hash", Hash(key)));
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.NextResultAsync(ct);
        if (!await reader.ReadAsync(ct))
        {
            _recent.TryRemove(key, out _);
            return null;
        }
        var signedIn = new SignedIn(actors.Of(reader.GetGuid(0), reader.GetString(1), reader.GetString(4), reader.GetFieldValue<Guid[]>(5)), reader.GetString(2));
        var expires = reader.GetFieldValue<DateTimeOffset>(3);
        _recent[key] = (now + Fresh, signedIn, expires);
        return (signedIn, expires);
    }

    // One implicit transaction: the door is open for these statements only.
    private static NpgsqlCommand Batch(NpgsqlConnection connection, string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlCommand("select set_config('app.door', 'Ticket', true);\n" + sql, connection);
        command.Parameters.AddRange(parameters);
        return command;
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.ASCII.GetBytes(key));
}

/// <summary>Data Protection keys in PostgreSQL: every instance of the API reads the same cookies, also after a restart.</summary>
internal sealed class StoredKeys(NpgsqlDataSource source) : IXmlRepository
{
    public IReadOnlyCollection<System.Xml.Linq.XElement> GetAllElements()
    {
        using var command = source.CreateCommand("select xml from data_protection_keys order by id");
        using var reader = command.ExecuteReader();
        var keys = new List<System.Xml.Linq.XElement>();
        while (reader.Read()) keys.Add(System.Xml.Linq.XElement.Parse(reader.GetString(0)));
        return keys;
    }

    public void StoreElement(System.Xml.Linq.XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        using var command = source.CreateCommand("insert into data_protection_keys (xml) values ($1)");
        command.Parameters.Add(new NpgsqlParameter { Value = element.ToString(System.Xml.Linq.SaveOptions.DisableFormatting) });
        command.ExecuteNonQuery();
    }
}
