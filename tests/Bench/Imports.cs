using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Kheo.Api.Web;

namespace Kheo.Bench;

/// <summary>Ten thousand rows from a sheet: how long the look at it takes, how long until they stand, beside the same rows stored bare, and by how much the API grows meanwhile.</summary>
internal static class Imports
{
    private const int Rows = 10_000;
    private const int Preview = 1_000;

    /// <summary>What is brought in: where to, as what kind of file, and a sheet that differs in every round.</summary>
    private sealed record Load(string Name, string Address, string Account, string File, Func<int, int, Task<byte[]>> Sheet, Dictionary<string, string> Fields);

    public static string[] Names => ["import-units", "import-registrations"];

    public static async Task Measure(Stage stage, int rounds, string name)
    {
        var load = name == "import-units" ? await Units(stage) : await Registrations(stage);
        var client = stage.As(load.Account);
        var (previews, looks, waits, bares) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        await using var cost = new Cost(stage.ApiProcess);
        for (var round = 0; round <= rounds; round++)          // the first one warms
        {
            var started = Stopwatch.GetTimestamp();
            await Looked(client, load, await load.Sheet(1_000 + round, Preview), Preview);
            var previewed = Stopwatch.GetElapsedTime(started).TotalSeconds;
            var sheet = await load.Sheet(round, Rows);
            started = Stopwatch.GetTimestamp();
            var import = await Looked(client, load, sheet, Rows);
            var looked = Stopwatch.GetElapsedTime(started).TotalSeconds;
            started = Stopwatch.GetTimestamp();
            await Applied(client, load, import);
            if (round > 0) (previews, looks, waits) = ([.. previews, previewed], [.. looks, looked], [.. waits, Stopwatch.GetElapsedTime(started).TotalSeconds]);
            if (round > 0 && name == "import-registrations") bares.Add(await stage.Bare(import["id"]!.GetValue<Guid>()));
        }
        var whole = looks.Zip(waits, (look, wait) => look + wait).ToList();
        Console.WriteLine($"{load.Name,-21} {Rows} rows: checked in {Said(looks)}, imported in {Said(waits)}, together {Said(whole)}{(bares.Count == 0 ? "" : $", stored bare in {Said(bares)}, ratio {Ratio(whole, bares):0.00}")}; {Preview} rows checked in {Said(previews)}; API grew by {cost.MiB:0} MiB, computed {cost.CpuSeconds / (rounds + 1):0.0} s a round");
    }

    /// <summary>Of the medians.</summary>
    internal static double Ratio(List<double> mine, List<double> theirs) => mine.Order().ElementAt(mine.Count / 2) / theirs.Order().ElementAt(theirs.Count / 2);

    internal static string Said(List<double> seconds) => $"{seconds.Order().ElementAt(seconds.Count / 2):0.00} s ({seconds.Min():0.00}-{seconds.Max():0.00})";

    private static async Task<JsonNode> Looked(HttpClient client, Load load, byte[] sheet, int rows)
    {
        var content = new MultipartFormDataContent { { new ByteArrayContent(sheet), "file", load.File } };
        foreach (var (field, value) in load.Fields) content.Add(new StringContent(value), field);
        using var request = new HttpRequestMessage(HttpMethod.Post, load.Address) { Content = content };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var response = await client.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        var import = response.IsSuccessStatusCode ? JsonNode.Parse(body)! : throw new InvalidOperationException(body);
        return import["toCreate"]!.GetValue<int>() == rows ? import : throw new InvalidOperationException(body[..Math.Min(body.Length, 2_000)]);
    }

    private static async Task Applied(HttpClient client, Load load, JsonNode import)
    {
        var one = $"{load.Address}/{import["id"]}";
        using (var apply = new HttpRequestMessage(HttpMethod.Post, $"{one}/apply") { Content = load.Name == "import-units" ? null : JsonContent.Create(new { inPart = false }) })
        {
            apply.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
            apply.Headers.TryAddWithoutValidation("If-Match", $"\"{import["rowVersion"]}\"");
            (await client.SendAsync(apply)).EnsureSuccessStatusCode();
        }
        string status;
        while ((status = (string)(await client.GetFromJsonAsync<JsonNode>(one))!["status"]!) == "importing") await Task.Delay(100);
        if (status != "done") throw new InvalidOperationException($"The import is {status}.");
    }

    // Each round fills a unit of its own: a commune, 99 base organisations below it, and their cells.
    private static async Task<Load> Units(Stage stage)
    {
        var root = (await stage.As(Work.Administrator).GetFromJsonAsync<JsonNode>("/api/session"))!["units"]![0]!["unitId"]!.GetValue<string>();
        return new("import-units", "/api/unit-imports", Work.Administrator, "don-vi.csv", Sheet, new() { ["underUnitId"] = root, ["openedOn"] = "2026-01-01" });

        static Task<byte[]> Sheet(int round, int rows)
        {
            var text = new StringBuilder("Mã,Tên tổ chức đảng,Mã cấp trên,Mã cấp,Loại\n").Append($"NHAP{round},Đảng ủy xã Nhập {round},,XA,commune-committee\n");
            for (var b = 1; b < 100; b++) text.Append($"N{round}B{b},Đảng bộ cơ sở nhập {b},NHAP{round},CO-SO,grassroots\n");
            for (var c = 100; c < rows; c++) text.Append($"N{round}C{c},Chi bộ nhập {c},N{round}B{1 + c % 99},CHI-BO,cell\n");
            return Task.FromResult(Encoding.UTF8.GetBytes(text.ToString()));
        }
    }

    // The whole template, every part written in a sentence or two, handed in by the units of the province in turn.
    private static async Task<Load> Registrations(Stage stage)
    {
        var paths = await stage.OpenBelow(stage.UnitId);
        var field = await stage.FieldName();
        string[] headings =
        [
            "Đơn vị", "Lĩnh vực", "Tên mô hình, điển hình", "Loại", "Chủ thể", "Người thực hiện", "Thực trạng, lý do", "Mục tiêu, tiêu chí", "Nội dung, cách làm", "Địa bàn, đối tượng hưởng lợi",
            "Lực lượng thực hiện", "Nguồn lực", "Tiến độ", "Sản phẩm kiểm chứng được", "Khả năng duy trì, nhân rộng",
        ];
        return new("import-registrations", "/api/registration-imports", Work.Agency, "dang-ky.xlsx", Sheet,
            new() { ["campaignId"] = stage.CampaignId.ToString(), ["unitId"] = stage.UnitId.ToString(), ["as"] = "handed-in" });

        async Task<byte[]> Sheet(int round, int rows)
        {
            IEnumerable<object?[]> lines = Enumerable.Range(0, rows).Select(n => (object?[])
            [
                paths[n % paths.Count], field, $"Tuyến đường hoa số {round}-{n} ấp Trung Bình", "Mô hình", "Tập thể", null,
                .. headings.Skip(6).Select(h => $"{h} của tuyến đường số {n}: vận động 64 hộ dân hai bên đường nhận một đoạn, trồng hoa, giữ sạch và góp ngày công mỗi tháng một lần."),
            ]);
            using var bytes = new MemoryStream();
            await new Sheet("Đăng ký", [.. headings.Select(h => new SheetColumn(h))], lines.ToAsyncEnumerable()).Write(bytes, default);
            return bytes.ToArray();
        }
    }
}
