using Kheo.Api.Features.Campaigns;
using Kheo.Api.Features.Evaluation;
using Kheo.Api.Features.Recognition;
using Kheo.Api.Features.Registration;
using Kheo.Api.Tests.Features.Documents;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Registration;

public class PapersTests
{
    private static async Task<DossierPapers> Read(Client client, Guid id) => (await client.Get<RegistrationView>($"/api/registrations/{id}")).Body.Papers!;

    private static string[] Missing(DossierPapers papers) => [.. papers.Papers.Where(p => p.There < p.Least).Select(p => p.Code)];

    private static async Task<IReadOnlyList<RegistrationRow>> List(Client client, string query = "") => (await client.Get<Page<RegistrationRow>>($"/api/registrations?limit=100{query}")).Body.Items;

    [Fact]
    public async Task A_dossier_says_what_is_missing_until_the_last_paper_is_put_to_it()
    {
        var world = await PapersWorld.WithPapers();
        var officer = await world.Officer(world.Cell);
        var at = await world.Registered(world.Cell, RegistrationStatus.Accepted, officer: officer);
        Assert.Equal(["ket-qua", "anh", "xac-nhan"], Missing(await Read(officer, at.Id)));
        await officer.Upload(at.Id, Samples.Jpeg);
        await officer.Upload(at.Id, Samples.Pdf, "khac.pdf", "document");
        var confirmed = await Confirm(world, officer, at.Id);
        Assert.Equal(["anh", "xac-nhan"], Missing(confirmed));
        Assert.Equal((2, 4, "Cấp trên cơ sở"), (confirmed.There, confirmed.Needed, confirmed.Tier));

        Assert.Equal((409, Rules.RegistrationSealed.Code), await Code(officer.Upload(at.Id, Samples.Jpeg)));
        var photo = await officer.Attach(at.Id, "anh", Samples.Jpeg, "anh.jpg");
        Assert.Equal((201, "anh", FilePurpose.Evidence), (photo.Status, photo.Body.Paper, photo.Body.Purpose));
        Assert.Equal(new PaperCount(3, 4), (await List(officer)).Single().Papers);
        Assert.Equal([at.Id], (await List(officer, "&papersMissing=true")).Select(r => r.Id));
        Assert.Equal(201, (await officer.Attach(at.Id, "xac-nhan")).Status);
        Assert.Empty(Missing(await Read(world.Launcher, at.Id)));
        Assert.Equal(new PaperCount(4, 4), (await List(world.Launcher)).Single().Papers);
        Assert.Empty(await List(world.Launcher, "&papersMissing=true"));
    }

    [Fact]
    public async Task A_paper_is_put_only_where_it_is_asked_and_only_by_the_unit()
    {
        var world = await PapersWorld.WithPapers();
        var officer = await world.Officer(world.Cell);
        var at = await world.Registered(world.Cell, RegistrationStatus.Submitted, officer: officer);
        Assert.Equal((409, Rules.RegistrationSealed.Code), await Code(officer.Attach(at.Id, "xac-nhan")));
        await world.Launcher.Post<RegistrationView>($"/api/registrations/{at.Id}/accept", null, at.RowVersion);
        foreach (var other in new[] { "khong-co", "ket-qua", "kiem-tra" }) Assert.Equal((409, Rules.FilePaperUnknown.Code), await Code(officer.Attach(at.Id, other)));
        Assert.Equal((409, Rules.FileNotAPicture.Code), await Code(officer.Attach(at.Id, "anh")));
        Assert.Equal(404, (await (await world.Officer(world.SiblingCell)).Attach(at.Id, "xac-nhan")).Status);
        Assert.Equal(403, (await (await world.Inspector(world.Cell)).Attach(at.Id, "xac-nhan")).Status);
        Assert.Equal(0L, await Ask<long>("select count(*) from files where registration_id = $1", at.Id));
    }

    [Fact]
    public async Task What_was_handed_in_keeps_the_papers_of_its_own_version()
    {
        var world = await PapersWorld.WithPapers();
        var officer = await world.Officer(world.Cell);
        var (before, open) = (await world.Registered(world.Cell, RegistrationStatus.Accepted, officer: officer), (await world.Launcher.Get<CampaignView>($"/api/campaigns/{world.Campaign.Id}")).Body);
        var saved = await world.Launcher.Put<CampaignView>($"/api/campaigns/{open.Id}", new SaveCampaign { Content = PapersWorld.Asking(world, open.Content, new RequiredPaper("cam-ket", "Bản cam kết", PaperProof.File)) }, open.RowVersion);
        Assert.Equal(2, saved.Body.Version);
        var after = await world.Registered(world.SiblingCell, RegistrationStatus.Accepted);
        Assert.DoesNotContain("cam-ket", Missing(await Read(officer, before.Id)));
        Assert.Contains("cam-ket", Missing(await Read(world.Launcher, after.Id)));
        Assert.Equal([5, 4], (await List(world.Launcher)).Select(r => r.Papers!.Needed));
        Assert.Equal((409, Rules.FilePaperUnknown.Code), await Code(officer.Attach(before.Id, "cam-ket")));
    }

