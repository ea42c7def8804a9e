using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Npgsql;

namespace Kheo.Bench;

/// <summary>
/// One act that puts a province of 12 013 units under another, once: it cannot be repeated as a request can. Beside it the same move of units and versions by
/// hand, taken back; and a reader who asks for a page of a third province all the while.
/// </summary>
internal static class Merging
{
    private const string ByHand = """
        create temp table moved on commit drop as select id, '/VN/P02/' || substr(path, 9) as path from units where path > '/VN/P01/' and path < '/VN/P010';
        update unit_versions v set valid_to = current_date from moved m where m.id = v.unit_id and v.valid_to is null;
        update units u set path = m.path, row_version = u.row_version + 1 from moved m where m.id = u.id;
        update units set parent_id = (select id from units where path = '/VN/P02/') where parent_id = (select id from units where path = '/VN/P01/');
        update units set closed_on = current_date where path = '/VN/P01/';
        insert into unit_versions (id, unit_id, valid_from, party_name, state_name, parent_id, tier_id, path)
          select gen_random_uuid(), u.id, current_date, u.party_name, u.state_name, u.parent_id, u.tier_id, u.path from units u join moved m on m.id = u.id;
        """;

    public static async Task Run(Stage stage, NpgsqlDataSource owner)
    {
        var administrator = stage.As(Work.Administrator);
        var raw = await Time(async () =>
        {
            await using var connection = await owner.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await using var command = new NpgsqlCommand(ByHand, connection, transaction) { CommandTimeout = 120 };
            await command.ExecuteNonQueryAsync();
            await transaction.RollbackAsync();
        });

        var (root, from, into) = (await stage.UnitAt("/VN/"), await stage.UnitAt("/VN/P01/"), await stage.UnitAt("/VN/P02/"));
        var act = await Send(administrator, "/api/reorganisations", null, new
        {
            unitId = root, title = "Hợp nhất hai tỉnh (minh họa)", legalBasis = new { number = "01/NQ", date = "2026-01-01", issuer = "Minh họa" },
            effectiveOn = DateTime.UtcNow.AddHours(7).ToString("yyyy-MM-dd"),
            operations = new[] { new { kind = "absorb", units = new[] { from }, successors = new[] { new { unitId = into, heir = true } }, opens = Array.Empty<object>() } },
        });
        var path = $"/api/reorganisations/{act["id"]}";
        var dry = await Time(async () => (await administrator.GetAsync(path + "/impact")).EnsureSuccessStatusCode().Dispose());
        using var over = new CancellationTokenSource();
        var reading = Longest(stage.As("trunguong"), $"/api/units?under={stage.ProvinceId}&sort=path&limit=50", over.Token);
        JsonNode applied = act, reversed = act;
        var apply = await Time(async () => applied = await Send(administrator, path + "/apply", act, new { }));
        await over.CancelAsync();
        var blocked = await reading;
        var reverse = await Time(async () => reversed = await Send(administrator, path + "/reverse", applied, new { reason = "Đo thời gian." }));
        Console.WriteLine($"merge-province    by hand (units and versions alone) {raw:0} ms; dry run {dry:0} ms, applied {apply:0} ms = {apply / raw:0.0}×, taken back {reverse:0} ms; " +
            $"longest wait of a reader meanwhile {blocked:0} ms; {await stage.CountAt("/VN/P01/")} units");
    }

    private static async Task<double> Time(Func<Task> act)
    {
        var started = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static async Task<double> Longest(HttpClient reader, string path, CancellationToken over)
    {
        var longest = 0d;
        while (!over.IsCancellationRequested) longest = Math.Max(longest, await Time(async () => (await reader.GetAsync(path, CancellationToken.None)).EnsureSuccessStatusCode().Dispose()));
        return longest;
    }

    private static async Task<JsonNode> Send(HttpClient client, string path, JsonNode? stands, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        if (stands is not null) request.Headers.Add("If-Match", $"\"{stands["rowVersion"]}\"");
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException($"{path}: {(int)response.StatusCode} {text}");
    }
}
