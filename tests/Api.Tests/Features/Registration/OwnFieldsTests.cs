using System.Text.Json;
using System.Text.Json.Nodes;
using Kheo.Api.Features.Campaigns;
using Kheo.Api.Features.Documents;
using Kheo.Api.Features.Registration;
using Kheo.Api.Tests.Features.Documents;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Registration;

public class OwnFieldsTests
{
    private static readonly OwnField[] Asked =
    [
        new("hinh-thuc", "Hình thức thực hiện", OwnFieldType.Choice, Required: true, Options: [new("moi", "Làm mới"), new("nhan-rong", "Nhân rộng")]),
        new("nguon-goc", "Nhân rộng từ mô hình nào", OwnFieldType.Text, Required: true, When: new("hinh-thuc", Is: "nhan-rong")),
        new("kinh-phi", "Kinh phí đối ứng", OwnFieldType.Money),
        new("doan", "Các đoạn đường", OwnFieldType.Table, Columns: [new("ten", "Tên đoạn", OwnFieldType.Text, true), new("dai", "Chiều dài", OwnFieldType.Number)]),
        new("don-vi", "Đơn vị phối hợp", OwnFieldType.Unit), new("tep", "Bản vẽ", OwnFieldType.File),
    ];

    private static Task<World.World> Asking(params OwnField[] fields) => WithOpenCampaign((w, c) => c with { Form = c.Form with { Fields = [.. fields.Select(f => f.Tiers is null ? f : f with { Tiers = [w.Tiers["base"]] })] } });

    private static Dictionary<string, OwnAnswer> Answers(string json) => JsonSerializer.Deserialize<Dictionary<string, OwnAnswer>>(json, Edge.Json)!;

    private static Task<Answer<RegistrationView>> Save(Client officer, RegistrationView at, string answers) =>
        officer.Put<RegistrationView>($"/api/registrations/{at.Id}", new SaveRegistration { FieldId = at.FieldId, Name = at.Name, Parts = at.Parts, Answers = Answers(answers) }, at.RowVersion);

    private static Task<Answer<RegistrationView>> Submit(Client officer, RegistrationView at) => officer.Post<RegistrationView>($"/api/registrations/{at.Id}/submit", null, at.RowVersion);

