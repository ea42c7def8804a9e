using System.Security.Claims;
using Kheo.Api.Web;
using Kheo.Domain;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Kheo.Api.Tests.World;

public sealed record PlantedUnit(Guid Id, string Code, string Path, string Name, Guid TierId, int Rank);

/// <summary>
/// A tenant of one test: its own root with the five tiers, a province with communes, base organisations and cells, a cousin whose path shares a
/// prefix as text, and another province. Nothing is shared with another test, so nothing is reset. Rooms add builders named by state.
/// </summary>
public sealed partial class World
{
    private static int _count;
    private readonly List<(string Sql, object?[] Values)> _planting = [];

    public WebApplicationFactory<Program> Host { get; private init; } = null!;
    public string Code { get; private init; } = "";
    public Dictionary<string, Guid> Tiers { get; } = [];

    public PlantedUnit Root { get; private set; } = null!;
    public PlantedUnit Province { get; private set; } = null!;
    public PlantedUnit OtherProvince { get; private set; } = null!;
    public PlantedUnit Commune { get; private set; } = null!;
    /// <summary>Its code begins with the commune's: `/…/X1/` and `/…/X10/` are cousins, not kin.</summary>
    public PlantedUnit CousinByText { get; private set; } = null!;
    public PlantedUnit Base { get; private set; } = null!;
    public PlantedUnit SiblingBase { get; private set; } = null!;
    public PlantedUnit Cell { get; private set; } = null!;
    public PlantedUnit SiblingCell { get; private set; } = null!;
    public PlantedUnit CousinCell { get; private set; } = null!;
    public PlantedUnit ForeignCell { get; private set; } = null!;

    /// <summary>Root and units, nothing else.</summary>
    public static async Task<World> Planted(Walls walls = Walls.Both)
    {
        var world = new World { Host = await House.Host(walls), Code = $"T{Interlocked.Increment(ref _count)}" };
        world.Root = world.Unit(null, world.Code, "Đảng bộ Trung ương giả định", 1);
        world.Province = world.Unit(world.Root, "AB", "Đảng bộ tỉnh An Bình", 2);
        world.OtherProvince = world.Unit(world.Root, "BC", "Đảng bộ tỉnh Bắc Cường", 2);
        world.Commune = world.Unit(world.Province, "X1", "Đảng bộ xã Hòa Thuận", 3);
        world.CousinByText = world.Unit(world.Province, "X10", "Đảng bộ xã Hòa Thuận Đông", 3);
        world.Base = world.Unit(world.Commune, "B1", "Đảng bộ cơ sở ấp Trung", 4);
        world.SiblingBase = world.Unit(world.Commune, "B2", "Đảng bộ cơ sở Trường Tiểu học", 4);
        world.Cell = world.Unit(world.Base, "C1", "Chi bộ ấp Trung Bình", 5);
        world.SiblingCell = world.Unit(world.Base, "C2", "Chi bộ ấp Trung Hòa", 5);
        world.CousinCell = world.Unit(world.CousinByText, "C1", "Chi bộ ấp Đông", 5);
        world.ForeignCell = world.Unit(world.OtherProvince, "C1", "Chi bộ Văn phòng", 5);
        await world.Flush();
        return world;
    }

    /// <summary>A further unit, planted behind the API's back.</summary>
    public async Task<PlantedUnit> AddUnit(PlantedUnit parent, string code, string name)
    {
        var unit = Unit(parent, code, name, parent.Rank + 1);
        await Flush();
        return unit;
    }

    public Task<Client> Officer(PlantedUnit unit) => As("unit-officer", unit);
    public Task<Client> Committee(PlantedUnit unit) => As("committee-officer", unit);
    public Task<Client> Agency(PlantedUnit unit) => As("standing-agency", unit);
    public Task<Client> Member(PlantedUnit unit) => As("council-member", unit);
    public Task<Client> Leader(PlantedUnit unit) => As("leader", unit);
    public Task<Client> Inspector(PlantedUnit unit) => As("inspector", unit);
    public Task<Client> Administrator(PlantedUnit unit) => As("administrator", unit);

