using Kheo.Api.Features.Registration;
using Kheo.Api.Tests.World;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Registration;

public class ListReusableModelsTests
{
    [Fact]
    public async Task A_unit_finds_what_it_carried_before_with_what_was_reached_until_it_registers_it_again()
    {
        var world = await WithOpenCampaign();
        var officer = await world.Officer(world.Cell);
        var before = await world.Registered(world.Cell, RegistrationStatus.Confirmed, officer: officer);
        await world.Registered(world.Cell, model: world.Model("Nháp bỏ dở"), officer: officer);
        await world.Registered(world.SiblingCell, RegistrationStatus.Submitted, world.Model("Của chi bộ khác"));
        var next = await world.OpenCampaign("DVK-2027", (_, c) => c with { PeriodFrom = new(2027, 1, 1), PeriodTo = new(2027, 12, 31), Rules = c.Rules with { RegistrationFrom = null } });
        async Task<IReadOnlyList<ReusableModel>> Reusable(string more = "") =>
            (await officer.Get<ReusableModels>($"/api/models/reusable?campaignId={next.Id}&unitId={world.Cell.Id}{more}")).Body.Items;

        var found = Assert.Single(await Reusable());
        Assert.Equal((before.Model.Id, before.Id, 2026, RegistrationStatus.Confirmed), (found.ModelId, found.RegistrationId, found.Year, found.Status));
        Assert.Equal((DraftResult.Example.Narrative, "Ngày công"), (found.Narrative, found.Figures[0].Name));
        Assert.Equal(DraftResult.Example.Indicators[0].Actual, found.Figures.Single(f => f.Measure == Measure.Workday).Actual);

        var again = await officer.Post<RegistrationView>("/api/registrations", world.Model(found.Name) with { CampaignId = next.Id, Lineage = Lineage.Continuing, OriginId = found.ModelId });
        Assert.Equal(201, again.Status);
        Assert.Empty(await Reusable());
        Assert.Equal(before.Code, Assert.Single(await Reusable($"&modelId={again.Body.Model.Id}")).Code);
        Assert.Equal(404, (await officer.Get<ReusableModels>($"/api/models/reusable?campaignId={next.Id}&unitId={world.SiblingCell.Id}")).Status);
    }
}
