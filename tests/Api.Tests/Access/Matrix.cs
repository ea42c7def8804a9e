using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kheo.Api.Tests.Contract;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;

namespace Kheo.Api.Tests.Access;

/// <summary>What came of knocking: how many cells were tried, and which did not answer as they must.</summary>
public sealed record Findings(int Cells, IReadOnlyList<string> Wrong)
{
    public override string ToString() => $"{Wrong.Count} wrong of {Cells} cells:\n" + string.Join('\n', Wrong
        .GroupBy(w => Regex.Match(w, @"^\S+").Value + Regex.Match(w, ": .{0,30}").Value).Select(g => $"{g.Count()}× {g.First()}").Order().Take(60));
}

/// <summary>One request at one door: who makes it, of what, with which version.</summary>
internal sealed record Asked(Client Client, HttpMethod Method, string Address, Func<object?> Body, string? Version);

/// <summary>Knocks at every door as everybody, at everything: the same code for the promise and for the controls that show it can fail.</summary>
internal static class Matrix
{
    public static async Task<Findings> Knock(World.World world, IReadOnlyList<Plot> plots, IReadOnlyList<Knocker> knockers, IEnumerable<Door> doors)
    {
        var operations = (await ContractTests.Operations()).ToDictionary(o => o.Name);
        var routes = await Routes();
        var (cells, wrong) = (0, new ConcurrentBag<string>());
        foreach (var door in doors.Where(d => routes.ContainsKey(d.Operation)).OrderBy(d => routes[d.Operation].Method == HttpMethod.Get ? 0 : 1).ThenBy(d => d.Operation == "SignOut" ? 1 : 0))
        {
            var (operation, route) = (operations[door.Operation], routes[door.Operation]);
            var targets = door.Place is Place.List or Place.Own or Place.Public ? plots.Take(1).ToList() : plots;
            await Parallel.ForEachAsync(knockers, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (knocker, _) =>
            {
                foreach (var plot in targets)
                {
                    var (expected, got, text) = (Expected(door, knocker, plot), 0, "");
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
                    if (!right) wrong.Add($"{door.Operation} {knocker.Name} {plot.Relation}: expected {(expected == 200 ? "passage" : expected)}, got {got} {text[..Math.Min(text.Length, 200)]}");
                    // A target's own name may come back to whoever named it in the path; no other canary of a unit out of scope may.
                    foreach (var other in plots.Where(p => Shows(text, p, door, knocker)))
                        wrong.Add($"{door.Operation} {knocker.Name} {plot.Relation}: shows {other.Relation}");
                }
            });
        }
        return new(cells, [.. wrong]);
    }

    /// <summary>One id of one's own and one of somebody else's: nothing of it is done, also not to one's own.</summary>
    public static async Task<Findings> KnockWithOneForeignId(World.World world, IReadOnlyList<Plot> plots, IReadOnlyList<Knocker> knockers)
    {
        var operations = (await ContractTests.Operations()).ToDictionary(o => o.Name);
        var routes = await Routes();
        var (cells, wrong) = (0, new List<string>());
        var mine = plots.Single(p => p.Relation == Relation.Child);
        foreach (var (name, what) in Doors.Bulk)
        {
            var table = Plots.Tables[what];
            var rows = Doors.All.Single(d => d.Operation == name).Roles;
            async Task<string?> Digest() => await Plots.Ask<string>($"select md5(t::text) from {table} t where id = $1", mine.Ids[what]);
            foreach (var knocker in knockers.Where(k => k.Here && rows.Contains(k.Letter, StringComparison.Ordinal)))
                foreach (var foreign in plots.Where(p => knocker.Kin(p.Relation) is Kin.Above or Kin.Stranger))
                {
                    var body = Body(world, operations[name], mine.Ids)!.AsObject();
                    var list = body.Select(f => f.Value).OfType<JsonArray>().Single();
                    var other = list[0]!.DeepClone();
                    if (other is JsonObject item) (item["id"], item["rowVersion"]) = (foreign.Ids[what], await Plots.Ask<long>($"select row_version from {table} where id = $1", foreign.Ids[what]));
                    else other = foreign.Ids[what];
                    list.Add(other);
                    var (before, path) = (await Digest(), routes[name].Path.Replace("{id}", mine.Ids["session"].ToString(), StringComparison.Ordinal));
                    var version = operations[name].NeedsIfMatch ? Plots.Version(await Plots.Ask<long>("select row_version from judging_sessions where id = $1", mine.Ids["session"])) : null;
                    var answer = await knocker.Client.Send<object>(routes[name].Method, path, body, version, Guid.NewGuid().ToString());
                    cells++;
                    if (answer.Status != 404) wrong.Add($"{name} {knocker.Name} with one of {foreign.Relation}: expected 404, got {answer.Status} {answer.Text}");
                    if (before != await Digest()) wrong.Add($"{name} {knocker.Name} with one of {foreign.Relation}: one's own was done");
                }
        }
        return new(cells, wrong);
    }

