using System.Net.Http.Headers;
using Kheo.Api.Features.Documents;
using Kheo.Api.Features.Registration;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;

namespace Kheo.Api.Tests.World;

/// <summary>A model that is being carried out by a cell, in a campaign that began half a year ago.</summary>
public sealed record Carried(World World, Client Officer, RegistrationView At)
{
    public static readonly DateOnly Began = World.Today.AddDays(-200);

    public string Address => $"/api/registrations/{At.Id}";

    public static async Task<Carried> Out(CampaignRules? rules = null, Func<CampaignContent, CampaignContent>? change = null)
    {
        var world = await World.WithOpenCampaign((_, c) =>
        {
            var running = c with { PeriodFrom = Began, PeriodTo = World.Today.AddDays(160), Rules = rules ?? c.Rules };
            return change is null ? running : change(running);
        });
        var officer = await world.Officer(world.Cell);
        return new Carried(world, officer, await world.Registered(world.Cell, RegistrationStatus.Accepted, officer: officer));
    }

    public static RecordActivity Planting => RecordActivity.Example with { HeldOn = World.Today };

    public Task<Answer<ActivityView>> Record(RecordActivity? activity = null, Client? by = null) => (by ?? Officer).Post<ActivityView>($"{Address}/activities", activity ?? Planting);

    /// <summary>How the dossier reads to the unit now.</summary>
    public async Task<RegistrationView> Read() => (await Officer.Get<RegistrationView>(Address)).Body;

    /// <summary>The unit hands its result in: what was accepted is no longer being carried out.</summary>
    public async Task HandInResult()
    {
        var result = (await Officer.Post<ResultView>($"{Address}/results", DraftResult.Example)).Body;
        Assert.Equal(200, (await Officer.Post<ResultView>($"/api/results/{result.Id}/hand-in", null, result.RowVersion)).Status);
    }

    /// <summary>Nobody has heard of it for so many days.</summary>
    public Task Quiet(int days) => World.Ask<object>("update registrations set last_sign_of_life = last_sign_of_life - make_interval(days => $2) where id = $1", At.Id, days);

    public Task<Answer<FileView>> Photograph(Guid? activity, byte[] picture, Client? by = null)
    {
        var part = new ByteArrayContent(picture);
        part.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        var form = new MultipartFormDataContent { { part, "file", "ra-quan.jpg" } };
        if (activity is { } of) form.Add(new StringContent(of.ToString()), "activityId");
        return (by ?? Officer).Send<FileView>(HttpMethod.Post, $"{Address}/files", form, null, Guid.NewGuid().ToString());
    }
}
