using Kheo.Api.Features.Reporting;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain.Reports;

namespace Kheo.Api.Tests.Features.Reporting;

public class PeriodicReportTests
{
    private static readonly object[] Causes = [new { code = "nguyen-nhan-chu-quan", text = "Một số chi bộ chưa chủ động." }];

    private static Task<Answer<PeriodicReportView>> Create(Client client, ReportWorld w, PlantedUnit unit, object[]? sections = null, string kind = "interim") =>
        client.Post<PeriodicReportView>("/api/periodic-reports", new { campaignId = w.Campaign, unitId = unit.Id, kind, periodFrom = w.Today.AddDays(-90), periodTo = w.Today, sections = sections ?? [] });

    [Fact]
    public async Task A_report_is_written_handed_in_returned_mended_and_accepted()
    {
        var w = await ReportWorld.Running();
        await w.Register(w.World.Cell);
        var officer = await w.World.Officer(w.World.Commune);
        var above = await w.World.Committee(w.World.Province);

        var draft = await Create(officer, w, w.World.Commune);
        Assert.Equal(201, draft.Status);
        Assert.Equal((ReportStatus.Draft, false, 1L), (draft.Body.Status, draft.Body.Frozen, draft.Body.Figures.Stages.Registered));
        Assert.Equal(["nguyen-nhan-chu-quan"], draft.Body.Missing);
        Assert.Equal(["SavePeriodicReport", "HandInPeriodicReport"], draft.Body.Actions);
        var path = $"/api/periodic-reports/{draft.Body.Id}";
        Assert.Equal("report.section-missing", (await officer.Post<PeriodicReportView>($"{path}/hand-in", new { }, draft.Body.RowVersion)).Code);

        var saved = (await officer.Put<PeriodicReportView>(path, new { sections = Causes }, draft.Body.RowVersion)).Body;
        var handedIn = (await officer.Post<PeriodicReportView>($"{path}/hand-in", null, saved.RowVersion)).Body;
        Assert.Equal((ReportStatus.HandedIn, true), (handedIn.Status, handedIn.Frozen));
        await w.Register(w.World.SiblingCell);
        var read = (await above.Get<PeriodicReportView>(path)).Body;
        Assert.Equal(1, read.Figures.Stages.Registered);
        Assert.Equal(1, read.Figures.Coverage.Single(c => c.TierId == w.World.Cell.TierId).HandedIn);
        Assert.Equal(["ReturnPeriodicReport", "AcceptPeriodicReport"], read.Actions);

        var returned = (await above.Post<PeriodicReportView>($"{path}/return", new { reason = "Bổ sung số liệu." }, read.RowVersion)).Body;
        Assert.Equal((ReportStatus.Returned, "Bổ sung số liệu.", 2L), (returned.Status, returned.Reason, returned.Figures.Stages.Registered));
        var again = (await officer.Post<PeriodicReportView>($"{path}/hand-in", null, returned.RowVersion)).Body;
        Assert.Equal(2, again.Figures.Stages.Registered);
        var accepted = (await above.Post<PeriodicReportView>($"{path}/accept", null, again.RowVersion)).Body;
        Assert.Empty(accepted.Actions);
        Assert.Equal("report.not-handed-in", (await above.Post<PeriodicReportView>($"{path}/accept", null, accepted.RowVersion)).Code);
        Assert.Equal("report.not-draft", (await officer.Put<PeriodicReportView>(path, new { sections = Causes }, accepted.RowVersion)).Code);
        Assert.Equal(ReportStatus.Accepted, Assert.Single((await officer.Get<Page<PeriodicReportRow>>($"/api/periodic-reports?campaignId={w.Campaign}&status=accepted")).Body.Items).Status);
    }

    [Fact]
    public async Task A_unit_has_one_report_of_a_kind_for_a_period()
    {
        var w = await ReportWorld.Running();
        var officer = await w.World.Officer(w.World.Commune);
        Assert.Equal(201, (await Create(officer, w, w.World.Commune)).Status);
        Assert.Equal("report.once", (await Create(officer, w, w.World.Commune)).Code);
        Assert.Equal(201, (await Create(officer, w, w.World.Commune, kind: "final")).Status);
        Assert.Equal(2, (await officer.Get<Page<PeriodicReportRow>>("/api/periodic-reports")).Body.Items.Count);
    }

    [Fact]
    public async Task Nobody_accepts_his_own_report_or_writes_for_others()
    {
        var w = await ReportWorld.Running();
        var committee = await w.World.Committee(w.World.Commune);
        var draft = (await Create(committee, w, w.World.Commune, Causes)).Body;
        var path = $"/api/periodic-reports/{draft.Id}";
        var handedIn = (await committee.Post<PeriodicReportView>($"{path}/hand-in", null, draft.RowVersion)).Body;
        Assert.Equal(403, (await committee.Post<PeriodicReportView>($"{path}/accept", null, handedIn.RowVersion)).Status);
        Assert.Equal(404, (await (await w.World.Officer(w.World.CousinByText)).Get<PeriodicReportView>(path)).Status);
        Assert.Equal(404, (await Create(await w.World.Officer(w.World.CousinByText), w, w.World.Commune)).Status);
        Assert.Equal(403, (await Create(await w.World.Leader(w.World.Province), w, w.World.Commune)).Status);
        Assert.Equal(428, (await committee.Post<PeriodicReportView>($"{path}/return", new { reason = "x" })).Status);
    }

    [Fact]
    public async Task Sections_and_period_are_the_campaigns()
    {
        var w = await ReportWorld.Running();
        var officer = await w.World.Officer(w.World.Commune);
        Assert.Equal("report.section-unknown", (await Create(officer, w, w.World.Commune, [new { code = "khac", text = "…" }])).Code);
        Assert.Equal("report.section-twice", (await Create(officer, w, w.World.Commune, [Causes[0], Causes[0]])).Code);
        Assert.Equal("report.period-outside", (await officer.Post<PeriodicReportView>("/api/periodic-reports",
            new { campaignId = w.Campaign, unitId = w.World.Commune.Id, kind = "final", periodFrom = w.Today.AddDays(-200), periodTo = w.Today, sections = Array.Empty<object>() })).Code);
    }
}
