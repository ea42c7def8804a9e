using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Models;

/// <summary>A model that others took over.</summary>
public sealed record ReplicatedRow : IExample<ReplicatedRow>
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required Guid UnitId { get; init; }
    public required string UnitPath { get; init; }
    public required string UnitName { get; init; }
    public required string ProgrammeName { get; init; }
    public required int StartedYear { get; init; }
    /// <summary>Models of the caller's units that were taken over from it directly and accepted.</summary>
    public required int Adopters { get; init; }
    /// <summary>The year in which the last of them began.</summary>
    public required int LastYear { get; init; }
    /// <summary>It is accepted itself in a campaign whose period covers today.</summary>
    public required bool Standing { get; init; }

    public static ReplicatedRow Example => new()
    {
        Id = Guid.Parse("0198c1a2-0031-7c3d-9f10-6a2b4c8d0e1f"), Name = "Tuyến đường hoa ấp Hòa Bình", UnitId = Guid.Parse("0198c1a2-0020-7c3d-9f10-6a2b4c8d0e1f"), UnitPath = "/VN/AB/X012/C03/",
        UnitName = "Chi bộ ấp Hòa Bình", ProgrammeName = "Dân vận khéo", StartedYear = 2024, Adopters = 12, LastYear = 2026, Standing = true,
    };
}

/// <summary>The models of the caller's units that were taken over most often, those of most adopters first.</summary>
public sealed record ListReplicated : PagedQuery<ReplicatedRow>
{
    public Guid? ProgrammeId { get; init; }
    /// <summary>Models of this unit and all below it; adopters are counted wherever the caller sees them.</summary>
    public Guid? UnitId { get; init; }
}

public sealed class ListReplicatedHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ListReplicated, Page<ReplicatedRow>>
{
    public async Task<Page<ReplicatedRow>> Handle(ListReplicated query, CancellationToken ct)
    {
        var rows = await Rows(db, current.Actor, query, VietnamTime.Day(clock.GetUtcNow()), ct);
        if (Cursor.DecodeNumber(query.After) is var (adopters, id)) rows = rows.Where(r => r.Adopters < adopters || r.Adopters == adopters && r.Id < id);
        return Pages.Of(await rows.Take(query.Size + 1).ToListAsync(ct), query.Size, r => Cursor.Encode(r.Adopters, r.Id));
    }

    internal static async Task<IQueryable<ReplicatedRow>> Rows(KheoDbContext db, Actor actor, ListReplicated query, DateOnly today, CancellationToken ct)
    {
        var models = db.Set<Model>().VisibleTo(actor);
        if (query.UnitId is { } unit) models = models.Under(await db.PathOf(actor, unit, ct));
        if (query.ProgrammeId is { } programme) models = models.Where(m => m.ProgrammeId == programme);
        var accepted = db.Set<Entry>().VisibleTo(actor).Where(r => r.AcceptedAt != null);
        var taken = db.Set<Model>().VisibleTo(actor).Where(k => k.OriginId != null && k.BeganAs == Lineage.Replication && accepted.Any(r => r.ModelId == k.Id))
            .GroupBy(k => k.OriginId!.Value).Select(g => new { Id = g.Key, Adopters = g.Count(), LastYear = g.Max(k => k.StartedYear) });
        return from m in models
               join t in taken on m.Id equals t.Id
               join u in db.Set<UnitName>() on m.UnitId equals u.Id
               join p in db.Set<Programme>() on m.ProgrammeId equals p.Id
               orderby t.Adopters descending, m.Id descending
               select new ReplicatedRow
               {
                   Id = m.Id, Name = m.Name, UnitId = m.UnitId, UnitPath = m.UnitPath, UnitName = u.PartyName, ProgrammeName = p.Name, StartedYear = m.StartedYear, Adopters = t.Adopters, LastYear = t.LastYear,
                   Standing = accepted.Any(r => r.ModelId == m.Id && db.Set<Campaign>().Any(c => c.Id == r.CampaignId && c.PeriodFrom <= today && c.PeriodTo >= today)),
               };
    }
}