    private static string Errors<T>(Answer<T> refused) => string.Join("; ", (refused.Problem?.Errors ?? new Dictionary<string, string[]>()).OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{e.Key} {string.Join(' ', e.Value)}"));

    private static async Task<JsonObject> Schema(Client client, Guid campaign, string query = "") => JsonNode.Parse((await client.Get<object>($"/api/campaigns/{campaign}/form-schema{query}")).Text)!.AsObject();

    [Fact]
    public async Task Answers_are_kept_as_they_were_given_and_handed_in_with_the_form()
    {
        var world = await Asking(Asked);
        var officer = await world.Officer(world.Cell);
        var at = await world.Registered(world.Cell, officer: officer);
        var said = $$"""{"hinh-thuc":"moi","kinh-phi":18000000,"doan":[{"ten":"Trục ấp","dai":2000.5}],"don-vi":"{{world.Commune.Id}}"}""";
        at = (await Save(officer, at, said)).Body;
        at = (await Submit(officer, at)).Body;
        var read = (await world.Launcher.Get<RegistrationView>($"/api/registrations/{at.Id}")).Body;
        Assert.True(OwnAnswers.Same(Answers(said), read.Answers));
        Assert.Equal(world.Commune.Name, read.UnitNames[world.Commune.Id]);
        Assert.True(OwnAnswers.Same(Answers(said), (await officer.Get<Page<HandInView>>($"/api/registrations/{at.Id}/hand-ins")).Body.Items.Single().Answers));
        Assert.Single((await officer.Get<Page<RegistrationRow>>("/api/registrations?q=lam%20moi%20truc%20ap")).Body.Items);
    }

    [Fact]
    public async Task A_draft_may_be_half_answered_but_not_wrongly()
    {
        var world = await Asking(Asked);
        var officer = await world.Officer(world.Cell);
        var at = (await Save(officer, await world.Registered(world.Cell, officer: officer), """{"hinh-thuc":"nhan-rong"}""")).Body;
        async Task Refused(string answers, string errors)
        {
            var answer = await Save(officer, at, answers);
            Assert.Equal((400, "invalid", errors), (answer.Status, answer.Code, Errors(answer)));
        }
        await Refused("""{"kinh-phi":0.5,"doan":[{"ten":7}]}""", "answers.doan[0].ten wrong-type; answers.kinh-phi wrong-type");
        await Refused("""{"la":"x"}""", "answers.la unknown");
        await Refused("""{"hinh-thuc":"cu"}""", "answers.hinh-thuc unknown");
        await Refused("""{"don-vi":"Đảng ủy xã"}""", "answers.don-vi malformed");
        foreach (var raw in new[] { "true", "null", "1e400" })
            Assert.Equal((400, "malformed"), await officer.Put<RegistrationView>($"/api/registrations/{at.Id}", $$$"""{"fieldId":"{{{at.FieldId}}}","name":"Đường hoa","parts":{},"answers":{"kinh-phi":{{{raw}}}}}""", at.RowVersion) is var a ? (a.Status, a.Code!) : default);
        Assert.Equal(400, (await officer.Put<RegistrationView>($"/api/registrations/{at.Id}", $$$"""{"fieldId":"{{{at.FieldId}}}","name":"Đường hoa","parts":{},"answers":{"kinh-phi":1,"kinh-phi":2}}""", at.RowVersion)).Status);
        Assert.Equal((at.RowVersion, """{"hinh-thuc": "nhan-rong"}"""), (await officer.Get<RegistrationView>($"/api/registrations/{at.Id}")).Body is var r ? (r.RowVersion, await Ask<string>("select answers::text from registrations where id = $1", at.Id)) : default);
    }

    [Fact]
    public async Task More_answers_than_any_form_asks_for_are_refused_at_once_and_so_is_nothing_in_a_list()
    {
        var world = await Asking([.. Asked, new("nhieu", "Nhiều", OwnFieldType.MultipleChoice, Options: [new("moi", "Mới"), new("cu", "Cũ")])]);
        var officer = await world.Officer(world.Cell);
        var at = await world.Registered(world.Cell, officer: officer);
        var started = System.Diagnostics.Stopwatch.StartNew();
        foreach (var many in new[]
        {
            $$"""{"nhieu":[{{string.Join(',', Enumerable.Repeat("\"moi\"", 80_000))}}]}""", $$"""{"doan":[{{string.Join(',', Enumerable.Repeat("{}", 100_000))}}]}""",
            $$"""{{{string.Join(',', Enumerable.Range(0, 40_000).Select(n => $"\"f{n}\":1"))}}}""",
        })
        {
            var answer = await officer.Put<RegistrationView>($"/api/registrations/{at.Id}", $$$"""{"fieldId":"{{{at.FieldId}}}","name":"Đường hoa","parts":{},"answers":{{{many}}}}""", at.RowVersion);
            Assert.Equal(400, answer.Status);
        }
        Assert.True(started.Elapsed < TimeSpan.FromSeconds(10), $"{started.Elapsed}");
        Assert.Equal(400, (await officer.Put<RegistrationView>($"/api/registrations/{at.Id}/aims", """{"aims":[null]}""", at.RowVersion)).Status);
    }

    [Fact]
    public async Task What_was_returned_can_be_mended_although_the_campaign_takes_an_answer_no_longer()
    {
        var world = await Asking(Asked);
        var officer = await world.Officer(world.Cell);
        var at = (await Save(officer, await world.Registered(world.Cell, officer: officer), """{"hinh-thuc":"moi","kinh-phi":5}""")).Body;
        at = (await Submit(officer, at)).Body;
        var committee = await world.Committee(world.Base);
        at = (await committee.Post<RegistrationView>($"/api/registrations/{at.Id}/return", new ReturnRegistration { Remarks = [new(FormPart.Place, "Ghi rõ ấp")] }, at.RowVersion)).Body;
        var content = world.Campaign.Content;
        OwnField[] next = [Asked[0] with { Options = [new("khac", "Khác"), .. Asked[0].Options!.Where(o => o.Code != "moi")] }, .. Asked[1..]];
        Assert.Equal(200, (await world.Launcher.Put<CampaignView>($"/api/campaigns/{world.Campaign.Id}", new SaveCampaign { Content = content with { Form = content.Form with { Fields = next } } }, world.Campaign.RowVersion)).Status);
        at = (await officer.Get<RegistrationView>($"/api/registrations/{at.Id}")).Body;
        Assert.Equal(400, (await Save(officer, at, """{"hinh-thuc":"moi","kinh-phi":5}""")).Status);
        Assert.Equal(409, (await Save(officer, at, """{"hinh-thuc":"khac","kinh-phi":6}""")).Status);
        var mended = await Save(officer, at, """{"hinh-thuc":"khac","kinh-phi":5}""");
        Assert.Equal(200, mended.Status);
        Assert.Equal(200, (await Submit(officer, mended.Body)).Status);
    }

    [Fact]
    public async Task Handing_in_asks_for_what_is_required_where_it_is_asked()
    {
        var world = await Asking(Asked);
        var officer = await world.Officer(world.Cell);
        var at = await world.Registered(world.Cell, officer: officer);
        var refused = await Submit(officer, at);
        Assert.Equal((409, Rules.RegistrationIncomplete.Code, "answers.hinh-thuc required"), (refused.Status, refused.Code, Errors(refused)));
        at = (await Save(officer, at, """{"hinh-thuc":"nhan-rong","doan":[{"dai":3}]}""")).Body;
        refused = await Submit(officer, at);
        Assert.Equal((409, "answers.doan[0].ten required; answers.nguon-goc required"), (refused.Status, Errors(refused)));
        Assert.Equal("draft", await Ask<string>("select status from registrations where id = $1", at.Id));
        at = (await Save(officer, at, """{"hinh-thuc":"nhan-rong","nguon-goc":"Đường hoa ấp 1"}""")).Body;
        Assert.Equal(200, (await Submit(officer, at)).Status);
    }

    [Fact]
    public async Task An_answer_names_no_unit_and_no_file_of_others()
    {
        var world = await Asking(Asked);
        var officer = await world.Officer(world.Cell);
        var at = await world.Registered(world.Cell, officer: officer);
        var elsewhere = await world.Registered(world.SiblingCell);
        var foreign = (await (await world.Officer(world.SiblingCell)).Upload(elsewhere.Id, Samples.Jpeg)).Body;
        async Task Refused(string answers, string at2)
        {
            var answer = await Save(officer, at, answers);
            Assert.Equal((409, Rules.RegistrationAnswerUnknown.Code, at2), (answer.Status, answer.Code, Errors(answer)));
        }
        await Refused($$"""{"don-vi":"{{world.SiblingCell.Id}}"}""", "answers.don-vi unknown");
        await Refused($$"""{"don-vi":"{{Guid.NewGuid()}}"}""", "answers.don-vi unknown");
        await Refused($$"""{"tep":"{{foreign.Id}}"}""", "answers.tep unknown");
        var begun = await officer.Post<RegistrationView>("/api/registrations", world.Model("Khác") with { Answers = Answers($$"""{"tep":"{{foreign.Id}}"}""") });
        Assert.Equal((409, "answers.tep unknown"), (begun.Status, Errors(begun)));

        var own = (await officer.Upload(at.Id, Samples.Jpeg)).Body;
        at = (await Save(officer, (await officer.Get<RegistrationView>($"/api/registrations/{at.Id}")).Body, $$"""{"tep":"{{own.Id}}"}""")).Body;
        var removed = await officer.Delete($"/api/files/{own.Id}", own.RowVersion);
        Assert.Equal((409, Rules.RegistrationFileAnswers.Code), (removed.Status, removed.Code));
        await Save(officer, at, "{}");
        Assert.Equal(204, (await officer.Delete($"/api/files/{own.Id}", own.RowVersion)).Status);
    }

    [Fact]
    public async Task What_was_handed_in_reads_by_its_own_form_and_drafts_by_the_new_one()
    {
        var world = await Asking(Asked);
        var officer = await world.Officer(world.Cell);
        async Task<RegistrationView> Written(string name) => (await Save(officer, await world.Registered(world.Cell, model: world.Model(name), officer: officer), """{"hinh-thuc":"moi","kinh-phi":5}""")).Body;
        var (draft, sent) = (await Written("Còn nháp"), (await Submit(officer, await Written("Đã nộp"))).Body);

        var content = world.Campaign.Content;
        OwnField[] next = [Asked[0] with { Label = "Cách làm" }, new("so-ho", "Số hộ", OwnFieldType.Number, Required: true)];
        var saved = (await world.Launcher.Put<CampaignView>($"/api/campaigns/{world.Campaign.Id}", new SaveCampaign { Content = content with { Form = content.Form with { Fields = next } } }, world.Campaign.RowVersion)).Body;
        Assert.Equal((2, 2), (saved.Version, saved.Content.Form.Version));

        async Task<string> Labels(RegistrationView of) => (await officer.Get<RegistrationView>($"/api/registrations/{of.Id}")).Body.Campaign.Form is var form ? form.Version + " " + string.Join(", ", form.Fields!.Select(f => f.Label)) : "";
        Assert.Equal("2 Cách làm, Số hộ", await Labels(draft));
        Assert.Equal("1 " + string.Join(", ", Asked.Select(f => f.Label)), await Labels(sent));
        Assert.Equal("Hình thức thực hiện", (await officer.Get<Page<HandInView>>($"/api/registrations/{sent.Id}/hand-ins")).Body.Items.Single().Form.Fields![0].Label);
        Assert.Equal(["hinh-thuc", "nguon-goc", "kinh-phi", "doan", "don-vi", "tep"], Fields(await Schema(officer, world.Campaign.Id, "?version=1")));
        Assert.Equal(["hinh-thuc", "so-ho"], Fields(await Schema(officer, world.Campaign.Id)));
        Assert.Equal(404, (await officer.Get<object>($"/api/campaigns/{world.Campaign.Id}/form-schema?version=3")).Status);

        // The draft answers the form as it stands now; what is not asked any more goes.
        Assert.Equal("answers.so-ho required", Errors(await Submit(officer, draft)));
        draft = (await Save(officer, draft, """{"hinh-thuc":"moi","so-ho":64}""")).Body;
        Assert.Equal(["hinh-thuc", "so-ho"], (await Submit(officer, draft)).Body.Answers.Keys.Order());
    }

    [Fact]
    public async Task A_field_of_another_tier_is_neither_shown_nor_taken_nor_asked()
    {
        var world = await Asking(Asked[2], new OwnField("nghi-quyet", "Số nghị quyết", OwnFieldType.Text, Required: true, Tiers: []));
        var officer = await world.Officer(world.Cell);
        var at = await world.Registered(world.Cell, officer: officer);
        Assert.Equal(["kinh-phi"], at.Campaign.Form.Fields!.Select(f => f.Code));
        Assert.Equal("answers.nghi-quyet unknown", Errors(await Save(officer, at, """{"nghi-quyet":"12"}""")));
        Assert.Equal(200, (await Submit(officer, at)).Status);
        Assert.Equal(["kinh-phi"], Fields(await Schema(officer, world.Campaign.Id, $"?tierId={world.Tiers["cell"]}")));
        Assert.Equal(["kinh-phi", "nghi-quyet"], Fields(await Schema(officer, world.Campaign.Id, $"?tierId={world.Tiers["base"]}")));
        Assert.Equal("answers.nghi-quyet required", Errors(await Submit(await world.Officer(world.Base), await world.Registered(world.Base, model: world.Model("Của đảng bộ")))));
    }

    [Fact]
    public async Task A_remark_reopens_the_field_it_names_and_the_next_reading_shows_what_changed()
    {
        var world = await Asking(Asked);
        var officer = await world.Officer(world.Cell);
        var at = (await Submit(officer, (await Save(officer, await world.Registered(world.Cell, officer: officer), """{"hinh-thuc":"moi","kinh-phi":5}""")).Body)).Body;
        Task<Answer<RegistrationView>> Return(params Remark[] remarks) => world.Launcher.Post<RegistrationView>($"/api/registrations/{at.Id}/return", new ReturnRegistration { Remarks = remarks }, at.RowVersion);
        Assert.Equal((409, Rules.RegistrationRemarkUnknown.Code), await Return(new Remark(null, "Xem lại", "la")) is var a ? (a.Status, a.Code) : default);
        Assert.Equal(400, (await Return(new Remark(null, "Xem lại"))).Status);
        Assert.Equal(400, (await Return(new Remark(FormPart.Place, "Xem lại", "kinh-phi"))).Status);
        at = (await Return(new Remark(null, "Ghi rõ số tiền", "kinh-phi"))).Body;
        Assert.Equal((409, Rules.RegistrationPartNotReopened.Code), await Save(officer, at, """{"hinh-thuc":"nhan-rong","kinh-phi":5}""") is var b ? (b.Status, b.Code) : default);
        at = (await Save(officer, at, """{"hinh-thuc":"moi","kinh-phi":6}""")).Body;
        Assert.Equal(["kinh-phi"], at.ChangedFields);
        at = (await Submit(officer, at)).Body;
        Assert.Equal([2, 1], (await officer.Get<Page<HandInView>>($"/api/registrations/{at.Id}/hand-ins")).Body.Items.Select(h => h.Number));
        Assert.Equal(new OwnAnswer.Number(5), (await officer.Get<Page<HandInView>>($"/api/registrations/{at.Id}/hand-ins")).Body.Items[1].Answers["kinh-phi"]);
    }

    [Fact]
    public async Task Answers_that_are_not_spoken_of_stay_and_a_campaign_without_own_fields_costs_nothing_more()
    {
        var world = await Asking(Asked);
        var officer = await world.Officer(world.Cell);
        var at = (await Save(officer, await world.Registered(world.Cell, officer: officer), """{"kinh-phi":5}""")).Body;
        at = (await officer.Put<RegistrationView>($"/api/registrations/{at.Id}", new SaveRegistration { FieldId = at.FieldId, Name = at.Name, Parts = at.Parts }, at.RowVersion)).Body;
        Assert.Equal(new OwnAnswer.Number(5), at.Answers["kinh-phi"]);

        async Task<int> Cost(World.World of)
        {
            var (by, draft) = (await of.Officer(of.Cell), await of.Registered(of.Cell));
            return await Queries.Of(() => by.Put<RegistrationView>($"/api/registrations/{draft.Id}", new SaveRegistration { FieldId = draft.FieldId, Name = draft.Name, Parts = draft.Parts }, draft.RowVersion));
        }
        Assert.Equal(await Cost(await WithOpenCampaign()), await Cost(world));
    }

    [Fact]
    public async Task The_form_is_published_as_a_schema_to_those_whom_the_campaign_reaches()
    {
        var world = await Asking(Asked);
        var response = await (await world.Officer(world.Cell)).Http.GetAsync($"/api/campaigns/{world.Campaign.Id}/form-schema");
        Assert.Equal((200, "application/schema+json"), ((int)response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Equal(404, (await (await world.Officer((await Planted()).Cell)).Get<object>($"/api/campaigns/{world.Campaign.Id}/form-schema")).Status);
    }

    [Fact]
    public async Task Of_one_campaign_a_spreadsheet_has_a_column_for_each_field()
    {
        var world = await Asking(Asked);
        var officer = await world.Officer(world.Cell);
        var at = await world.Registered(world.Cell, officer: officer);
        at = (await Save(officer, at, $$"""{"hinh-thuc":"nhan-rong","nguon-goc":"=1+1","kinh-phi":18000000,"doan":[{"ten":"Trục ấp","dai":2000.5},{"ten":"Ngõ 3"}],"don-vi":"{{world.Commune.Id}}"}""")).Body;
        await Submit(officer, at);
        var sheet = await Workbook.Of(world.Launcher, $"/api/registrations/export.xlsx?campaignId={world.Campaign.Id}");
        Assert.Equal(["Nhân rộng"], sheet.Column("Hình thức thực hiện [hinh-thuc]"));
        Assert.Equal(["18000000"], sheet.Column("Kinh phí đối ứng [kinh-phi]"));
        Assert.Equal(["Tên đoạn: Trục ấp; Chiều dài: 2000,5\nTên đoạn: Ngõ 3"], sheet.Column("Các đoạn đường [doan]"));
        Assert.Equal([world.Commune.Name], sheet.Column("Đơn vị phối hợp [don-vi]"));
        Assert.DoesNotContain("=1+1", sheet.Column("Nhân rộng từ mô hình nào [nguon-goc]"));
        Assert.DoesNotContain((await Workbook.Of(world.Launcher, "/api/registrations/export.xlsx")).Heading, h => h.Contains('['));
        Assert.Equal(["18000000"], (await Workbook.Of(officer, $"/api/registrations/{at.Id}/hand-ins/export.xlsx")).Column("Kinh phí đối ứng [kinh-phi]"));
    }

    [Fact]
    public async Task A_form_that_contradicts_itself_is_refused_and_foreign_tiers_are_absent()
    {
        var world = await WithOpenCampaign();
        Task<Answer<CampaignView>> Save(params OwnField[] fields) => world.Launcher.Put<CampaignView>($"/api/campaigns/{world.Campaign.Id}",
            new SaveCampaign { Content = world.Campaign.Content with { Form = world.Campaign.Content.Form with { Fields = fields } } }, world.Campaign.RowVersion);
        async Task<(int, string?)> Saved(params OwnField[] fields) => await Save(fields) is var a ? (a.Status, a.Code) : default;
        Assert.Equal((409, Rules.CampaignOwnFieldTwice.Code), await Saved(Asked[2], Asked[2]));
        Assert.Equal((409, Rules.CampaignOwnFieldOptions.Code), await Saved(Asked[0] with { Options = [] }));
        Assert.Equal((409, Rules.CampaignOwnFieldColumns.Code), await Saved(Asked[3] with { Columns = [] }));
        Assert.Equal((409, Rules.CampaignOwnFieldCondition.Code), await Saved(Asked[1]));
        Assert.Equal((409, Rules.CampaignOwnFieldBounds.Code), await Saved(Asked[2] with { Min = 2, Max = 1 }));
        Assert.Equal((409, Rules.CampaignOwnFieldsTooMany.Code), await Saved([.. Enumerable.Range(0, 41).Select(n => Asked[2] with { Code = $"f{n}", Label = $"Mục {n}" })]));
        Assert.Equal((400, "invalid"), await Saved(Asked[2] with { Code = "Kinh phí" }));
        Assert.Equal((404, "absent"), await Saved(Asked[2] with { Tiers = [Guid.NewGuid()] }));
        Assert.Equal(1, (await world.Launcher.Get<CampaignView>($"/api/campaigns/{world.Campaign.Id}")).Body.Version);
    }

    private static IEnumerable<string> Fields(JsonObject schema) => schema["properties"]!["answers"]!["properties"]!.AsObject().Select(p => p.Key);
}
