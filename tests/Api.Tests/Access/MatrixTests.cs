using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kheo.Api.Tests.Contract;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;

namespace Kheo.Api.Tests.Access;

/// <summary>Every endpoint × actor × relation, behind both walls and behind each wall alone. No exemptions: an operation without a door fails.</summary>
public class MatrixTests
{
    private sealed record Knocker(string Name, char Letter, Client Client);

    [Fact]
    public async Task Every_operation_has_its_row_and_every_row_its_operation()
    {
        var operations = (await ContractTests.Operations()).Select(o => o.Name).Order().ToList();
        var doors = Doors.All.Select(d => d.Operation).Order().ToList();
        Assert.True(operations.Except(doors).Any() is false, "No row in Doors.cs, so nobody said who may enter: " + string.Join(", ", operations.Except(doors)));
        Assert.True(doors.Except(operations).Any() is false, "A row without an operation: " + string.Join(", ", doors.Except(operations)));
    }

    [Theory]
    [InlineData(Walls.Both)]
    [InlineData(Walls.RowSecurityOnly)]
    [InlineData(Walls.ApplicationOnly)]
    public async Task Nobody_gets_further_than_his_assignments(Walls walls)
    {
        var (world, plots) = await Plots.Plant(walls);
        var operations = (await ContractTests.Operations()).ToDictionary(o => o.Name);
        var routes = (await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "tests/Api.Tests/Contract/endpoints.manifest"))).Select(l => l.Split(' ')).ToDictionary(l => l[2], l => (Method: new HttpMethod(l[0]), Path: l[1]));
        var knockers = await Knockers(world);
        var (cells, wrong) = (0, new ConcurrentBag<string>());
        var foreign = await Digest(plots);

        foreach (var door in Doors.All.Where(d => routes.ContainsKey(d.Operation)).OrderBy(d => routes[d.Operation].Method == HttpMethod.Get ? 0 : 1).ThenBy(d => d.Operation == "SignOut" ? 1 : 0))
        {
            var (operation, route) = (operations[door.Operation], routes[door.Operation]);
            var targets = door.Place is Place.List or Place.Own or Place.Public ? plots.Take(1).ToList() : plots;
            await Parallel.ForEachAsync(knockers, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (knocker, _) =>
            {
                foreach (var plot in targets)
                {
                    var (expected, got, text) = (Expected(walls, door, knocker, plot), 0, "");
                    try
                    {
                        (got, text) = await Knock(world, operation, route.Method, route.Path, door, knocker, plot);
                    }
                    catch (Exception failure) when (failure is Xunit.Sdk.XunitException or HttpRequestException or InvalidOperationException)
                    {
                        text = failure.Message;
                    }
                    Interlocked.Increment(ref cells);
                    var right = door.Place == Place.Public ? got is >= 200 and < 500 and not (401 or 403) || text.Contains("sign-in-refused", StringComparison.Ordinal) : expected == 200 ? got is >= 200 and < 500 and not (401 or 403 or 404) : got == expected;
                    if (!right) wrong.Add($"{walls} {door.Operation} {knocker.Name} {plot.Relation}: expected {(expected == 200 ? "passage" : expected)}, got {got} {text[..Math.Min(text.Length, 200)]}");
                    // A target's own name may come back to whoever named it in the path; no other canary of a unit out of scope may.
                    foreach (var other in plots.Where(p => !p.Visible && Reveals(text, p) && !Granted(door, knocker, p)))
                        wrong.Add($"{walls} {door.Operation} {knocker.Name} {plot.Relation}: shows {other.Relation}");
                }
            });
        }

        Assert.True(wrong.IsEmpty, $"{wrong.Count} wrong of {cells} cells:\n" + string.Join('\n', wrong.GroupBy(w => Regex.Replace(w, @" \S+ \S+: ", " … ")[..Math.Min(w.Length - 12, 110)]).Select(g => $"{g.Count()}× {g.First()}").Order().Take(60)));
        Assert.True(cells > 3_000, $"Only {cells} cells were tried.");
        Assert.Equal(foreign, await Digest(plots));
    }

    [Fact]
    public async Task A_list_does_show_what_lies_in_scope()
    {
        var (world, plots) = await Plots.Plant(Walls.Both);
        var agency = await world.Agency(world.Commune);
        foreach (var list in new[] { "/api/units", "/api/registrations", "/api/campaigns", "/api/judging-sessions", "/api/decisions", "/api/recognitions", "/api/aggregate-entries" })
            Assert.True(Reveals((await agency.Get<object>(list)).Text, plots[0]), $"{list} shows nothing of the caller's own unit, so its silence about others proves nothing.");
    }

    private static int Expected(Walls walls, Door door, Knocker knocker, Plot plot)
    {
        if (door.Place == Place.Public) return 200;
        if (knocker.Letter == '-') return 401;
        if (door.Place == Place.Own) return 200;
        if (knocker.Letter is '!' ) return door.Roles.Length == 7 && door.Hidden.Length > 0 ? 404 : 403;
        if (!door.Roles.Contains(knocker.Letter, StringComparison.Ordinal)) return 403;
        if (door.Place == Place.List) return 200;
        var reaching = plot.Relation == Relation.Parent && door.Place == Place.Down;
        // The names of the units above stand on every page, so row security admits those rows (0003, units). Alone, it lets a superior's unit be
        // read, and every act on it is refused by name instead of hidden; what the superior unit owns stays hidden.
        if (walls == Walls.RowSecurityOnly && plot.Relation == Relation.Parent && (door.Resource is "unit" or "report" or "yearly"))
            return door.Operation is "GetUnit" or "GetLineage" ? 200 : 403;
        if (!plot.Visible && !reaching) return 404;
        if (door.Hidden.Contains(knocker.Letter, StringComparison.Ordinal)) return 404;
        if (!door.Passing.Contains(knocker.Letter, StringComparison.Ordinal)) return 403;
        if (door.Place == Place.Above && plot.Relation == Relation.Own) return 403;
        return reaching && door.Roles != "ocamlid" ? 403 : 200;
    }

    // Campaigns, lists and tiers of a unit above are meant to be seen; so is the name of the unit they belong to.
    private static bool Granted(Door door, Knocker knocker, Plot plot) =>
        plot.Relation == Relation.Parent && (door.Place == Place.Down || door.Operation is "ListCampaigns" or "ListReorganisations" or "ExportReorganisations" or "GetLineage" or "ListTiers" or "ListProgrammes" or "ListFieldLists" or "ListStandardFields" or "ListBaseSalaries" or "GetUnit" or "GetSession");

    private static bool Reveals(string text, Plot plot) => Regex.IsMatch(text, Regex.Escape(plot.Canary) + "(?![A-Z0-9])");

    private static async Task<(int Status, string Text)> Knock(World.World world, Operation operation, HttpMethod method, string path, Door door, Knocker knocker, Plot plot)
    {
        var ids = new Dictionary<string, Guid>(plot.Ids);
        if (operation.Verb == Verb.Delete && door.Resource.Length > 0 && plot.Visible) ids[door.Resource] = await Again(door.Resource, ids[door.Resource]);
        if (door.Operation == "UploadFile" && plot.Visible) await Plots.Run("update registrations set status = 'draft' where id = $1 and status <> 'draft'", ids["registration"]);
        var client = door.Operation == "SignOut" && knocker.Letter != '-' ? await world.SignIn(knocker.Client.AccountId) : knocker.Client;

        var id = path.Contains("{id}", StringComparison.Ordinal) ? ids[door.Resource] : Guid.Empty;
        var address = path.Replace("{id}", id.ToString(), StringComparison.Ordinal).Replace("{code}", "KHONG-CO-2026-0001", StringComparison.Ordinal) + door.Query;
        if (door.Resource == "report") address += $"?campaignId={world.Campaign.Id}&unitId={plot.Unit.Id}";
        if (door.Resource == "yearly") address += $"?unitId={plot.Unit.Id}";
        string? version = operation.NeedsIfMatch ? Plots.Version(Plots.Tables.TryGetValue(door.Resource, out var table) ? await Plots.Ask<long>($"select row_version from {table} where id = $1", ids[door.Resource]) : 1) : null;
        object? body = operation.Verb switch
        {
            Verb.Upload => Plots.Picture(),
            Verb.Create or Verb.Do or Verb.Act or Verb.Put => Body(world, operation, ids),
            _ => null,
        };
        var answer = await client.Send<object>(method, address, body, version, operation.Unsafe ? Guid.NewGuid().ToString() : null);
        return (answer.Status, operation.Verb == Verb.Export && answer.Status == 200 ? await Sheet(client, address) : answer.Text);
    }

    /// <summary>The contract's own example with every id in it made to name something real: the plot's where the target is meant, the world's elsewhere.</summary>
    private static JsonNode? Body(World.World world, Operation operation, Dictionary<string, Guid> ids)
    {
        if (Examples.Of(operation.Request) is not JsonObject example) return null;
        var known = new Dictionary<string, Guid>
        {
            ["unitId"] = ids["unit"], ["underUnitId"] = ids["unit"], ["intoUnitId"] = ids["unit"], ["parentId"] = ids["unit"], ["recipientUnitId"] = ids["unit"], ["campaignId"] = world.Campaign.Id,
            ["programmeId"] = world.Programme.Id, ["fieldListId"] = world.FieldList.Id, ["fieldId"] = world.FieldList.Fields[0].Id, ["tierId"] = world.Tiers["cell"],
            ["standardFieldId"] = world.FieldList.Fields[0].StandardFieldId!.Value, ["registrationId"] = ids["registration"], ["councilId"] = ids["council"], ["accountId"] = ids["account"],
            ["recognitionId"] = ids["recognition"], ["candidateId"] = ids["candidate"], ["id"] = ids["registration"],
        };
        var lists = new Dictionary<string, Guid[]> { ["registrationIds"] = [ids["registration"]], ["obligationIds"] = [ids["obligation"]], ["candidateIds"] = [ids["candidate"]], ["present"] = [] };
        Patch(example, known, lists);
        foreach (var empty in new[] { "sessionId", "originId", "pilotUnitId", "containedIn", "toUnitId" }) Remove(example, empty);
        if (operation.Name.EndsWith("Registrations", StringComparison.Ordinal)) foreach (var item in example["items"]!.AsArray()) item!["rowVersion"] = Plots.Ask<long>("select row_version from registrations where id = $1", ids["registration"]).Result;
        if (example["code"] is not null) example["code"] = "Z" + Guid.NewGuid().ToString("N")[..12].ToUpperInvariant();
        if (example["userName"] is not null) example["userName"] = "z" + Guid.NewGuid().ToString("N")[..12];
        return example;
    }

    private static void Patch(JsonNode? node, Dictionary<string, Guid> known, Dictionary<string, Guid[]> lists)
    {
        if (node is JsonArray items) foreach (var item in items) Patch(item, known, lists);
        if (node is not JsonObject fields) return;
        foreach (var (name, value) in fields.ToList())
        {
            if (lists.TryGetValue(name, out var several)) fields[name] = new JsonArray([.. several.Select(i => (JsonNode)JsonValue.Create(i)!)]);
            else if (known.TryGetValue(name, out var id) && (value is null ? name == "unitId" : Guid.TryParse(value.ToString(), out _))) fields[name] = id;
            else Patch(value, known, lists);
        }
    }

    private static void Remove(JsonNode? node, string name)
    {
        if (node is JsonArray items) foreach (var item in items) Remove(item, name);
        if (node is not JsonObject fields) return;
        if (fields.ContainsKey(name)) fields[name] = null;
        foreach (var (_, value) in fields) Remove(value, name);
    }

    private static async Task<Guid> Again(string what, Guid id)
    {
        var (next, table) = (Guid.CreateVersion7(), Plots.Tables[what]);
        var changes = new JsonObject { ["id"] = next };
        if (what == "candidate") changes["registration_id"] = await Registration(await Plots.Ask<Guid>("select registration_id from candidates where id = $1", id));
        await Plots.Run($"insert into {table} select (jsonb_populate_record(t, $2::jsonb)).* from {table} t where id = $1", id, changes.ToJsonString());
        return next;
    }

    private static async Task<Guid> Registration(Guid pattern)
    {
        var (id, model) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Plots.Run("insert into models select (jsonb_populate_record(m, jsonb_build_object('id', $2::uuid))).* from models m join registrations r on r.model_id = m.id where r.id = $1", pattern, model);
        await Plots.Run("insert into registrations select (jsonb_populate_record(r, jsonb_build_object('id', $2::uuid, 'model_id', $3::uuid, 'code', $2::text))).* from registrations r where id = $1", pattern, id, model);
        return id;
    }

    private static async Task<List<Knocker>> Knockers(World.World world)
    {
        var knockers = new List<Knocker>();
        foreach (var (role, letter) in new[] { ("unit-officer", 'o'), ("committee-officer", 'c'), ("standing-agency", 'a'), ("council-member", 'm'), ("leader", 'l'), ("inspector", 'i'), ("administrator", 'd') })
            knockers.Add(new(role, letter, await world.As(role, world.Commune)));
        // A right that ended is no right, also for somebody whose account lives on.
        knockers.Add(new("ended", '!', await world.As("standing-agency", world.Commune, new DateOnly(2026, 1, 1))));
        knockers.Add(new("anonymous", '-', new Client(world.Anonymous(), Guid.Empty)));
        return knockers;
    }

    private static async Task<string> Sheet(Client client, string address)
    {
        using var response = await client.Http.GetAsync(address);
        await using var zip = new ZipArchive(await response.Content.ReadAsStreamAsync());
        var text = new StringBuilder();
        foreach (var entry in zip.Entries) text.Append(await new StreamReader(entry.Open()).ReadToEndAsync());
        return text.ToString();
    }

    /// <summary>
    /// All rows of the units that the knockers may not touch. Of the tables in which a DELETE door's target is planted anew for each knock, the
    /// first one; of all others every row, so that a row made where nobody may make one shows too.
    /// </summary>
    private static async Task<string> Digest(List<Plot> plots)
    {
        string[] replanted = ["model", "registration", "file", "candidate", "decision"];
        var digest = new StringBuilder();
        foreach (var plot in plots.Where(p => !p.Visible))
            // The ledger of a unit above follows what is registered below it: that is its purpose.
            foreach (var (what, table) in Plots.Tables.Where(t => t.Key != "unit" && (t.Key, plot.Relation) is not ("obligation", Relation.Parent)))
                digest.Append(plot.Relation).Append(' ').Append(table).Append(' ').AppendLine(replanted.Contains(what)
                    ? await Plots.Ask<string>($"select md5(t::text) from {table} t where id = $1", plot.Ids[what])
                    : await Plots.Ask<string>($"select coalesce(md5(string_agg(t::text, '|' order by id)), '') from {table} t where unit_path = $1", plot.Unit.Path));
        return digest.ToString();
    }
}
