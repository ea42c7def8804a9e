using System.Text.Json;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Models;

/// <summary>One model's sources and adopters, direct and indirect, with what was adapted and how long it lasted.</summary>
public sealed record GetReplication(Guid Id) : Query<ReplicationView>;

public sealed class GetReplicationHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<GetReplication, ReplicationView>
{
    /// <summary>Generations up and down, and models in all: more than any movement has seen, and a bound on what one question may cost.</summary>
    private const int Generations = 20, Most = 1_000;

    private sealed record Line(
        int Generation, Guid Id, Guid? OriginId, string Name, string BeganAs, int StartedYear, string Places, Guid? RegistrationId, string? Code, DateTimeOffset? AcceptedAt,
        DateOnly? PeriodFrom, DateOnly? PeriodTo, string? FormName, string? Parts);

    private sealed record Place(Guid UnitId, string Name, string TierName, int Rank);

    public async Task<ReplicationView> Handle(GetReplication query, CancellationToken ct)
    {
        var lines = await Read(query.Id, ct);
        var models = lines.GroupBy(l => l.Id).ToDictionary(g => g.Key, g => g.ToList());
        if (!models.TryGetValue(query.Id, out var asked)) throw new Absent();
        var today = VietnamTime.Day(clock.GetUtcNow());
        var kin = models.Values.Select(m => Kin(m, models, today)).ToList();
        var accepted = kin.Where(k => k is { Generation: > 0, AcceptedOn: not null }).ToList();
        var adopters = accepted.Where(k => k.BeganAs == Lineage.Replication).ToList();
        return new ReplicationView
        {
            Model = Kin(asked, models, today), Sources = [.. kin.Where(k => k.Generation < 0).OrderBy(k => k.Generation)],
            Descendants = [.. kin.Where(k => k.Generation > 0).OrderBy(k => k.Generation).ThenBy(k => k.AcceptedOn ?? DateOnly.MaxValue).ThenBy(k => k.Id)], More = models.Count >= Most,
            Figures = new(adopters.Count, adopters.Count(k => k.OriginId == query.Id), accepted.Count - adopters.Count, adopters.Count(k => k.Adapted is { Count: > 0 }),
                [.. adopters.SelectMany(k => PlacesOf(models[k.Id])).DistinctBy(p => p.UnitId).GroupBy(p => (p.Rank, p.TierName)).OrderBy(g => g.Key.Rank).Select(g => new ReachedTier(g.Key.TierName, g.Count()))],
                Survival.Of([.. adopters.Select(k => Stands(models[k.Id]))], today)),
        };
    }

    /// <summary>
    /// One trip: a row for each model and registration. The line ends where the caller's sight ends, so nothing tells of what lies behind; each wall says it by itself.
    /// The form is sent along only where it is compared.
    /// </summary>
    private Task<List<Line>> Read(Guid id, CancellationToken ct)
    {
        string[] scopes = [.. current.Actor.Scopes];
        return db.Database.SqlQuery<Line>(
            $"""
            with recursive seen as not materialized (
              select m.* from models m where exists (select from unnest({scopes}) s where starts_with(m.unit_path, s))),
            up as (
              select m.id, m.origin_id, 0 as generation from seen m where m.id = {id}
              union all select m.id, m.origin_id, u.generation - 1 from up u join seen m on m.id = u.origin_id where u.generation > -{Generations}),
            down as (
              select u.id, 0 as generation from up u where u.generation = 0
              union all select m.id, d.generation + 1 from down d join seen m on m.origin_id = d.id where d.generation < {Generations}),
            line as (
              (select u.id, u.generation from up u where u.generation < 0) union all (select d.id, d.generation from down d order by d.generation limit {Most}))
            select l.generation as "Generation", m.id as "Id", m.origin_id as "OriginId", m.name as "Name", m.began_as as "BeganAs", m.started_year as "StartedYear",
              (select coalesce(jsonb_agg(jsonb_build_object('unitId', a.id, 'name', a.party_name, 'tierName', t.name, 'rank', t.rank) order by a.path), '[]')::text
               from unit_names a join tiers t on t.id = a.tier_id where a.path = any (path_ancestors(m.unit_path))) as "Places",
              r.id as "RegistrationId", r.code as "Code", r.accepted_at as "AcceptedAt", c.period_from as "PeriodFrom", c.period_to as "PeriodTo", r.name as "FormName",
              case when not exists (select from registrations o where o.model_id = m.id and o.created_at < r.created_at) or exists (select from models k where k.origin_id = m.id) then r.parts::text end as "Parts"
            from line l join seen m on m.id = l.id
              left join registrations r on r.model_id = m.id and exists (select from unnest({scopes}) s where starts_with(r.unit_path, s))
              left join campaigns c on c.id = r.campaign_id
            order by l.generation, m.id, r.created_at
            """).ToListAsync(ct);
    }

    private static KinModel Kin(List<Line> model, Dictionary<Guid, List<Line>> models, DateOnly today)
    {
        var (first, last, stands) = (model[0], model[^1], Stands(model));
        var origin = first.OriginId is { } id ? models.GetValueOrDefault(id) : null;
        return new KinModel
        {
            Id = first.Id, Name = first.Name, OriginId = origin is null ? null : first.OriginId, Generation = first.Generation, StartedYear = first.StartedYear,
            BeganAs = first.BeganAs switch { "upgrade" => Lineage.Upgrade, "replication" => Lineage.Replication, _ => Lineage.New },
            Places = [.. PlacesOf(model).Select(p => new PlaceName(p.UnitId, p.Name, p.TierName))], RegistrationId = last.RegistrationId, RegistrationCode = last.Code,
            AcceptedOn = stands.Count == 0 ? null : stands.Min(s => s.AcceptedOn), Adapted = Adapted(first, origin),
            Endured = [.. Survival.Years.Select(years => Survival.After(years, stands, today)).OfType<Endurance>()],
        };
    }

    /// <summary>As it was taken over, against the source as it had been written last until then.</summary>
    private static IReadOnlyList<FormPart>? Adapted(Line first, List<Line>? origin) =>
        Reading(first) is { } own && origin?.Where(o => o.Parts is not null && (o.PeriodFrom <= first.PeriodFrom || o == origin[0])).LastOrDefault() is { } source && Reading(source) is { } theirs
            ? [.. own.AdaptedFrom(theirs)] : null;

    private static FormReading? Reading(Line line) => line.Parts is null ? null : new FormReading(line.FormName!, JsonSerializer.Deserialize<FormParts>(line.Parts, Conventions.StoredJson)!);

    private static List<Stand> Stands(List<Line> model) =>
        [.. model.Where(l => l.AcceptedAt is not null && l.PeriodFrom is not null).Select(l => new Stand(l.PeriodFrom!.Value, l.PeriodTo!.Value, VietnamTime.Day(l.AcceptedAt!.Value)))];

    private static List<Place> PlacesOf(List<Line> model) => JsonSerializer.Deserialize<List<Place>>(model[0].Places, Conventions.StoredJson)!;
}