    /// <summary>Operations that nobody judged, and rows for doors that are not there.</summary>
    public static IReadOnlyList<string> Unmatched(IEnumerable<string> operations, IEnumerable<Door> doors)
    {
        var (there, judged) = (operations.ToList(), doors.Select(d => d.Operation).ToList());
        return [.. there.Except(judged).Select(o => $"{o}: no row in Doors.cs, so nobody said who may enter"), .. judged.Except(there).Select(o => $"{o}: a row without an operation"),
            .. judged.GroupBy(o => o).Where(g => g.Count() > 1).Select(g => $"{g.Key}: two rows")];
    }

    public static async Task<Dictionary<string, (HttpMethod Method, string Path)>> Routes() =>
        (await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "tests/Api.Tests/Contract/endpoints.manifest"))).Select(l => l.Split(' ')).ToDictionary(l => l[2], l => (new HttpMethod(l[0]), l[1]));

    private static int Expected(Door door, Knocker knocker, Plot plot)
    {
        if (door.Place == Place.Public) return 200;
        if (knocker.Letter == '-') return 401;
        if (door.Place == Place.Own) return 200;
        if (knocker.Letter is '!' ) return door.Roles.Length == 7 && door.Hidden.Length > 0 ? 404 : 403;
        if (!door.Roles.Contains(knocker.Letter, StringComparison.Ordinal)) return 403;
        if (door.Place == Place.List) return 200;
        if (knocker.Sits(plot.Relation) && door.Seats.Length > 0)
            return !door.Seats.Contains(knocker.Seat, StringComparison.Ordinal) ? 403 : plot.Relation == Relation.Recused && door.Scores ? 409 : 200;
        var kin = knocker.Kin(plot.Relation);
        var reaching = kin == Kin.Above && door.Place is (Place.Down or Place.Received);
        if (kin is Kin.Above or Kin.Stranger && !reaching) return 404;
        if (door.Hidden.Contains(knocker.Letter, StringComparison.Ordinal)) return 404;
        if (!door.Passing.Contains(knocker.Letter, StringComparison.Ordinal)) return 403;
        if (door.Place == Place.Above && kin == Kin.Own) return 403;
        return reaching && door.Place == Place.Down && (door.Roles != "ocamlid" || door.Rows is not null) ? 403 : 200;
    }

    private static readonly string[] ReachingDown = [.. Lists("Campaigns", "Tiers", "Programmes", "FieldLists", "StandardFields", "StandardIndicators", "BaseSalaries", "Reorganisations", "Directives", "ReceivedDirectives", "Twinnings"), "ListMyTasks"];
    private static readonly string[] OfSeats = [.. Lists("JudgingSessions", "Councils"), "ListMyTasks", "ExportMyTasks"];

    private static IEnumerable<string> Lists(params string[] of) => of.SelectMany(what => new[] { "List" + what, "Export" + what });

    private static bool Shows(string text, Plot plot, Door door, Knocker knocker) => knocker.Kin(plot.Relation) switch
    {
        Kin.Own or Kin.Below => false,
        // Campaigns, lists and tiers of a unit above are meant to be seen.
        Kin.Above when door.Place is Place.Down or Place.Received || ReachingDown.Contains(door.Operation) => false,
        Kin.Above when door.Operation == "SearchEverything" => plot.Reveals(WithoutDocuments(text)),
        _ => plot.Reveals(text) || plot.RevealsJudging(text) && !(knocker.Sits(plot.Relation) && (door.Seats.Length > 0 || OfSeats.Contains(door.Operation))),
    };

    // Documents of a unit above were sent to whom they reach; all else that is found must lie below.
    private static string WithoutDocuments(string found) => found.StartsWith("{\"groups\"", StringComparison.Ordinal)
        ? new JsonArray([.. JsonNode.Parse(found)!["groups"]!.AsArray().Where(g => (string?)g!["kind"] != "directive").Select(g => g!.DeepClone())]).ToJsonString(Unescaped) : found;

    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static async Task<(int Status, string Text)> Knock(World.World world, Operation operation, HttpMethod method, string path, Door door, Knocker knocker, Plot plot)
    {
        var request = await Prepare(world, operation, method, path, door, knocker, plot);
        var answer = await request.Client.Send<object>(method, request.Address, request.Body(), request.Version, operation.Unsafe ? Guid.NewGuid().ToString() : null);
        return (answer.Status, operation.View == typeof(Sheet) && answer.Status == 200 ? await Sheet(request.Client, request.Address) : answer.Text);
    }

    /// <summary>The request as it is made rightly: at the plot's target, with the contract's example as body and the version that stands.</summary>
    public static async Task<Asked> Prepare(World.World world, Operation operation, HttpMethod method, string path, Door door, Knocker knocker, Plot plot)
    {
        var ids = new Dictionary<string, Guid>(plot.Ids);
        if (operation.Verb == Verb.Delete && door.Resource.Length > 0 && plot.Touched) ids[door.Resource] = await Again(door.Resource, ids[door.Resource]);
        if (door.Operation is "UploadFile" or "AttachPaper" or "UploadPublicCopy" or "BlackenPicture" or "RemovePublicCopy" && plot.Touched) await Plots.Run("update registrations set status = 'draft' where id = $1 and status <> 'draft'", ids["registration"]);
        var client = door.Operation == "SignOut" && knocker.Letter != '-' ? await world.SignIn(knocker.Client.AccountId) : knocker.Client;

        var id = path.Contains("{id}", StringComparison.Ordinal) ? ids[door.Resource] : Guid.Empty;
        var address = path.Replace("{id}", id.ToString(), StringComparison.Ordinal).Replace("{code}", "KHONG-CO-2026-0001", StringComparison.Ordinal) + door.Query;
        if (door.Resource == "report") address += $"?campaignId={world.Campaign.Id}&unitId={plot.Unit.Id}";
        if (door.Operation == "DownloadRegistrationImportTemplate") address += $"?campaignId={world.Campaign.Id}&unitId={plot.Unit.Id}";
        if (door.Resource == "yearly") address += $"?unitId={plot.Unit.Id}";
        var (table, row) = door.Place == Place.Own ? ("accounts", knocker.Client.AccountId) : (Plots.Tables.GetValueOrDefault(door.Resource), ids.GetValueOrDefault(door.Resource));
        string? version = operation.NeedsIfMatch ? Plots.Version(table is null ? 1 : await Plots.Ask<long>($"select row_version from {table} where id = $1", row)) : null;
        var body = operation.Verb is Verb.Create or Verb.Do or Verb.Act or Verb.Put ? Body(world, operation, ids) : null;
        return new(client, method, address, () => operation.Verb != Verb.Upload ? body : door.Operation switch
        {
            "CheckUnitImport" => Plots.Units(ids["unit"]), "CheckRegistrationImport" => Plots.Entries(ids["unit"], world.Campaign.Id), "AttachPaper" => Plots.Paper(), "SendPart" => Plots.Part(), "AttachToDirective" or "AttachOwnPlan" or "UploadPublicCopy" => Features.Documents.DirectiveTests.Paper(), _ => Plots.Picture(),
        }, version);
    }

    /// <summary>The contract's own example with every id in it made to name something real: the plot's where the target is meant, the world's elsewhere.</summary>
    private static JsonNode? Body(World.World world, Operation operation, Dictionary<string, Guid> ids)
    {
        if (Examples.Of(operation.Request) is not JsonObject example) return null;
        var known = new Dictionary<string, Guid>
        {
            ["unitId"] = ids["unit"], ["underUnitId"] = ids["unit"], ["intoUnitId"] = ids["unit"], ["parentId"] = ids["unit"], ["recipientUnitId"] = ids["unit"], ["campaignId"] = world.Campaign.Id,
            ["programmeId"] = world.Programme.Id, ["fieldListId"] = world.FieldList.Id, ["fieldId"] = world.FieldList.Fields[0].Id, ["tierId"] = world.Tiers["cell"],
            ["standardFieldId"] = world.FieldList.Fields[0].StandardFieldId!.Value, ["registrationId"] = ids["registration"], ["councilId"] = ids["council"], ["accountId"] = ids["account"], ["toAccountId"] = ids["account"],
            ["recognitionId"] = ids["recognition"], ["modelId"] = ids["model"], ["helperId"] = ids["unit"], ["helpedId"] = ids["unit"], ["candidateId"] = ids["candidate"], ["id"] = ids["registration"], ["intoId"] = ids["registration"],
        };
        var lists = new Dictionary<string, Guid[]> { ["registrationIds"] = [ids["registration"]], ["obligationIds"] = [ids["obligation"]], ["candidateIds"] = [ids["candidate"]], ["order"] = [ids["candidate"], ids["candidate"]], ["present"] = [] };
        Patch(example, known, lists);
        foreach (var empty in new[] { "sessionId", "originId", "pilotUnitId", "containedIn", "toUnitId" }) Remove(example, empty);
        if (operation.Name.EndsWith("Registrations", StringComparison.Ordinal) || operation.Name == "TakeBackAnswers") foreach (var item in example["items"]!.AsArray()) item!["rowVersion"] = Plots.Ask<long>("select row_version from registrations where id = $1", ids["registration"]).Result;
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
        if (what == "publicCopy") changes["file_id"] = await Again("file", await Plots.Ask<Guid>("select file_id from public_copies where id = $1", id));
        await Plots.CopyRow(table, id, changes);
        return next;
    }

    private static async Task<Guid> Registration(Guid pattern)
    {
        var (id, model) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Plots.Run("insert into models select (jsonb_populate_record(m, jsonb_build_object('id', $2::uuid))).* from models m join registrations r on r.model_id = m.id where r.id = $1", pattern, model);
        await Plots.Run("insert into registrations select (jsonb_populate_record(r, jsonb_build_object('id', $2::uuid, 'model_id', $3::uuid, 'code', $2::text))).* from registrations r where id = $1", pattern, id, model);
        return id;
    }

    internal static async Task<string> Sheet(Client client, string address)
    {
        using var response = await client.Http.GetAsync(address);
        await using var zip = new ZipArchive(await response.Content.ReadAsStreamAsync());
        var text = new StringBuilder();
        foreach (var entry in zip.Entries) text.Append(await new StreamReader(entry.Open()).ReadToEndAsync());
        return text.ToString();
    }
}
