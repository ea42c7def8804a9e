using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kheo.Bench;

/// <summary>One piece of work: the request to the API; the raw side serves the SQL that this request caused.</summary>
internal sealed record Work(string Name, Func<int, HttpRequestMessage> ApiRequest, Func<RawCommand, bool> Counts, string Account = Work.Agency)
{
    /// <summary>Requests under way at once. What a person waits for is measured with one for each core.</summary>
    public int Width { get; init; } = Load.Width;

    /// <summary>The subtree of the account.</summary>
    public string Scope { get; init; } = "/VN/";

    public HttpRequestMessage Request(bool raw, int n) => raw ? new HttpRequestMessage(HttpMethod.Get, "/" + Name) : ApiRequest(n);

    public static List<Work> All(Stage stage) => stage.Size == "nation" ? OfTheNation(stage) : OfTheProvince(stage);

    private static List<Work> OfTheNation(Stage stage)
    {
        var missing = $"/api/reports/missing-units?campaignId={Nation.Campaign}&limit=50";
        return
        [
            new("subtree", _ => Get($"/api/units?under={stage.ProvinceId}&sort=path&limit=50"), Select, Centre),
            new("subtree-count", _ => Get($"/api/units/count?under={stage.ProvinceId}"), Select, Centre),
            new("missing-commune", _ => Get($"{missing}&unitId={stage.CommuneId}"), Select, Centre),
            new("missing-province", _ => Get($"{missing}&unitId={stage.ProvinceId}"), Select, Centre),
            new("missing-nation", _ => Get(missing), Select, Centre),
            new("missing-count", _ => Get($"/api/reports/missing-units/count?campaignId={Nation.Campaign}"), Select, Centre),
            new("short", _ => Get($"/api/reports/short-units?campaignId={Nation.Campaign}&limit=50"), Select, Centre),
            new("dashboard", _ => Get($"/api/reports/overview?campaignId={Nation.Campaign}"), Select, Centre),
            new("list", _ => Get($"/api/registrations?campaignId={Nation.Campaign}&limit=50"), Select, Centre),
            .. Nation.Scopes.SelectMany(scope => Nation.Words.Select(word => new Work($"search-{word.Name}-{scope.Name}", _ => Get("/api/search?q=" + Uri.EscapeDataString(word.Text)), Select, scope.Account)
            {
                Width = Environment.ProcessorCount, Scope = scope.Path,
            })),
            .. Nation.Scopes.SelectMany(scope => Nation.Words.Select(word => new Work($"find-{word.Name}-{scope.Name}", _ => Get("/api/registrations?limit=50&q=" + Uri.EscapeDataString(word.Text)), Select, scope.Account)
            {
                Width = Environment.ProcessorCount, Scope = scope.Path,
            })),
            new("similar", _ => Get($"/api/registrations/{stage.CopiedId}/similar"), Select, Centre) { Width = Environment.ProcessorCount },
        ];
    }

    public const string Agency = "thuongtruc";
    private const string Centre = "trunguong";
    public const string Administrator = "quantri";

    private static List<Work> OfTheProvince(Stage stage) =>
    [
        new("read", _ => Get($"/api/registrations/{stage.RegistrationId}"), Select),
        new("list", _ => Get($"/api/registrations?campaignId={stage.CampaignId}&limit=50"), Select),
        new("dashboard", _ => Get($"/api/reports/overview?campaignId={stage.CampaignId}&unitId={stage.UnitId}"), Select),
        new("register", n => Post("/api/registrations", new
        {
            campaignId = stage.CampaignId, unitId = stage.CellId, fieldId = stage.FieldId, name = $"Tuyến đường hoa số {n} ấp Trung Bình", kind = "model", subject = "collective",
            parts = new { situation = "Đường trục ấp nhiều cỏ dại.", objectives = "64 hộ tham gia.", content = "Vận động từng hộ nhận một đoạn." },
        }), c => c.Text.Contains("INSERT INTO models", StringComparison.Ordinal) || c.Text.Contains("INSERT INTO registrations", StringComparison.Ordinal)),
    ];

    /// <summary>Both sides must give the same rows before their time is compared: every id of the API's answer is in the raw one.</summary>
    public async Task CheckEqual(Stage stage)
    {
        using var api = await stage.As(Account).SendAsync(ApiRequest(-1));
        using var raw = await stage.Raw.SendAsync(Request(true, -1));
        var (answer, rows) = (await api.Content.ReadAsStringAsync(), await raw.Content.ReadAsStringAsync());
        if (!api.IsSuccessStatusCode || !raw.IsSuccessStatusCode) throw new InvalidOperationException($"{Name}: API {answer[..Math.Min(answer.Length, 400)]}; raw {(int)raw.StatusCode} {rows[..Math.Min(rows.Length, 400)]}");
        if (Name is "register") return;
        if (Name.StartsWith("search-", StringComparison.Ordinal) || Name is "similar") answer = $$"""{"items":[{{string.Join(',', System.Text.RegularExpressions.Regex.Matches(answer, "\\{\"id\":\"[^\"]+\"").Select(m => m.Value + "}"))}}]}""";
        var ids = JsonNode.Parse(answer) is JsonObject one && one["items"] is JsonArray items ? items.Select(i => (string)(i!["id"] ?? i["unitId"])!).ToList() : Name == "read" ? [(string)JsonNode.Parse(answer)!["id"]!] : [];
        var missing = ids.Where(id => !rows.Contains(id, StringComparison.Ordinal)).ToList();
        if (missing.Count > 0 || (Name is "list" or "subtree" or "missing-nation" && ids.Count != 50)) throw new InvalidOperationException($"{Name}: the two sides differ: {ids.Count} rows from the API, {missing.Count} of them not in the raw answer.");
    }

    private static bool Select(RawCommand command) => !command.Text.Contains("idempotency_keys", StringComparison.Ordinal);

    private static HttpRequestMessage Get(string path) => new(HttpMethod.Get, path);

    private static HttpRequestMessage Post(string path, object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return request;
    }
}
