using Kheo.Api.Tests.Access;
using Kheo.Api.Tests.Contract;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;

namespace Kheo.Api.Tests.CrossCutting;

/// <summary>What every write is asked for, at every door. The control sends what was left out after all, as if the API had not asked: then every line must fail.</summary>
public class EveryWriteTests
{
    // By hand: what makes something new beside the thing it names, and signing out, change nothing that was read.
    private static readonly string[] WithoutVersion = ["UploadFile", "AttachPaper", "StartUpload", "SendPart", "FinishUpload", "UploadPublicCopy", "BlackenPicture", "DraftResult", "RecordActivity", "DraftProgress", "RecordVisit", "AddContribution", "ClonePact", "RemindReceivers", "AcknowledgeDirective", "AttachToDirective", "AttachOwnPlan", "SaveQuietHours", "SignOut"];

    [Fact]
    public async Task Every_write_asks_for_antiforgery_every_post_for_a_key_every_change_for_the_version_that_was_read()
    {
        var (asked, faults) = await Ask(forgiving: false);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(asked > 200, $"Only {asked} questions were put.");
    }

    [Fact]
    public async Task Control_where_the_api_does_not_ask_every_line_fails()
    {
        var (asked, faults) = await Ask(forgiving: true);
        Assert.Equal(asked, faults.Count);
    }

    private static async Task<(int Asked, List<string> Faults)> Ask(bool forgiving)
    {
        var (world, plots) = await Plots.Plant(Walls.Both);
        var knockers = await Knockers.Of(world, plots);
        var operations = (await ContractTests.Operations()).ToDictionary(o => o.Name);
        var (asked, faults) = (0, new List<string>());
        foreach (var (name, (method, path)) in (await Matrix.Routes()).Where(r => r.Value.Method != HttpMethod.Get).OrderBy(r => r.Key == "SignOut" ? 1 : 0))
        {
            var door = Doors.All.Single(d => d.Operation == name);
            if (door.Place == Place.Public) continue;
            var seat = door.Passing.Length == 0 && door.Seats.Length > 0;
            var who = seat ? knockers.First(k => k.Seat == 'c') : knockers.First(k => door.Place == Place.Own || door.Passing.Contains(k.Letter, StringComparison.Ordinal));
            var plot = plots.Single(p => p.Relation == (seat ? Relation.Seated : Relation.Child));

            async Task Must(int status, string code, Func<string?, string?> version, bool key = true, bool antiforgery = true)
            {
                var request = await Matrix.Prepare(world, operations[name], method, path, door, who, plot);
                var (cookie, token) = (request.Client.Http.DefaultRequestHeaders.GetValues("Cookie").Single(), request.Client.Http.DefaultRequestHeaders.GetValues(Sessions.AntiforgeryHeader).Single());
                using var http = forgiving ? world.Host.CreateDefaultClient(new Uri("https://localhost"), new Supplying(token, request.Version)) : world.Anonymous();
                http.DefaultRequestHeaders.Add("Cookie", cookie);
                if (antiforgery) http.DefaultRequestHeaders.Add(Sessions.AntiforgeryHeader, token);
                var answer = await new Client(http, Guid.Empty).Send<object>(method, request.Address, request.Body(), version(request.Version), key && method == HttpMethod.Post ? Guid.NewGuid().ToString() : null);
                asked++;
                if ((answer.Status, answer.Code) != (status, code)) faults.Add($"{name}: expected {status} {code}, got {answer.Status} {answer.Code}");
            }

            await Must(403, "antiforgery", v => v, antiforgery: false);
            if (method == HttpMethod.Post) await Must(400, "idempotency-key-missing", v => v, key: false);
            if (method == HttpMethod.Post && !path.Contains("{id}", StringComparison.Ordinal) || WithoutVersion.Contains(name)) continue;
            await Must(428, "if-match-missing", _ => null);
            await Must(400, "if-match-malformed", _ => "W/\"1\"");
            await Must(412, "stale", _ => "\"999999\"");
        }
        return (asked, faults);
    }

    /// <summary>Puts right what the request left out or got wrong.</summary>
    private sealed class Supplying(string token, string? version) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            foreach (var (name, value) in new[] { (Sessions.AntiforgeryHeader, token), ("Idempotency-Key", request.Method == HttpMethod.Post ? Guid.NewGuid().ToString() : null), ("If-Match", version) })
            {
                request.Headers.Remove(name);
                if (value is not null) request.Headers.TryAddWithoutValidation(name, value);
            }
            return base.SendAsync(request, cancellationToken);
        }
    }
}
