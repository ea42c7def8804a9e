using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kheo.Api.Features.Campaigns;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Organisation;

namespace Kheo.Api.Tests.CrossCutting;

/// <summary>Known-bad input gets a 4xx problem with a stable code, and nothing is stored. Exercised on `CreateProgramme`; the edge is the same for all.</summary>
public class EdgeTests
{
    private const string Path = "/api/programmes";

    public static TheoryData<string, string, int, string> BadBodies() => new()
    {
        { "NUL", """{"code":"A1","name":"Dân\u0000vận"}""", 400, "malformed" },
        { "lone surrogate", """{"code":"A1","name":"Dân\ud800vận"}""", 400, "malformed" },
        { "direction override", "{\"code\":\"A1\",\"name\":\"Dân\u202Evận\"}", 400, "malformed" },
        { "duplicate key", """{"code":"A1","name":"Một","name":"Hai"}""", 400, "malformed" },
        { "unknown field", """{"code":"A1","name":"Một","approvedBy":"tôi"}""", 400, "malformed" },
        { "mass assignment of the version", """{"code":"A1","name":"Một","rowVersion":9}""", 400, "malformed" },
        { "number for text", """{"code":5,"name":"Một"}""", 400, "malformed" },
        { "array for object", """[1,2,3]""", 400, "malformed" },
        { "null body", "null", 400, "malformed" },
        { "half a body", """{"code":"A1",""", 400, "malformed" },
        { "comment", """{"code":"A1",/* */"name":"Một"}""", 400, "malformed" },
        { "missing field", """{"code":"A1"}""", 400, "malformed" },
        { "null for required", """{"code":"A1","name":null}""", 400, "malformed" },
        { "empty name", """{"code":"A1","name":""}""", 400, "invalid" },
        { "only zero width", "{\"code\":\"A1\",\"name\":\"\u200B\u200D\"}", 400, "invalid" },
        { "homoglyph in a code", """{"code":"А1","name":"Một"}""", 400, "invalid" },
        { "foreign guid form", """{"code":"A1","name":"Một","unitId":"not-a-guid"}""", 400, "malformed" },
    };

    [Fact]
    public void What_may_be_null_may_be_left_out_and_nothing_else()
    {
        Assert.Null(JsonSerializer.Deserialize<PlannedDay>("""{"on":"2026-06-30"}""", Edge.Json)!.Text);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<LegalBasis>("""{"number":"01/NQ","date":"2026-01-01"}""", Edge.Json));
        Assert.Null(JsonSerializer.Deserialize<CampaignContent>(Content("theme"), Edge.Json)!.Theme);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<CampaignContent>(Content("name"), Edge.Json));

        static string Content(string without)
        {
            var content = JsonNode.Parse(JsonSerializer.Serialize(CreateCampaign.Example.Content, Edge.Json))!.AsObject();
            Assert.True(content.Remove(without));
            return content.ToJsonString();
        }
    }

    [Theory, MemberData(nameof(BadBodies))]
    public async Task A_bad_body_is_refused_and_nothing_is_stored(string what, string body, int status, string code)
    {
        var world = await World.World.Planted();
        var agency = await world.Agency(world.Province);
        var answer = await agency.Post<object>(Path, body);
        Assert.True((status, code) == (answer.Status, answer.Code), $"{what}: {answer.Status} {answer.Text}");
        Assert.Equal(0L, await World.World.Ask<long>("select count(*) from programmes where unit_path >= $1 and unit_path < $2", world.Root.Path, Domain.UnitPaths.End(world.Root.Path)));
        Assert.Equal(0L, await World.World.Ask<long>("select count(*) from idempotency_keys where actor_id = $1", agency.AccountId));
    }

    [Fact]
    public async Task Depth_size_and_media_type_are_limited()
    {
        var world = await World.World.Planted();
        var agency = await world.Agency(world.Province);
        var deep = await agency.Post<object>(Path, string.Concat(Enumerable.Repeat("{\"code\":", 100_000)) + "1" + new string('}', 100_000));
        Assert.Equal((400, "malformed"), (deep.Status, deep.Code));
        var large = await agency.Post<object>(Path, "{\"code\":\"A1\",\"name\":\"" + new string('x', 10_000_000) + "\"}");
        Assert.Equal((413, "too-large"), (large.Status, large.Code));
        var xml = await agency.Post<object>(Path, new StringContent("<a/>", Encoding.UTF8, "application/xml"));
        Assert.Equal((415, "wrong-media-type"), (xml.Status, xml.Code));
        using var bytes = new ByteArrayContent([.. "{\"code\":\"A1\",\"name\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
        bytes.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var notUtf8 = await agency.Post<object>(Path, bytes);
        Assert.Equal(400, notUtf8.Status);
    }

    [Fact]
    public async Task Decomposed_text_is_stored_composed()
    {
        var world = await World.World.Planted();
        var agency = await world.Agency(world.Province);
        var name = "Dân vận khéo ở ấp Hòa Thuận";
        var made = await agency.Post<JsonObject>(Path, new { code = "DVK", name = name.Normalize(NormalizationForm.FormD) + "\u200B " });
        Assert.Equal(201, made.Status);
        Assert.Equal(name, await World.World.Ask<string>("select name from programmes where unit_id = $1", world.Province.Id));
    }

    [Theory]
    [InlineData("?limit=0", "limit")]
    [InlineData("?limit=1000000000", "limit")]
    [InlineData("?limit=99999999999999999999", "limit")]
    [InlineData("?limit=abc", "limit")]
    [InlineData("?limit=5&limit=6", "limit")]
    [InlineData("?after=%F0%9F", "after")]
    [InlineData("?after=AAAA", "after")]
    [InlineData("?nobody=1", "nobody")]
    [InlineData("?page=2", "page")]
    public async Task A_bad_query_names_its_parameter(string query, string parameter)
    {
        var world = await World.World.Planted();
        var agency = await world.Agency(world.Province);
        var answer = await agency.Get<object>(Path + query);
        Assert.Equal((400, "invalid"), (answer.Status, answer.Code));
        Assert.Contains(parameter, answer.Problem!.Errors!.Keys);
    }

    [Theory]
    [InlineData("/api/registrations?q=%00")]
    [InlineData("/api/campaigns/1")]
    [InlineData("/api/campaigns/..%2f..%2fetc")]
    [InlineData("/api/campaigns/ffffffff-ffff-ffff-ffff-ffffffffffff")]
    public async Task An_address_that_names_nothing_is_absent(string path)
    {
        var world = await World.World.Planted();
        var answer = await (await world.Agency(world.Province)).Get<object>(path);
        Assert.True(answer.Status is 404 or 400, answer.Text);
        Assert.NotNull(answer.Code);
    }
}
