using Kheo.Api.Features.Campaigns;
using Kheo.Api.Features.Recognition;
using Kheo.Api.Features.Registration;
using Kheo.Api.Features.Reporting;
using Kheo.Api.Tests.World;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Recognitions;
using Kheo.Domain.Reports;

namespace Kheo.Api.Tests.Founding;

/// <summary>Kiên Giang, the bloc of agencies and enterprises, 2021–2023: more than 500 at base, of which 78 by the bloc and 76 by the province; 34 awards, 45 with another programme.</summary>
public class EnterpriseBlocTests
{
    private static readonly DateOnly From = new(2021, 1, 1);
    private static readonly DateOnly To = new(2023, 12, 31);

    private sealed record Bloc(World.World World, PlantedUnit Unit, Client Committee, CampaignView Campaign, PlantedUnit[] Bases)
    {
        public string About(string report) => $"/api/reports/{report}?campaignId={Campaign.Id}&unitId={Unit.Id}";

        public async Task<AggregateEntryView> Enter(Counted measure, string tier, int count, bool approximate = false, Guid? inside = null) =>
            (await Committee.Post<AggregateEntryView>("/api/aggregate-entries", new CreateAggregateEntry
            {
                UnitId = Unit.Id, ProgrammeId = Campaign.ProgrammeId, PeriodFrom = From, PeriodTo = To, Measure = measure, TierId = World.Tiers[tier], Count = count, Approximate = approximate,
                ContainedIn = inside, Source = "Báo cáo tổng kết 2021–2023",
            })).Body;
    }

    private static async Task<Bloc> Launched()
    {
        var world = await World.World.WithProgramme();
        var unit = await world.AddUnit(world.Province, "KHOI", "Đảng bộ Khối các cơ quan và doanh nghiệp tỉnh");
        var bases = new PlantedUnit[8];
        for (var i = 0; i < bases.Length; i++) bases[i] = await world.AddUnit(unit, $"B{i + 1}", $"Đảng bộ cơ sở doanh nghiệp {i + 1}");
        var content = world.Past("Dân vận khéo 2021–2023", From, To, "base", "upper", "province");
        var campaign = await world.Launcher.Launch(world.Programme.Id, "DVK-2123", content with { Rules = content.Rules with { SkipTier = true } });
        return new Bloc(world, unit, await world.Committee(unit), campaign, bases);
    }

    [Fact]
    public async Task More_than_500_holds_78_and_76_which_are_never_added()
    {
        var bloc = await Launched();
        var about500 = await bloc.Enter(Counted.Recognised, "base", 500, approximate: true);
        var at78 = await bloc.Enter(Counted.Recognised, "upper", 78, inside: about500.Id);
        var at76 = await bloc.Enter(Counted.Recognised, "province", 76, inside: about500.Id);
        Assert.All([about500, at78, at76], e => Assert.True(e.WithoutList));

        foreach (var (by, total) in new[] { ("nested", (long?)null), ("disjoint", 0L) })
        {
            var funnel = (await bloc.Committee.Get<FunnelView>(bloc.About("funnel") + $"&by={by}")).Body;
            Assert.Equal(total, funnel.Total);
            Assert.All(funnel.Stages, s => Assert.Equal((0L, false), (s.Recognised.Count, s.InsideBelow)));
            // Both lie inside the base tier's number; that 76 lies inside 78 is nowhere said.
            Assert.Equal([("Cơ sở", 500L, true, null), ("Cấp trên cơ sở", 78L, false, about500.Id), ("Tỉnh", 76L, false, (Guid?)about500.Id)],
                funnel.Stages.Select(s => (s.TierName, s.WithoutList.Single().Count, s.WithoutList.Single().Approximate, s.WithoutList.Single().ContainedIn)));
        }
    }

