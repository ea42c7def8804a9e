using System.Text.Json;
using Kheo.Api.Features.Campaigns;
using Kheo.Api.Features.Evaluation;
using Kheo.Api.Features.Recognition;
using Kheo.Api.Features.Registration;
using Kheo.Api.Tests.Features.Documents;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Evaluation;

public class SealedAnswersTests
{
    private static readonly OwnField[] Asked =
    [
        new("hinh-thuc", "Hình thức thực hiện", OwnFieldType.Choice, Options: [new("moi", "Làm mới"), new("nhan-rong", "Nhân rộng")]),
        new("nguon-goc", "Nhân rộng từ mô hình nào", OwnFieldType.Text, When: new("hinh-thuc", Is: "nhan-rong")),
        new("doan", "Các đoạn đường", OwnFieldType.Table, Columns: [new("ten", "Tên đoạn", OwnFieldType.Text, true), new("dai", "Chiều dài", OwnFieldType.Number)]),
        new("don-vi", "Đơn vị phối hợp", OwnFieldType.Unit), new("noi", "Nơi làm", OwnFieldType.Place), new("tep", "Bản vẽ", OwnFieldType.File),
    ];

    private static async Task<(World.World World, Panel Panel, RegistrationView At, string Said)> Confirmed()
    {
        var world = await WithJudgedCampaign(c => c with { Form = c.Form with { Fields = Asked } });
        var officer = await world.Officer(world.Cell);
        var at = await world.Registered(world.Cell, officer: officer);
        var file = (await officer.Upload(at.Id, Samples.Jpeg, "ban-ve.jpg")).Body;
        var said = $$"""{"hinh-thuc":"moi","doan":[{"ten":"Trục ấp","dai":2000.5}],"don-vi":"{{world.Commune.Id}}","noi":{"words":"Ấp 3","unit":"{{world.Cell.Id}}"},"tep":"{{file.Id}}"}""";
        at = (await officer.Get<RegistrationView>($"/api/registrations/{at.Id}")).Body;
        at = (await officer.Put<RegistrationView>($"/api/registrations/{at.Id}", new SaveRegistration { FieldId = at.FieldId, Name = at.Name, Parts = at.Parts, Answers = JsonSerializer.Deserialize<Dictionary<string, OwnAnswer>>(said, Edge.Json) }, at.RowVersion)).Body;
        return (world, await world.Seated(world.Commune), await world.Brought(at, RegistrationStatus.Confirmed, officer), said);
    }

    private static void Reads(SealedAnswers? answers, string said, params string[] names)
    {
        Assert.NotNull(answers);
        Assert.Equal(1, answers.FormVersion);
        Assert.Equal(["Hình thức thực hiện", "Các đoạn đường", "Đơn vị phối hợp", "Nơi làm", "Bản vẽ"], answers.Fields.Select(f => f.Label));       // what hung on another choice was not asked
        Assert.Equal("Làm mới", answers.Fields[0].Options![0].Label);
        Assert.True(OwnAnswers.Same(JsonSerializer.Deserialize<Dictionary<string, OwnAnswer>>(said, Edge.Json)!, answers.Answers));
        Assert.Equal(names.Order(StringComparer.Ordinal), answers.Names.Values.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Judges_and_the_tier_above_read_what_was_answered_under_the_labels_it_was_asked_under()
    {
        var (world, panel, at, said) = await Confirmed();
        var content = world.Campaign.Content;
        OwnField[] next = [Asked[0] with { Label = "Cách làm", Options = [new("khac", "Khác")] }, new("so-ho", "Số hộ", OwnFieldType.Number)];
        Assert.Equal(200, (await world.Launcher.Put<CampaignView>($"/api/campaigns/{world.Campaign.Id}", new SaveCampaign { Content = content with { Form = content.Form with { Fields = next } } }, world.Campaign.RowVersion)).Status);

        await world.Prepare(panel, null, at.Id);
        var candidate = (await panel.Candidates()).Single().Id;
        Assert.Null((await panel.Member.Get<CandidateView>($"/api/candidates/{candidate}")).Body.Dossier.Answers);        // nothing is sealed yet
        panel.Session = (await panel.Agency.Post<JudgingSessionView>($"/api/judging-sessions/{panel.Session.Id}/open", null, panel.Session.RowVersion)).Body;
        await Ask<object>("update units set party_name = 'Đảng ủy xã tên mới' where id = $1", world.Commune.Id);
        foreach (var judge in panel.Everybody)          // one of them comes from another province
            Reads((await judge.Get<CandidateView>($"/api/candidates/{candidate}")).Body.Dossier.Answers, said, world.Commune.Name, world.Cell.Name, "ban-ve.jpg");

        await panel.ScoreAll(90);
        await panel.Attend([.. panel.Everybody]);
        panel.Session = (await panel.Close()).Body;
        await world.Issued((await panel.Agency.Post<DecisionView>("/api/decisions", world.Drafting(panel))).Body);
        var recognition = (await panel.Agency.Get<Page<RecognitionRow>>("/api/recognitions")).Body.Items.Single();
        var sent = (await panel.Agency.Post<NominationView>("/api/nominations", Proposing(recognition))).Body;
        Reads((await world.Launcher.Get<NominationView>($"/api/nominations/{sent.Id}")).Body.Dossier.Answers, said, "Đảng ủy xã tên mới", world.Cell.Name, "ban-ve.jpg");      // sealed anew, as it is called now
    }

    [Fact]
    public async Task A_dossier_sealed_before_answers_were_reads_as_before()
    {
        var (world, panel, at, _) = await Confirmed();
        await world.Prepare(panel, null, at.Id);
        panel.Session = (await panel.Agency.Post<JudgingSessionView>($"/api/judging-sessions/{panel.Session.Id}/open", null, panel.Session.RowVersion)).Body;
        var candidate = (await panel.Candidates()).Single().Id;
        Assert.Equal(1, await Ask<int>("with changed as (update candidates set dossier = dossier - 'answers' where id = $1 and dossier ? 'answers' returning 1) select count(*)::int from changed", candidate));
        var read = (await panel.Member.Get<CandidateView>($"/api/candidates/{candidate}")).Body.Dossier;
        Assert.Equal((null, "Tuyến đường ít người chăm sóc"), (read.Answers, read.Parts.Situation));
    }

    [Fact]
    public async Task A_campaign_that_asks_nothing_of_its_own_seals_nothing_more()
    {
        var world = await WithJudgedCampaign();
        var panel = await world.Scoring(world.Commune, null, world.Cell);
        Assert.Null((await panel.Member.Get<CandidateView>($"/api/candidates/{(await panel.Candidates()).Single().Id}")).Body.Dossier.Answers);
    }
}
