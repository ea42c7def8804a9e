using System.Collections.Concurrent;
using Kheo.Api.Features.Registration;
using Kheo.Api.Features.Reporting;
using Kheo.Api.Tests.World;

namespace Kheo.Api.Tests.Features.Reporting;

/// <summary>Histories made by people at the API, several at once; then the totals are counted anew and the screens are asked.</summary>
public class HistoryTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task After_a_random_history_through_the_api_every_figure_equals_a_recount(int seed)
    {
        var w = await ReportWorld.Running();
        var made = new ConcurrentBag<Guid>();
        var officers = await Task.WhenAll(w.Cells.Select(c => w.World.Officer(c)));
        var committees = new[] { await w.World.Committee(w.World.Commune), await w.World.Committee(w.World.Province), await w.World.Agency(w.World.Root) };
        await Task.WhenAll(officers.Select((officer, n) => Task.Run(() => Register(w, officer, made, new Random(seed * 100 + n), 7))));
        await Task.WhenAll([
            .. officers.Select((officer, n) => Task.Run(() => Register(w, officer, made, new Random(seed * 100 + 20 + n), 7))),
            .. committees.Select((committee, n) => Task.Run(() => Answer(w, committee, made, new Random(seed * 100 + 50 + n)))),
        ]);

        Assert.Equal(0, await w.Differences());
        var agency = committees[2];
        var rows = await World.World.Ask<string>("select string_agg(status || ' ' || n, ',' order by status) from (select status, count(*) n from registrations where campaign_id = $1 group by 1) s", w.Campaign);
        var counts = rows!.Split(',').Select(r => r.Split(' ')).ToDictionary(r => r[0], r => long.Parse(r[1], System.Globalization.CultureInfo.InvariantCulture));
        var view = (await agency.Get<OverviewView>($"/api/reports/overview?campaignId={w.Campaign}")).Body;
        Assert.Equal(counts.Where(c => c.Key is not ("draft" or "withdrawn" or "refused")).Sum(c => c.Value), view.Stages.Registered.Count);
        Assert.Equal(view.Stages.Registered.Count, view.ByField.Sum(f => f.Registered.Count));
        Assert.All(view.Coverage, c => Assert.InRange(c.Rate ?? 0, 0, 100));
        Assert.True(counts.Count >= 5, $"the history was too tame: {rows}");
    }

    private static async Task Register(ReportWorld w, Client officer, ConcurrentBag<Guid> made, Random random, int models)
    {
        var mine = new List<Guid>();
        for (var i = 0; i < models; i++)
        {
            var field = random.Next(2) == 0 ? w.Rural : w.Workplace;
            var body = new { campaignId = w.Campaign, fieldId = field, name = $"Mô hình {random.Next()}", kind = random.Next(2) == 0 ? "model" : "exemplar", subject = "collective" };
            var id = (await officer.Post<RegistrationView>("/api/registrations", body)).Body.Id;
            mine.Add(id);
            made.Add(id);
            if (random.Next(4) > 0) await Act(officer, id, "submit", null);
            if (random.Next(3) == 0) await Act(officer, mine[random.Next(mine.Count)], "withdraw", null);
            if (random.Next(3) == 0) await Act(officer, mine[random.Next(mine.Count)], "submit", null);
        }
    }

    private static async Task Answer(ReportWorld w, Client committee, ConcurrentBag<Guid> made, Random random)
    {
        for (var i = 0; i < 30; i++)
        {
            var ids = made.ToArray();
            var id = ids[random.Next(ids.Length)];
            switch (random.Next(4))
            {
                case 0: await Act(committee, id, "return", new { reason = "Bổ sung nội dung." }); break;
                case 1: await Act(committee, id, "refuse", new { reason = "Không thuộc lĩnh vực." }); break;
                case 2 when random.Next(4) == 0:
                    var obligation = await w.ObligationOf(w.Cells[random.Next(w.Cells.Length)]);
                    if ((await committee.Get<ObligationView>($"/api/obligations/{obligation}")).Value is { } seen)
                        await committee.Post<ObligationView>($"/api/obligations/{obligation}/exempt", new { reason = "Mới thành lập." }, seen.RowVersion);
                    break;
                default: await Act(committee, id, "accept", null); break;
            }
        }
    }

    // What is out of scope, against a rule or stale is refused; only the figures afterwards matter here.
    private static async Task Act(Client client, Guid id, string verb, object? body)
    {
        if ((await client.Get<RegistrationView>($"/api/registrations/{id}")).Value is not { } seen) return;
        var answer = await client.Post<RegistrationView>($"/api/registrations/{id}/{verb}", body, seen.RowVersion);
        Assert.Contains(answer.Status, new[] { 200, 403, 404, 409, 412 });
    }
}