    [Fact]
    public async Task Recognised_by_lists_the_tiers_still_stand_beside_each_other_and_the_awards_are_34_and_45()
    {
        var bloc = await Launched();
        var (world, committee) = (bloc.World, bloc.Committee);
        var officers = await world.Officers(bloc.Bases);
        await bloc.Enter(Counted.Recognised, "base", 500, approximate: true);
        var rewarded = await bloc.Enter(Counted.Awarded, "base", 322);

        // The bloc recognised 78, the province 76. How many are in both is not known; here sixty, so that sixteen come from the base directly.
        var registrations = await committee.Confirm([.. Enumerable.Range(0, 94).Select(i => (officers[i % officers.Count], i < 2
            ? bloc.Campaign.Model($"Điển hình {i + 1}", "KHAC", Kind.Exemplar, Subject.Individual) : bloc.Campaign.Model($"Mô hình {i + 1}", "CCHC")))]);
        var decision = await world.Decide(bloc.Unit, bloc.Campaign, "215-QĐ/ĐUK", new(2023, 11, 18), Purpose.Both,
        [
            .. registrations.Take(21).Select(r => r.Recognise() with { Typical = true, AwardForm = AwardForm.GiayKhen, AwardCategory = AwardCategory.ForTheModel }),
            .. registrations.Skip(21).Take(57).Select(r => r.Recognise()),
            .. Enumerable.Range(0, 7).Select(i => Founders.Reward(bloc.Bases[i], bloc.Bases[i].Name, Subject.Collective)),
            .. Enumerable.Range(0, 6).Select(i => Founders.Reward(bloc.Bases[i], $"Đồng chí Minh Họa {i + 1}", Subject.Individual)),
        ]);
        Assert.Equal((78, 21), (decision.Recognised, decision.Typical));
        await world.Decide(world.Province, bloc.Campaign, "930-QĐ/TU", new(2023, 12, 5), Purpose.Recognise, registrations.Skip(18).Select(r => r.Recognise()));

        var nested = (await committee.Get<FunnelView>(bloc.About("funnel") + "&by=nested")).Body;
        Assert.Null(nested.Total);
        Assert.Equal([(4, 0L, (long?)null, false), (3, 78L, null, false), (2, 76L, 60L, false)], nested.Stages.Select(s => (s.Rank, s.Recognised.Count, s.AlsoBelow, s.InsideBelow)));
        Assert.Equal((500L, true), nested.Stages[0].WithoutList.Single() is var u ? (u.Count, u.Approximate) : default);
        foreach (var stage in nested.Stages.Skip(1)) Assert.Equal(stage.Recognised.Count, (await committee.Rows<RecognitionRow>(stage.Recognised.Rows)).Count);
        var disjoint = (await committee.Get<FunnelView>(bloc.About("funnel") + "&by=disjoint")).Body;
        Assert.Equal((94L, 18L, 76L), (disjoint.Total, disjoint.Stages.Single(s => s.Rank == 3).Recognised.Count, disjoint.Stages.Single(s => s.Rank == 2).Recognised.Count));
        var skipping = (await committee.Rows<RecognitionRow>(nested.Stages[2].Recognised.Rows)).Single(r => r.RegistrationId == registrations[^1].Id);
        Assert.Equal(["Cấp trên cơ sở"], (await committee.Get<RecognitionView>($"/api/recognitions/{skipping.Id}")).Body.SkippedTiers);

        var (other, fields) = await world.Found("PTK", "Phong trào thi đua khác");
        var quarter = await world.Launcher.Launch(other.Id, "PTK-Q3-2023",
            world.Past("Thi đua quý III/2023", new(2023, 7, 1), new(2023, 9, 30), "base", "upper") with { FieldListId = fields.Id });
        await world.Decide(bloc.Unit, quarter, "188-QĐ/ĐUK", new(2023, 10, 9), Purpose.Award,
        [
            .. Enumerable.Range(0, 3).Select(i => Founders.Reward(bloc.Bases[i], bloc.Bases[i].Name, Subject.Collective)),
            .. Enumerable.Range(0, 8).Select(i => Founders.Reward(bloc.Bases[i], $"Đồng chí Minh Họa {i + 11}", Subject.Individual)),
        ]);

        var awards = (await committee.Get<AwardsByProgrammeView>($"/api/reports/awards-by-programme?unitId={bloc.Unit.Id}&fromYear=2021&toYear=2023")).Body;
        Assert.Equal((45L, 2), (awards.AllProgrammes, awards.Programmes.Count));
        var (skilful, theOther) = (awards.Programmes.Single(p => p.ProgrammeId == world.Programme.Id), awards.Programmes.Single(p => p.ProgrammeId == other.Id));
        Assert.Equal((34L, 11L), (skilful.Awards.Count, theOther.Awards.Count));
        Assert.Equal(
        [
            new("giay-khen", "for-implementing", "collective", null, 7), new("giay-khen", "for-implementing", "individual", null, 6),
            new("giay-khen", "for-the-model", "collective", "model", 19), new AwardFigure("giay-khen", "for-the-model", "individual", "exemplar", 2),
        ], skilful.Lines.OrderBy(l => l.Category, StringComparer.Ordinal).ThenBy(l => l.Subject, StringComparer.Ordinal));
        Assert.Equal([3L, 8L], theOther.Lines.OrderBy(l => l.Subject, StringComparer.Ordinal).Select(l => l.Count));
        foreach (var programme in awards.Programmes) Assert.Equal(programme.Awards.Count, (await committee.Rows<AwardRow>(programme.Awards.Rows)).Count);

        // The 322 rewarded by base committees stay what they are: a count, marked as one without a list, in no sum.
        var marked = Assert.Single(await committee.Rows<AggregateEntryView>($"/api/aggregate-entries?programmeId={world.Programme.Id}&measure=awarded"));
        Assert.Equal((rewarded.Id, 322, true, world.Tiers["base"]), (marked.Id, marked.Count, marked.WithoutList, marked.TierId));
    }
}
