using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Registration;

/// <summary>
/// Takes back the answers that the caller gave to one or several registrations: all or none, within two minutes. Until then no unit has been told. They lie with the committee again as
/// if nothing had been said; what was merged is on its own again, and its unit owes what it had been let off.
/// </summary>
public sealed record TakeBackAnswers : Act<BulkView>, IExample<TakeBackAnswers>
{
    public required IReadOnlyList<BulkTarget> Items { get; init; }

    public static TakeBackAnswers Example => new() { Items = [new(RegistrationView.Example.Id, 4)] };
}

public sealed class TakeBackAnswersValidator : AbstractValidator<TakeBackAnswers>
{
    public TakeBackAnswersValidator() => RuleFor(c => c.Items).SetValidator(new TargetsShape());
}

public sealed class TakeBackAnswersHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<TakeBackAnswers, BulkView>
{
    public async Task<BulkView> Handle(TakeBackAnswers command, CancellationToken ct)
    {
        var (by, now, ids) = (current.Actor.AccountId, clock.GetUtcNow(), command.Items.Select(i => i.Id).ToArray());
        var begun = await db.Set<ResultReport>().VisibleTo(current.Actor).Where(r => ids.Contains(r.RegistrationId)).Select(r => r.RegistrationId).ToListAsync(ct);
        var fallen = await db.Set<Entry>().VisibleTo(current.Actor).Where(r => ids.Contains(r.Id) && !RegistrationQuota.Standing.Contains(r.Status))
            .Select(r => new Fallen(r.UnitId, r.CampaignId, new CountedAs(r.Kind, r.Subject, r.FieldId), r.MergedInto)).ToListAsync(ct);
        await DemandPlaces(fallen, ct);
        var merged = fallen.Where(f => f.MergedInto is not null).ToList();
        var (into, released) = (await Carrying(merged, ct), await Released(merged, ct));
        return await Bulk.Each(db, current.Actor, nameof(TakeBackAnswers), command.Items, r =>
        {
            RuleBroken.When(begun.Contains(r.Id), Rules.RegistrationMovedOn);
            var carrying = r.MergedInto is { } joined ? into.GetValueOrDefault(joined.Id) : null;
            r.TakeBackAnswer(r.HandIns.SingleOrDefault(s => s.Number == r.Rounds - 1), by, now, carrying);
            if (carrying is null) return;
            foreach (var obligation in released.Where(o => o.UnitId == r.UnitId && o.CampaignId == r.CampaignId && o.ExemptReason is not null)) obligation.Owe(now);
        }, ct, handIns: 2);
    }

    /// <summary>Stands no more: refused, or merged into another.</summary>
    private sealed record Fallen(Guid UnitId, Guid CampaignId, CountedAs As, Joined? MergedInto);

    /// <summary>Its place may have been given meanwhile, where a campaign takes so many at most.</summary>
    private async Task DemandPlaces(List<Fallen> fallen, CancellationToken ct)
    {
        if (fallen.Count == 0) return;
        Guid[] campaignIds = [.. fallen.Select(f => f.CampaignId).Distinct()], unitIds = [.. fallen.Select(f => f.UnitId).Distinct()];
        var campaigns = await db.Set<Campaign>().Where(c => campaignIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        var tiers = await db.Set<Domain.Organisation.Unit>().Where(u => unitIds.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.TierId, ct);
        foreach (var one in fallen.GroupBy(f => (f.CampaignId, f.UnitId)).OrderBy(g => g.Key))          // in one order, or two of these wait for each other
        {
            var (campaign, tier) = (campaigns[one.Key.CampaignId], tiers[one.Key.UnitId]);
            var standing = (await db.Standing(campaign, tier, one.Key.UnitId, null, ct)).ToList();
            foreach (var back in one)
            {
                RuleBroken.When(campaign.Full(tier, back.As, standing), Rules.RegistrationQuotaFull);
                standing.Add(back.As);
            }
        }
    }

    /// <summary>The registrations that carry the merged ones on, which go on without them.</summary>
    private async Task<IReadOnlyDictionary<Guid, Entry>> Carrying(List<Fallen> merged, CancellationToken ct)
    {
        if (merged.Count == 0) return new Dictionary<Guid, Entry>();
        Guid[] ids = [.. merged.Select(m => m.MergedInto!.Id).Distinct()];
        var into = await db.Set<Entry>().VisibleTo(current.Actor).AsTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
        foreach (var one in into.Values) RegistrationPolicy.Demand(current.Actor, nameof(TakeBackAnswers), one);
        return into;
    }

    /// <summary>Result reports that the units were let off because they merged, be it this registration or the last beside it.</summary>
    private async Task<List<Obligation>> Released(List<Fallen> merged, CancellationToken ct)
    {
        if (merged.Count == 0) return [];
        Guid[] units = [.. merged.Select(m => m.UnitId).Distinct()], campaigns = [.. merged.Select(m => m.CampaignId).Distinct()];
        return await db.Set<Obligation>().AsTracking()
            .Where(o => units.Contains(o.UnitId) && campaigns.Contains(o.CampaignId) && o.Form == Obligation.ResultForm && o.ExemptReason != null && o.TransferredOn == null)
            .Where(o => db.Set<HandIn>().Any(h => h.UnitId == o.UnitId && h.Answer == CommitteeAnswer.Merged && h.AnsweredAt == o.ExemptedAt && h.AnsweredBy == o.ExemptedBy))
            .ToListAsync(ct);
    }
}
