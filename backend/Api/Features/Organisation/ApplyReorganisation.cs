using System.Text.Json;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Organisation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Organisation;

/// <summary>Applies an act whose day has come, all or nothing: the tree from that day on, open work to the successors, history where it was recorded.</summary>
public sealed record ApplyReorganisation : Change<ReorganisationView>;

public sealed class ApplyReorganisationHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ApplyReorganisation, ReorganisationView>
{
    public async Task<ReorganisationView> Handle(ApplyReorganisation command, CancellationToken ct)
    {
        await Trees.Lock(db, command.Id, ct);
        var act = await db.ForChange(db.Set<Reorganisation>().ReachingTo(current.Actor), command.Id, ct);
        ReorganisationPolicy.Demand(current.Actor, nameof(ApplyReorganisation), act);
        var plan = act.Apply(await db.Plan(current.Actor, act, ct), current.Actor.AccountId, clock.GetUtcNow());

        var ids = plan.Successions.Select(_ => Guid.CreateVersion7()).ToList();
        var words = plan.ForDatabase(ids);
        var impact = await db.ImpactOf(words, ct);
        var counts = (await db.Database.SqlQuery<string>($"select apply_reorganisation({act.Id}, {words}::jsonb)::text as \"Value\"").ToListAsync(ct)).Single();
        act.Reconcile(impact, JsonSerializer.Deserialize<List<OpenWork>>(counts, JsonSerializerOptions.Web)!);
        await db.SaveChangesAsync(ct);

        var trail = Trail.Of(db);
        foreach (var (id, s) in ids.Zip(plan.Successions))
            trail.Tell(nameof(UnitSuccession), id, s.ToPath ?? s.FromPath!, new { Reorganisation = act.Id, s.Kind, s.FromUnitId, s.FromPath, s.FromName, s.ToUnitId, s.ToPath, s.ToName, s.Heir });
        await trail.Write(db, null, ct);
        return await ReorganisationView.Of(db, current.Actor, act.Id, ct);
    }
}

/// <summary>One act at a time for a tree: whoever comes second plans on what the first has left.</summary>
internal static class Trees
{
    public static Task Lock(KheoDbContext db, Guid actId, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select lock_tree(unit_path) from reorganisations where id = {actId}", ct);
}
