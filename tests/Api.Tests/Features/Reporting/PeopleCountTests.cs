using System.IO.Compression;
using Kheo.Api.Features.Reporting;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Reports;

namespace Kheo.Api.Tests.Features.Reporting;

public class PeopleCountTests
{
    private static async Task<MembersCoverage> Members(Client client, ReportWorld w) => (await client.Get<CoverageView>($"/api/reports/coverage?campaignId={w.Campaign}")).Body.Members;

    private static Task<Answer<PeopleCountView>> Save(Client client, PlantedUnit unit, int count, DateOnly? on = null, Guid? campaign = null) =>
        client.Post<PeopleCountView>("/api/people-counts", new { unitId = unit.Id, count, countedOn = on, campaignId = campaign, source = "Báo cáo" }, null);

    [Fact]
    public async Task The_rate_is_of_all_who_must_register_and_none_while_one_is_unknown()
    {
        var w = await ReportWorld.Running();
        var (committee, officer) = (await w.World.Committee(w.World.Commune), await w.World.Officer(w.World.Cell));
        Assert.Equal((2L, 2L, null), await Members(committee, w) is var none ? (none.Units, none.Unknown, none.Rate) : default);

        await Save(officer, w.World.Cell, 20, w.Today.AddDays(-40));
        await Save(officer, w.World.Cell, 25, w.Today.AddDays(-10));            // newer: it holds
        await Save(officer, w.World.Cell, 15, w.Today.AddDays(-5), w.Campaign);
        Assert.Equal((2L, 1L, 15L, 25L, null), await Members(committee, w) is var one ? (one.Units, one.Unknown, one.TakingPart, one.Eligible, one.Rate) : default);

        await Save(committee, w.World.SiblingCell, 15, w.Today.AddDays(-20));
        await Save(committee, w.World.SiblingCell, 5, w.Today, w.Campaign);
        await Save(committee, w.World.Base, 1_000, w.Today);                     // a unit that need not register itself is no part of it
        var both = await Members(committee, w);
        Assert.Equal((2L, 0L, 20L, 40L, 50m), (both.Units, both.Unknown, both.TakingPart, both.Eligible, both.Rate));
        Assert.Equal((w.Today.AddDays(-20), w.Today), (both.CountedFrom, both.CountedTo));

        // The other campaign knows nothing of it, and an exempt unit is in neither number.
        Assert.Equal(2L, (await committee.Get<CoverageView>($"/api/reports/coverage?campaignId={w.LastCampaign}")).Body.Members.Unknown);
        await committee.Post<ObligationView>($"/api/obligations/{await w.ObligationOf(w.World.SiblingCell)}/exempt", new { reason = "Giải thể" }, 1);
        Assert.Equal((1L, 15L, 25L, 60m), await Members(committee, w) is var left ? (left.Units, left.TakingPart, left.Eligible, left.Rate) : default);
    }

    [Fact]
    public async Task A_count_of_the_same_day_is_replaced_and_nobody_counts_tomorrow_or_elsewhere()
    {
        var w = await ReportWorld.Running();
        var officer = await w.World.Officer(w.World.Cell);
        var first = (await Save(officer, w.World.Cell, 20)).Body;
        var second = (await Save(officer, w.World.Cell, 21)).Body;
        Assert.Equal((first.Id, 21, 2L), (second.Id, second.Count, second.RowVersion));
        Assert.Equal((409, Rules.PeopleCountInFuture.Code), await Save(officer, w.World.Cell, 1, w.Today.AddDays(1)) is var a ? (a.Status, a.Code) : default);
        Assert.Equal(400, (await Save(officer, w.World.Cell, -1)).Status);
        Assert.Equal(404, (await Save(officer, w.World.SiblingCell, 1)).Status);
        Assert.Equal(403, (await Save(await w.World.Inspector(w.World.Cell), w.World.Cell, 1)).Status);
    }

    [Fact]
    public async Task Many_are_imported_all_or_none_and_the_same_text_twice_changes_nothing()
    {
        var w = await ReportWorld.Running();
        var committee = await w.World.Committee(w.World.Commune);
        Task<Answer<PeopleImportView>> Import(string csv) => committee.Post<PeopleImportView>("/api/people-counts/import", new { underUnitId = w.World.Commune.Id, csv });
        var good = $"unit_path,count,counted_on\n{w.World.Cell.Path},20,2026-01-01\n{w.World.SiblingCell.Path},30,2026-01-01\n{w.World.Cell.Path},21,\n";
        Assert.Equal(new PeopleImportView(3, 0, 0), (await Import(good)).Body);
        Assert.Equal(new PeopleImportView(0, 0, 3), (await Import(good)).Body);
        Assert.Equal(new PeopleImportView(0, 1, 2), (await Import(good.Replace(",30,", ",31,", StringComparison.Ordinal))).Body);

        var bad = await Import($"unit_path,count,counted_on\n{w.World.CousinCell.Path},5,2026-01-01\n{w.World.Cell.Path},x,2026-01-01\n{w.World.Cell.Path},7,2026-02-30\n,7,\n");
        Assert.Equal(400, bad.Status);
        Assert.Equal(["malformed"], bad.Problem!.Errors!["csv[3].count"]);
        Assert.Equal(["malformed"], bad.Problem.Errors["csv[4].counted_on"]);
        Assert.Equal(["required"], bad.Problem.Errors["csv[5].unit_path"]);
        var foreign = await Import($"unit_path,count\n{w.World.Cell.Path},99\n{w.World.CousinCell.Path},5\n");
        Assert.Equal(["unknown"], foreign.Problem!.Errors!["csv[3].unit_path"]);
        Assert.Equal(["in-future"], (await Import($"unit_path,count,counted_on\n{w.World.Cell.Path},9,2999-01-01\n")).Problem!.Errors!["csv[2].counted_on"]);
        Assert.Equal(["repeated"], (await Import($"unit_path,count\n{w.World.Cell.Path},9\n{w.World.Cell.Path},9\n")).Problem!.Errors!["csv[3].unit_path"]);

        var list = (await committee.Get<Page<PeopleCountView>>("/api/people-counts?limit=2")).Body;
        var rest = (await committee.Get<Page<PeopleCountView>>($"/api/people-counts?limit=2&after={list.Next}")).Body;
        Assert.Equal([20, 21, 31], list.Items.Concat(rest.Items).Select(c => c.Count).Order());
        Assert.Null(rest.Next);
        using var answer = await committee.Http.GetAsync($"/api/people-counts/export.xlsx?unitId={w.World.SiblingCell.Id}");
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        using var text = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var xml = await text.ReadToEndAsync();
        Assert.Contains(w.World.SiblingCell.Path, xml, StringComparison.Ordinal);
        Assert.DoesNotContain(w.World.Cell.Path + "<", xml, StringComparison.Ordinal);
    }
}
