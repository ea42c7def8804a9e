using Kheo.Api.Features.Campaigns;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Campaigns;

public class PactTests
{
    private static DraftPact Draft(World.World world, params PlantedUnit[] parties) => DraftPact.Example with { ProgrammeId = world.Programme.Id, Parties = [.. parties.Select(p => new PactPartyInput(p.Id, "Trần Thị Bình"))] };

    private static async Task<PactView> Drafted(World.World world, params PlantedUnit[] parties) => (await world.Launcher.Post<PactView>("/api/pacts", Draft(world, parties.Length == 0 ? [world.Commune, world.CousinByText] : parties))).Body;

    private static async Task<PactView> Signed(World.World world, params PlantedUnit[] parties)
    {
        var pact = await Drafted(world, parties);
        return (await world.Launcher.Post<PactView>($"/api/pacts/{pact.Id}/sign", SignPact.Example with { SignedOn = Today }, pact.RowVersion)).Body;
    }

    private static (int, string?) Told<T>(Answer<T> answer) => (answer.Status, answer.Code);

    private static ScorePact Judging(params PlantedUnit[] parties) => new() { Scores = [.. parties.SelectMany(p => new PactScore[] { new(p.Id, "1", 22, true, 40, "Vượt chỉ tiêu"), new(p.Id, "2", null, false, null, "Chậm 3 ngày") })] };

    [Fact]
    public async Task It_is_written_signed_scored_closed_and_read_by_its_parties_from_the_signing_on()
    {
        var world = await WithProgramme();
        var party = await world.Officer(world.Commune);
        var drafted = await world.Launcher.Post<PactView>("/api/pacts", Draft(world, world.Commune, world.CousinByText));
        Assert.Equal((201, $"/api/pacts/{drafted.Body.Id}"), (drafted.Status, drafted.Location));
        Assert.Equal([world.Province.Name, world.Commune.Name, world.CousinByText.Name], drafted.Body.Parties.Select(p => p.Name));         // who leads was added, first
        Assert.Equal(404, (await party.Get<object>($"/api/pacts/{drafted.Body.Id}")).Status);
        var pact = (await world.Launcher.Post<PactView>($"/api/pacts/{drafted.Body.Id}/sign", SignPact.Example with { SignedOn = Today }, drafted.Body.RowVersion)).Body;
        Assert.Equal((PactStatus.Signed, Today, "Hội trường Tỉnh ủy"), (pact.Status, pact.SignedOn!.Value, pact.SignedAt));
        Assert.Equal([nameof(ScorePact), nameof(ClonePact)], pact.Actions);
        Assert.Empty((await party.Get<PactView>($"/api/pacts/{pact.Id}")).Body.Actions);
        Assert.Equal(403, (await party.Put<object>($"/api/pacts/{pact.Id}/scores", Judging(world.Commune), pact.RowVersion)).Status);
        foreach (var nobody in new[] { await world.Officer(world.ForeignCell), await world.Officer(world.Base) }) Assert.Equal(404, (await nobody.Get<object>($"/api/pacts/{pact.Id}")).Status);
        Assert.Equal((409, Rules.PactNotDraft.Code), Told(await world.Launcher.Put<PactView>($"/api/pacts/{pact.Id}", SavePact.Example with { ProgrammeId = world.Programme.Id }, pact.RowVersion)));

        var scored = (await world.Launcher.Put<PactView>($"/api/pacts/{pact.Id}/scores", Judging(world.Commune), pact.RowVersion)).Body;
        Assert.Equal((409, Rules.PactScoreMissing.Code), Told(await world.Launcher.Post<PactView>($"/api/pacts/{pact.Id}/close", null, scored.RowVersion)));
        scored = (await world.Launcher.Put<PactView>($"/api/pacts/{pact.Id}/scores", Judging(world.Commune, world.CousinByText), scored.RowVersion)).Body;
        var closed = (await world.Launcher.Post<PactView>($"/api/pacts/{pact.Id}/close", null, scored.RowVersion)).Body;
        Assert.Equal((PactStatus.Closed, nameof(ClonePact)), (closed.Status, Assert.Single(closed.Actions)));
        Assert.Equal(4, (await party.Get<PactView>($"/api/pacts/{pact.Id}")).Body.Scores.Count);
        var sheet = await Workbook.Of(party, "/api/pacts/export.xlsx");
        Assert.Equal(["Đạt", "Không đạt", "Đạt", "Không đạt"], sheet.Column("Kết quả"));
    }

