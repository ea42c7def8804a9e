using System.Text.Json;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Reporting;

/// <summary>The units that have registered, but fewer than the campaign asks of them: by how many of what each is short. Those that have registered nothing are in `missing-units`.</summary>
public sealed record ListShortUnits : PagedQuery<ShortUnitRow>, IAboutCampaign
{
    /// <summary>The campaign; required.</summary>
    public Guid? CampaignId { get; init; }

    /// <summary>The unit at whose subtree is looked; when unsaid, the highest unit whose reports the caller may read.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>Only units of this tier.</summary>
    public Guid? TierId { get; init; }

    /// <summary>`recorded` (when unsaid) or `restated`: also units whose place is at or below the unit today.</summary>
    public Geography? Geography { get; init; }

    DateOnly? IAboutCampaign.AsOf => null;
}

/// <summary>A number that a unit has not reached.</summary>
/// <param name="FieldName">Null where the quota is not of one field.</param>
/// <param name="Standing">Handed in, and neither withdrawn, refused nor merged.</param>
/// <param name="Missing">How many are still asked for.</param>
public sealed record ShortOf(RegistrationQuota Quota, string? FieldName, int Standing, int Missing)
{
    /// <summary>`Mô hình, Tập thể, lĩnh vực Kinh tế: còn thiếu 2 (có 1, cần 3)`.</summary>
    internal string InWords => string.Join(", ", new[] { Quota.Kind is { } kind ? Words.Of(kind) : "Mô hình, điển hình", Quota.Subject is { } subject ? Words.Of(subject) : null, FieldName is null ? null : $"lĩnh vực {FieldName}" }
        .Where(w => w is not null)) + $": còn thiếu {Missing} (có {Standing}, cần {Quota.Min})";
}

/// <summary>A unit that is short of what the campaign asks.</summary>
public sealed record ShortUnitRow(Guid UnitId, string UnitName, string UnitPath, string? ParentName, Guid TierId, string TierName, string? Contact, IReadOnlyList<ShortOf> Short) : IExample<ShortUnitRow>
{
    public static ShortUnitRow Example => new(
        MissingUnitRow.Example.UnitId, MissingUnitRow.Example.UnitName, MissingUnitRow.Example.UnitPath, MissingUnitRow.Example.ParentName, MissingUnitRow.Example.TierId, MissingUnitRow.Example.TierName,
        MissingUnitRow.Example.Contact, [new ShortOf(new RegistrationQuota(3, null, Kind: Kind.Model), null, 1, 2)]);
}

public sealed class ListShortUnitsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ListShortUnits, Page<ShortUnitRow>>
{
    public async Task<Page<ShortUnitRow>> Handle(ListShortUnits query, CancellationToken ct)
    {
        var scope = await ReportScope.Of(db, current.Actor, query, clock.GetUtcNow(), ct);
        var after = Cursor.Decode(query.After) is { Sort: var sort } ? sort : "";
        var rows = await ShortUnits.Of(db, scope, query, after).Take(query.Size + 1).ToListAsync(ct);
        return Pages.Of([.. rows.Select(r => r.Row())], query.Size, r => Cursor.Encode(r.UnitPath, r.UnitId));
    }
}

internal sealed record ShortUnit(Guid UnitId, string UnitName, string UnitPath, string? ParentName, Guid TierId, string TierName, string? Contact, string Short)
{
    public ShortUnitRow Row() => new(UnitId, UnitName, UnitPath, ParentName, TierId, TierName, Contact, JsonSerializer.Deserialize<ShortOf[]>(Short, Conventions.StoredJson)!);
}

internal static class ShortUnits
{
    /// <summary>In the order of the tree. Each unit's registrations are counted by themselves; where the campaign asks no number, no unit is looked at. Who is exempt from registering is short of nothing.</summary>
    public static IQueryable<ShortUnit> Of(KheoDbContext db, ReportScope scope, ListShortUnits query, string after)
    {
        var rows = db.Database.SqlQuery<ShortUnit>(
            $"""
            select u.id as "UnitId", u.party_name as "UnitName", u.path as "UnitPath", p.party_name as "ParentName", u.tier_id as "TierId", t.name as "TierName", u.contact as "Contact", l.short::text as "Short"
            from campaigns c cross join units u
            cross join lateral (
              select jsonb_agg(jsonb_build_object('quota', q.quota, 'fieldName', f.name, 'standing', s.standing, 'missing', (q.quota->>'min')::int - s.standing) order by q.n) as short
              from jsonb_array_elements(c.rules->'quotas') with ordinality as q (quota, n)
              left join fields f on f.id = (q.quota->>'fieldId')::uuid
              cross join lateral (
                select count(*) as standing from registrations r
                where r.unit_id = u.id and r.campaign_id = c.id and r.status not in ('draft', 'withdrawn', 'refused', 'merged') and coalesce(q.quota->>'kind', r.kind) = r.kind
                  and coalesce(q.quota->>'subject', r.subject) = r.subject and coalesce((q.quota->>'fieldId')::uuid, r.field_id) = r.field_id) s
              where (q.quota->>'min')::int > s.standing and coalesce((q.quota->>'tierId')::uuid, u.tier_id) = u.tier_id) l
            join tiers t on t.id = u.tier_id left join unit_names p on p.id = u.parent_id
            where c.id = {scope.CampaignId} and jsonb_path_exists(c.rules, '$.quotas[*].min') and u.closed_on is null and l.short is not null
              and exists (select from registrations r where r.unit_id = u.id and r.campaign_id = c.id and r.status not in ('draft', 'withdrawn'))
              and not exists (select from obligations o where o.unit_id = u.id and o.campaign_id = c.id and o.form = 'registration' and o.exempt_reason is not null)
              and ({query.TierId}::uuid is null or u.tier_id = {query.TierId}::uuid)
            """).At(scope.Places, r => r.UnitPath);
        if (after.Length > 0) rows = rows.Where(r => string.Compare(r.UnitPath, after) > 0);
        return rows.OrderBy(r => r.UnitPath);
    }
}
