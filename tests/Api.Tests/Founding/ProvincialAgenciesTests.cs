using Kheo.Api.Features.Recognition;
using Kheo.Api.Features.Registration;
using Kheo.Api.Features.Reporting;
using Kheo.Api.Tests.World;
using Kheo.Domain.Recognitions;
using Kheo.Domain.Reports;

namespace Kheo.Api.Tests.Founding;

/// <summary>The Party organisation of a province's agencies, 2020: 112 recognised = 40 + 33 + 5 + 34, and every cell had registered.</summary>
public class ProvincialAgenciesTests
{
    private static readonly (string Field, int Count)[] Recognised = [("NTM", 40), ("CCHC", 33), ("MTDT", 5), ("XDD", 34)];

    [Fact]
    public async Task All_cells_registered_and_112_were_recognised_in_four_fields()
    {
        var world = await World.World.WithProgramme();
        var agencies = await world.AddUnit(world.Province, "CQT", "Đảng bộ các cơ quan tỉnh");
        var cells = new List<PlantedUnit>();
        for (var b = 1; b <= 5; b++)
        {
            var organisation = await world.AddUnit(agencies, $"B{b}", $"Đảng bộ cơ sở cơ quan {b}");
            for (var c = 1; c <= 6; c++) cells.Add(await world.AddUnit(organisation, $"C{c}", $"Chi bộ {b}.{c}"));
        }
        var (agency, officers) = (await world.Agency(agencies), await world.Officers(cells));
        var campaign = await agency.Launch(world.Programme.Id, "DVK-2020", world.Past("Dân vận khéo năm 2020", new(2020, 1, 1), new(2020, 12, 31), "cell", "upper"));
        string About(string report) => $"/api/reports/{report}?campaignId={campaign.Id}";

        Assert.Equal((30L, 0L, 0m), (await agency.Get<CoverageView>(About("coverage"))).Body.Units.Single() is var before ? (before.Obliged, before.HandedIn, before.Rate) : default);

        var fields = Recognised.SelectMany(r => Enumerable.Repeat(r.Field, r.Count)).ToList();
        var registrations = await agency.Confirm([.. fields.Select((field, i) => (officers[i % officers.Count], campaign.Model($"Mô hình {i + 1}", field)))]);

        var coverage = (await agency.Get<CoverageView>(About("coverage"))).Body.Units.Single();
        Assert.Equal((world.Tiers["cell"], 30L, 30L, 0L, 100m), (coverage.TierId, coverage.Obliged, coverage.HandedIn, coverage.Missing.Count, coverage.Rate));
        Assert.Empty(await agency.Rows<MissingUnitRow>(coverage.Missing.Rows));
        Assert.Equal((112L, 0L), (await agency.Get<ByFieldView>(About("by-field"))).Body is var registered ? (registered.Registered, registered.Recognised) : default);

        // Two decisions over the one list: forty first, the rest a week later.
        var first = await world.Decide(agencies, campaign, "98-QĐ/ĐUK", new(2020, 12, 11), Purpose.Recognise, registrations.Take(40).Select(r => r.Recognise()));
        var second = await world.Decide(agencies, campaign, "101-QĐ/ĐUK", new(2020, 12, 18), Purpose.Recognise, registrations.Skip(40).Select(r => r.Recognise()));
        Assert.Equal((40, 72), (first.Recognised, second.Recognised));

        var byField = (await agency.Get<ByFieldView>(About("by-field"))).Body;
        Assert.Equal([.. Recognised.Select(r => (r.Field, (long)r.Count)), ("KHAC", 0L)], byField.Fields.Select(f => (f.Code, f.Recognised.Count)));
        Assert.Equal((112L, 112L, 112L), (byField.Registered, byField.Recognised, byField.Fields.Sum(f => f.Recognised.Count)));
        foreach (var field in byField.Fields) Assert.Equal(field.Recognised.Count, (await agency.Rows<RegistrationRow>(field.Recognised.Rows)).Count);

        foreach (var (by, total) in new[] { (FunnelBasis.Nested, (long?)null), (FunnelBasis.Disjoint, 112L) })
        {
            var funnel = (await agency.Get<FunnelView>(About("funnel") + $"&by={by.ToString().ToLowerInvariant()}")).Body;
            var stage = Assert.Single(funnel.Stages);
            Assert.Equal((world.Tiers["upper"], 112L, total), (stage.TierId, stage.Recognised.Count, funnel.Total));
            Assert.Equal(112, (await agency.Rows<RecognitionRow>(stage.Recognised.Rows)).Select(r => r.CertificateCode).Distinct().Count());
        }
        Assert.Equal(100m, (await agency.Get<OverviewView>(About("overview"))).Body.Finding!.Rate);
    }
}