    [Fact]
    public async Task Its_parties_stand_below_who_leads_and_what_it_names_exists()
    {
        var world = await WithOpenCampaign();
        Assert.Equal(404, (await world.Launcher.Post<object>("/api/pacts", Draft(world, world.ForeignCell))).Status);
        Assert.Equal(404, (await world.Launcher.Post<object>("/api/pacts", Draft(world, world.Root))).Status);
        Assert.Equal(404, (await world.Launcher.Post<object>("/api/pacts", Draft(world) with { ProgrammeId = Guid.NewGuid() })).Status);
        Assert.Equal(403, (await (await world.Committee(world.Commune)).Post<object>("/api/pacts", Draft(world))).Status);
        Assert.Equal((409, Rules.PactPartyTwice.Code), Told(await world.Launcher.Post<object>("/api/pacts", Draft(world, world.Commune, world.Commune))));
        DraftPact Naming(string code) => Draft(world, world.Commune) with { CampaignId = world.Campaign.Id, Lines = [new("1", "Ngày công", code, "ngày công", 500)] };
        Assert.Equal((409, Rules.PactIndicatorUnknown.Code), Told(await world.Launcher.Post<object>("/api/pacts", Naming("khong-co"))));
        Assert.Equal(world.Campaign.Content.Name, (await world.Launcher.Post<PactView>("/api/pacts", Naming("workdays"))).Body.CampaignName);
        var alone = await world.Launcher.Post<PactView>("/api/pacts", Draft(world));
        Assert.Equal((409, Rules.PactNeedsTwo.Code), Told(await world.Launcher.Post<object>($"/api/pacts/{alone.Body.Id}/sign", SignPact.Example with { SignedOn = Today }, alone.Body.RowVersion)));
        Assert.Equal(412, (await world.Launcher.Delete($"/api/pacts/{alone.Body.Id}", 9)).Status);
        Assert.Equal(204, (await world.Launcher.Delete($"/api/pacts/{alone.Body.Id}", alone.Body.RowVersion)).Status);
    }

    [Fact]
    public async Task Next_years_is_made_once_with_the_parties_as_they_are_called_today()
    {
        var world = await WithProgramme();
        var pact = await Signed(world);
        await Ask<object>("update units set party_name = 'Xã đổi tên' where id = $1", world.Commune.Id);
        var next = await world.Launcher.Post<PactView>($"/api/pacts/{pact.Id}/clone");
        Assert.Equal((201, 2027, PactStatus.Draft, pact.Id), (next.Status, next.Body.Year, next.Body.Status, next.Body.ClonedFrom!.Value));
        Assert.Contains("Xã đổi tên", next.Body.Parties.Select(p => p.Name));
        Assert.Equal(pact.Lines, next.Body.Lines);
        Assert.Equal((409, Rules.PactClonedOnce.Code), Told(await world.Launcher.Post<PactView>($"/api/pacts/{pact.Id}/clone")));
        Assert.Equal([2027, 2026], (await world.Launcher.Get<Page<PactRow>>("/api/pacts")).Body.Items.Select(p => p.Year));
        var first = (await world.Launcher.Get<Page<PactRow>>("/api/pacts?limit=1")).Body;
        Assert.Equal([pact.Id], (await world.Launcher.Get<Page<PactRow>>($"/api/pacts?limit=1&after={first.Next}")).Body.Items.Select(p => p.Id));
        Assert.Equal([pact.Id], (await (await world.Officer(world.Commune)).Get<Page<PactRow>>("/api/pacts")).Body.Items.Select(p => p.Id));
        async Task<int> Cost(int limit) => await Queries.Of(() => world.Launcher.Get<object>($"/api/pacts?limit={limit}"));
        await Cost(1);
        Assert.Equal(await Cost(1), await Cost(50));
    }

    [Fact]
    public async Task An_open_pact_follows_its_parties_and_passes_to_the_successor_and_back()
    {
        var world = await WithProgramme();
        var pact = await Signed(world, world.Commune, world.CousinByText, world.Base);
        pact = (await world.Launcher.Put<PactView>($"/api/pacts/{pact.Id}/scores", Judging(world.Commune, world.CousinByText), pact.RowVersion)).Body;
        var acts = await Acts.Of(world, world.Province);
        var before = await Ask<string>("select (parties, party_paths, scores)::text from pacts where id = $1", pact.Id);
        var act = await acts.Applied(Domain.Organisation.Operation.Absorb([world.Commune.Id], world.CousinByText.Id));
        var after = (await world.Launcher.Get<PactView>($"/api/pacts/{pact.Id}")).Body;
        Assert.Equal([world.Province.Id, world.CousinByText.Id, world.Base.Id], after.Parties.Select(p => p.UnitId));
        Assert.Equal(2, after.Scores.Count);
        Assert.Equal(await Acts.PathOf(world.Base.Id), await Ask<string>("select party_paths[3] from pacts where id = $1", pact.Id));
        Assert.Equal(200, (await (await world.Officer(world.CousinByText)).Get<PactView>($"/api/pacts/{pact.Id}")).Status);
        Assert.Equal(200, (await acts.Reverse(act)).Status);
        Assert.Equal(before, await Ask<string>("select (parties, party_paths, scores)::text from pacts where id = $1", pact.Id));
    }
}
