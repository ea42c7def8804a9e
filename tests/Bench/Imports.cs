using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Kheo.Bench;

/// <summary>Ten thousand units from a sheet: how long the look at it takes, and how long until they stand in the tree. Each round fills a unit of its own.</summary>
internal static class Imports
{
    public const string Name = "import-units";
    private const int Rows = 10_000;

    public static async Task Measure(Stage stage, int rounds)
    {
        var client = stage.As(Work.Administrator);
        var root = (await client.GetFromJsonAsync<JsonNode>("/api/session"))!["units"]![0]!["unitId"]!.GetValue<Guid>();
        var (looks, waits) = (new List<double>(), new List<double>());
        for (var round = 0; round <= rounds; round++)          // the first one warms
        {
            var started = Stopwatch.GetTimestamp();
            var import = await Sent(client, root, Sheet(round));
            var looked = Stopwatch.GetElapsedTime(started).TotalSeconds;
            if (import["toCreate"]!.GetValue<int>() != Rows) throw new InvalidOperationException(import.ToJsonString());
            started = Stopwatch.GetTimestamp();
            var id = import["id"]!.GetValue<Guid>();
            using (var apply = new HttpRequestMessage(HttpMethod.Post, $"/api/unit-imports/{id}/apply"))
            {
                apply.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
                apply.Headers.TryAddWithoutValidation("If-Match", $"\"{import["rowVersion"]}\"");
                (await client.SendAsync(apply)).EnsureSuccessStatusCode();
            }
            string status;
            while ((status = (string)(await client.GetFromJsonAsync<JsonNode>($"/api/unit-imports/{id}"))!["status"]!) == "importing") await Task.Delay(20);
            if (status != "done") throw new InvalidOperationException($"The import is {status}.");
            if (round > 0) (looks, waits) = ([.. looks, looked], [.. waits, Stopwatch.GetElapsedTime(started).TotalSeconds]);
        }
        string Said(List<double> seconds) => $"{seconds.Order().ElementAt(seconds.Count / 2):0.00} s ({seconds.Min():0.00}-{seconds.Max():0.00})";
        Console.WriteLine($"{Name,-17} {Rows} rows: checked in {Said(looks)}, imported in {Said(waits)}");
    }

    private static async Task<JsonNode> Sent(HttpClient client, Guid under, byte[] sheet)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/unit-imports")
        {
            Content = new MultipartFormDataContent { { new ByteArrayContent(sheet), "file", "don-vi.csv" }, { new StringContent(under.ToString()), "underUnitId" }, { new StringContent("2026-01-01"), "openedOn" } },
        };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var response = await client.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? JsonNode.Parse(body)! : throw new InvalidOperationException(body);
    }

    // A commune, 99 base organisations below it, and their cells.
    private static byte[] Sheet(int round)
    {
        var text = new StringBuilder("Mã,Tên tổ chức đảng,Mã cấp trên,Mã cấp,Loại\n").Append($"NHAP{round},Đảng ủy xã Nhập {round},,XA,commune-committee\n");
        for (var b = 1; b < 100; b++) text.Append($"N{round}B{b},Đảng bộ cơ sở nhập {b},NHAP{round},CO-SO,grassroots\n");
        for (var c = 100; c < Rows; c++) text.Append($"N{round}C{c},Chi bộ nhập {c},N{round}B{1 + c % 99},CHI-BO,cell\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