    /// <summary>Somebody who holds these roles over these units since last year, signed in.</summary>
    public async Task<Client> As(string role, PlantedUnit unit, DateOnly? until = null, params (string Role, PlantedUnit Unit)[] more)
    {
        var account = Guid.CreateVersion7();
        var name = $"Người dùng {role}";
        Plan("insert into accounts (id, unit_id, unit_path, user_name, display_name, name_fold, title, status) values ($1,$2,$3,$4,$5,$6,$7,'active')",
            account, unit.Id, unit.Path, $"u{account:N}", name, Text.Fold(name), role);
        foreach (var (r, u) in more.Prepend((role, unit)))
            Plan("insert into assignments (id, account_id, unit_id, unit_path, role, valid_from, valid_to) values ($1,$2,$3,$4,$5,'2025-01-01',$6)",
                Guid.CreateVersion7(), account, u.Id, u.Path, r, u == unit && r == role ? until : null);
        await Flush();
        return await SignIn(account);
    }

    /// <summary>A session for an account, made by the server's own ticket store and cookie format: no password is hashed a thousand times in a run.</summary>
    public Task<Client> SignIn(Guid account) => On(Host, account);

    /// <summary>The same at another host of this database.</summary>
    public async Task<Client> On(WebApplicationFactory<Program> host, Guid account)
    {
        var tickets = host.Services.GetRequiredService<Tickets>();
        var options = host.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Sessions.Scheme);
        var ticket = new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, account.ToString())], Sessions.Scheme)), Sessions.Scheme);
        var context = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        var key = await tickets.StoreAsync(ticket, context, default);
        var signedIn = await tickets.Newest(context) ?? throw new InvalidOperationException("The planted account cannot sign in.");
        var cookie = new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([new Claim("Microsoft.AspNetCore.Authentication.Cookies-SessionId", key)], Sessions.Scheme)), Sessions.Scheme);
        var http = Anonymous(host);
        http.DefaultRequestHeaders.Add("Cookie", $"{Sessions.CookieName}={options.TicketDataFormat.Protect(cookie)}");
        http.DefaultRequestHeaders.Add(Sessions.AntiforgeryHeader, signedIn.Antiforgery);
        return new Client(http, account);
    }

    public HttpClient Anonymous() => Anonymous(Host);

    private static HttpClient Anonymous(WebApplicationFactory<Program> host) => host.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("https://localhost"), HandleCookies = false, AllowAutoRedirect = false });

    /// <summary>SQL as the owner, for planting and for looking behind the API's back.</summary>
    public static async Task<T?> Ask<T>(string sql, params object?[] values)
    {
        await using var command = (await House.Owner()).CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        var answer = await command.ExecuteScalarAsync();
        return answer is null or DBNull ? default : (T)answer;
    }

    private void Plan(string sql, params object?[] values) => _planting.Add((sql, values));

    private async Task Flush()
    {
        await using var batch = (await House.Owner()).CreateBatch();
        foreach (var (sql, values) in _planting)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = sql;
            foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
            batch.BatchCommands.Add(command);
        }
        _planting.Clear();
        await batch.ExecuteNonQueryAsync();
    }

    private PlantedUnit Unit(PlantedUnit? parent, string code, string name, int rank)
    {
        var id = Guid.CreateVersion7();
        var path = UnitPaths.Child(parent?.Path, code);
        if (parent is null)
        {
            string[] names = ["Trung ương", "Tỉnh", "Cấp trên cơ sở", "Cơ sở", "Chi bộ"];
            string[] codes = ["central", "province", "upper", "base", "cell"];
            for (var i = 0; i < names.Length; i++)
            {
                Tiers[codes[i]] = Guid.CreateVersion7();
                Plan("insert into tiers (id, unit_id, unit_path, code, name, rank, valid_from) values ($1,$2,$3,$4,$5,$6,'1945-09-02')", Tiers[codes[i]], id, path, codes[i], names[i], i + 1);
            }
        }
        var tier = Tiers.ElementAt(rank - 1).Value;
        Plan("insert into units (id, parent_id, code, path, kind, tier_id, party_name, name_fold, opened_on) values ($1,$2,$3,$4,$5,$6,$7,$8,'2020-01-01')",
            id, parent?.Id, code, path, rank switch { 1 => "central", 2 => "province-committee", 3 => "commune-committee", 4 => "grassroots", _ => "cell" }, tier, name, Text.Fold(name));
        Plan("insert into unit_versions (id, unit_id, valid_from, party_name, parent_id, tier_id, path) values ($1,$2,'2020-01-01',$3,$4,$5,$6)",
            Guid.CreateVersion7(), id, name, parent?.Id, tier, path);
        return new PlantedUnit(id, code, path, name, tier, rank);
    }
}
