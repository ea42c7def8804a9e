using Kheo.Api.Features.Campaigns;
using Kheo.Api.Features.Registration;
using Kheo.Api.Features.Reporting;
using Kheo.Api.Tests.World;
using Kheo.Domain;
using Kheo.Domain.Campaigns;

namespace Kheo.Api.Tests.Founding;

/// <summary>Kiên Giang State Treasury 2023: every cell registers with the committee above in time, and the morning's question is who has not.</summary>
public class TreasuryTests
{
    private sealed record Treasury(World.World World, PlantedUnit Unit, PlantedUnit Base, PlantedUnit[] Cells, Client Committee, CampaignView Campaign)
    {
        public string About(string report, string more = "") => $"/api/reports/{report}?campaignId={Campaign.Id}{more}";

        public async Task<Guid[]> Missing(string more = "") => [.. (await Rows(more)).Select(r => r.UnitId)];
        public Task<List<MissingUnitRow>> Rows(string more = "") => Committee.Rows<MissingUnitRow>(About("missing-units", more));
        public async Task<CoverageLine> Coverage() => (await Committee.Get<CoverageView>(About("coverage"))).Body.Units.Single();
    }

    private static async Task<Treasury> Launched()
    {
        var world = await World.World.WithProgramme();
        var unit = await world.AddUnit(world.Province, "KB", "Đảng bộ Kho bạc Nhà nước tỉnh");
        var organisation = await world.AddUnit(unit, "VP", "Đảng bộ cơ sở Văn phòng Kho bạc");
        var cells = new PlantedUnit[5];
        for (var i = 0; i < cells.Length; i++) cells[i] = await world.AddUnit(organisation, $"C{i + 1}", $"Chi bộ Phòng {i + 1}");
        var campaign = await world.Launcher.Launch(world.Programme.Id, "DVK-2023", world.Past("Dân vận khéo năm 2023", new(2023, 1, 1), new(2023, 12, 31), "cell"));
        return new Treasury(world, unit, organisation, cells, await world.Committee(unit), campaign);
    }

    private static Guid[] Ids(IEnumerable<PlantedUnit> units) => [.. units.Select(u => u.Id)];

    [Fact]
    public async Task The_list_names_exactly_the_cells_that_have_not_registered()
    {
        var t = await Launched();
        Assert.Equal(Ids(t.Cells), await t.Missing());
        Assert.Equal(5, (await t.Committee.Get<MissingCountView>(t.About("missing-units/count"))).Body.Tiers.Single().Missing.Count);

        // A draft is not a registration; handing it in is, and it was in time.
        var officer = await t.World.Officer(t.Cells[2]);
        var draft = (await officer.Post<RegistrationView>("/api/registrations", t.Campaign.Model("Kho bạc không giấy tờ", "CCHC"))).Body;
        Assert.Equal(1, (await t.Rows()).Single(r => r.UnitId == t.Cells[2].Id).Drafts);
        var submitted = (await officer.Post<RegistrationView>($"/api/registrations/{draft.Id}/submit", null, draft.RowVersion)).Body;
        Assert.False(submitted.Late);
        Assert.Equal(Ids(t.Cells.Where((_, i) => i != 2)), await t.Missing());
        Assert.Equal((5L, 1L, 0L, 4L, 20m), await t.Coverage() is var one ? (one.Obliged, one.HandedIn, one.Late, one.Missing.Count, one.Rate) : default);

        // Who takes the registration back is missing again.
        await officer.Post<RegistrationView>($"/api/registrations/{submitted.Id}/withdraw", null, submitted.RowVersion);
        Assert.Equal(Ids(t.Cells), await t.Missing());
        Assert.Equal((0L, 0m), await t.Coverage() is var none ? (none.HandedIn, none.Rate) : default);
    }

    [Fact]
    public async Task Reminders_are_counted_until_the_cell_registers()
    {
        var t = await Launched();
        var owed = (await t.Rows()).Take(2).ToList();
        async Task<Answer<RemindersView>> Remind(params IEnumerable<MissingUnitRow> rows) =>
            await t.Committee.Post<RemindersView>("/api/reminders", new RemindUnits { ObligationIds = [.. rows.Select(r => r.ObligationId)], Message = "Đề nghị đồng chí đăng ký mô hình năm 2023." });
        Assert.Equal(2, (await Remind(owed)).Body.Sent);
        Assert.Equal(2, Assert.Single((await Remind(owed[0])).Body.Reminded).Reminded);

        Assert.Equal([2, 1, 0, 0, 0], (await t.Rows()).Select(r => r.Reminded));
        Assert.Equal(Ids(t.Cells.Take(2)), await t.Missing("&reminded=true"));
        Assert.Equal(Ids(t.Cells.Skip(2)), await t.Missing("&reminded=false"));
        var officer = await t.World.Officer(t.Cells[0]);
        Assert.Equal([2, 2], (await officer.Rows<ReminderRow>("/api/reminders?open=true")).Select(r => r.Reminded));

        await officer.Submit(t.Campaign.Model("Nụ cười Kho bạc"));
        Assert.Equal(Ids(t.Cells.Skip(1)), await t.Missing());
        Assert.Empty(await officer.Rows<ReminderRow>("/api/reminders?open=true"));
        Assert.Equal((409, Rules.ObligationMet.Code), await Remind(owed[0]) is var met ? (met.Status, met.Code) : default);
    }

    [Fact]
    public async Task Individuals_register_at_base_and_at_the_tier_above_directly_and_fill_in_for_no_cell()
    {
        var t = await Launched();
        var person = t.Campaign.Model("Gương dân vận khéo", "XDD", Kind.Exemplar, Subject.Individual);
        var atBase = await (await t.World.Officer(t.Base)).Submit(person);
        var above = await (await t.World.Officer(t.Unit)).Submit(person with { Name = "Gương dân vận khéo của cả ngành" });

        Assert.Equal(Ids(t.Cells), await t.Missing());
        var cell = (await t.Committee.Get<KindBySubjectView>(t.About("kind-by-subject"))).Body.Cells.Single(c => c is { Kind: Kind.Exemplar, Subject: Subject.Individual });
        Assert.Equal(2, cell.Registered.Count);
        Assert.Equal([t.Base.Id, t.Unit.Id], (await t.Committee.Rows<RegistrationRow>(cell.Registered.Rows)).OrderByDescending(r => r.UnitPath.Length).Select(r => r.UnitId));

        // Each is accepted by the committee above it, and by nobody of its own unit.
        Assert.Equal(200, (await t.Committee.Post<RegistrationView>($"/api/registrations/{atBase.Id}/accept", null, atBase.RowVersion)).Status);
        Assert.Equal(403, (await t.Committee.Post<RegistrationView>($"/api/registrations/{above.Id}/accept", null, above.RowVersion)).Status);
        Assert.Equal(200, (await t.World.Launcher.Post<RegistrationView>($"/api/registrations/{above.Id}/accept", null, above.RowVersion)).Status);
    }
}
