using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;

using MediatR;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Registration;

/// <summary>How a unit stands to one of the campaign's numbers.</summary>
/// <param name="FieldName">Null where the quota is not of one field.</param>
/// <param name="Standing">Handed in, and neither withdrawn, refused nor merged.</param>
/// <param name="Missing">How many are still asked for.</param>
/// <param name="Full">No more are taken.</param>
public sealed record QuotaView(RegistrationQuota Quota, string? FieldName, int Standing, int Missing, bool Full);

/// <summary>What a campaign asks of a unit in numbers; empty where it asks for none.</summary>
public sealed record QuotasView(IReadOnlyList<QuotaView> Items) : IExample<QuotasView>
{
    public static QuotasView Example => new([new(new RegistrationQuota(3, null, Kind: Kind.Model), null, 1, 2, false)]);
}

/// <summary>How many registrations a campaign asks of a unit and takes at most, and how many there are.</summary>
public sealed record GetQuotas : Query<QuotasView>
{
    public required Guid CampaignId { get; init; }
    public required Guid UnitId { get; init; }
}

public sealed class GetQuotasHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<GetQuotas, QuotasView>
{
    public async Task<QuotasView> Handle(GetQuotas query, CancellationToken ct)
    {
        var campaign = await db.Set<Campaign>().ReachingTo(current.Actor).SingleOrDefaultAsync(c => c.Id == query.CampaignId, ct) ?? throw new Absent();
        var tier = await db.Set<Domain.Organisation.Unit>().VisibleTo(current.Actor, u => u.Path).Where(u => u.Id == query.UnitId).Select(u => (Guid?)u.TierId).SingleOrDefaultAsync(ct) ?? throw new Absent();
        var quotas = campaign.Quotas(tier).ToList();
        if (quotas.Count == 0) return new QuotasView([]);
        var standing = await db.Set<Entry>().VisibleTo(current.Actor).Where(r => r.UnitId == query.UnitId && r.CampaignId == query.CampaignId && RegistrationQuota.Standing.Contains(r.Status))
            .Select(r => new CountedAs(r.Kind, r.Subject, r.FieldId)).ToListAsync(ct);
        var named = quotas.Where(q => q.FieldId is not null).Select(q => q.FieldId!.Value).ToArray();
        var fields = await db.Set<Field>().Where(f => named.Contains(f.Id)).ToDictionaryAsync(f => f.Id, f => f.Name, ct);
        return new QuotasView([.. quotas.Select(q => (Quota: q, Standing: standing.Count(q.Counts)))
            .Select(q => new QuotaView(q.Quota, q.Quota.FieldId is { } field ? fields.GetValueOrDefault(field) : null, q.Standing, q.Quota.Missing(q.Standing), q.Quota.Max is { } most && q.Standing >= most))]);
    }
}