    [Fact]
    public async Task The_list_of_those_that_lack_papers_is_what_the_law_says_of_each()
    {
        var world = await PapersWorld.WithPapers();
        var dice = new Random(7);
        foreach (var unit in new[] { world.Cell, world.SiblingCell, world.Cell, world.SiblingCell, world.Base, world.Commune, world.Cell })
        {
            var officer = await world.Officer(unit);
            var status = new[] { RegistrationStatus.Draft, RegistrationStatus.Submitted, RegistrationStatus.Accepted, RegistrationStatus.Confirmed, RegistrationStatus.Confirmed }[dice.Next(5)];
            var at = await world.Registered(unit, status, world.Model($"Mô hình {dice.Next(1000)}"), officer);
            if (status is RegistrationStatus.Submitted) continue;
            for (var n = dice.Next(4); n > 0; n--) await officer.Attach(at.Id, "anh", Samples.Jpeg, "anh.jpg");
            foreach (var paper in new[] { "xac-nhan", "to-trinh" }) if (dice.Next(4) > 0) await officer.Attach(at.Id, paper);
        }
        var all = await List(world.Launcher);
        Assert.Equal(all.Where(r => r.Status != RegistrationStatus.Draft && r.Papers!.There < r.Papers.Needed).Select(r => r.Id), (await List(world.Launcher, "&papersMissing=true")).Select(r => r.Id));
        Assert.All(all, r => Assert.Equal(r.Status == RegistrationStatus.Draft, r.Papers is null));
        Assert.Contains(all, r => r.Papers is { } p && p.There == p.Needed);
        foreach (var row in all.Where(r => r.Papers is not null)) Assert.Equal(row.Papers, new PaperCount((await Read(world.Launcher, row.Id)).There, (await Read(world.Launcher, row.Id)).Needed));
        Task Page(int limit) => world.Launcher.Get<Page<RegistrationRow>>($"/api/registrations?kind=model&limit={limit}");
        Assert.Equal(await Queries.Of(() => Page(2)), await Queries.Of(() => Page(7)));
    }

    [Fact]
    public async Task A_unit_is_told_to_complete_its_dossier_once_it_has_reported()
    {
        var world = await PapersWorld.WithPapers();
        var officer = await world.Officer(world.Cell);
        async Task<TaskView?> Told() => (await officer.Get<MyTasks>("/api/my/tasks")).Body.Items.SingleOrDefault(t => t.Kind == TaskKind.CompleteDossier);
        var at = await world.Registered(world.Cell, RegistrationStatus.Accepted, officer: officer);
        Assert.Null(await Told());
        await Confirm(world, officer, at.Id);
        var task = (await Told())!;
        Assert.Equal((at.Id, 2L, $"/registrations/{at.Id}"), (task.Id, task.Count, task.Link));
        foreach (var paper in new[] { "anh", "anh" }) await officer.Attach(at.Id, paper, Samples.Jpeg, "anh.jpg");
        Assert.Equal(1, (await Told())!.Count);
        await officer.Attach(at.Id, "xac-nhan");
        Assert.Null(await Told());
    }

    [Fact]
    public async Task What_is_judged_and_what_is_proposed_upward_carries_the_papers_of_the_tier_that_reads_it()
    {
        var world = await WithJudgedCampaign();
        var open = (await world.Launcher.Get<CampaignView>($"/api/campaigns/{world.Campaign.Id}")).Body;
        await world.Launcher.Put<CampaignView>($"/api/campaigns/{open.Id}", new SaveCampaign { Content = PapersWorld.Asking(world, open.Content) }, open.RowVersion);
        var (panel, _, recognition) = await world.Recognised();
        var sealedAt = (await panel.Chair.Get<CandidateView>($"/api/candidates/{(await panel.Candidates())[0].Id}")).Body.Dossier.Papers!;
        Assert.Equal(("Cấp trên cơ sở", 2, 4), (sealedAt.Tier, sealedAt.There, sealedAt.Needed));
        Assert.Equal("Tỉnh", (await Read(world.Launcher, recognition.RegistrationId)).Tier);
        var sent = (await panel.Agency.Post<NominationView>("/api/nominations", SendNomination.Example with { RecognitionId = recognition.Id, LetterDate = Today })).Body;
        Assert.Equal("Tỉnh", sent.Dossier.Papers!.Tier);
        Assert.Equal(["anh", "xac-nhan", "kiem-tra", "to-trinh"], Missing(sent.Dossier.Papers));
    }

    private static async Task<DossierPapers> Confirm(World.World world, Client officer, Guid id)
    {
        var result = (await officer.Post<ResultView>($"/api/registrations/{id}/results", DraftResult.Example)).Body;
        result = (await officer.Post<ResultView>($"/api/results/{result.Id}/hand-in", null, result.RowVersion)).Body;
        Assert.Equal(200, (await world.Launcher.Post<ResultView>($"/api/results/{result.Id}/confirm", null, result.RowVersion)).Status);
        return await Read(officer, id);
    }

    private static async Task<(int, string?)> Code<T>(Task<Answer<T>> answer) => ((await answer).Status, (await answer).Code);
}
