using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Organisation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Organisation;

/// <summary>The dry run of an act as of now: what would come of each unit, what passes to whom, and every rule that stands against it. Nothing is changed.</summary>
public sealed record GetImpact(Guid Id) : Query<ImpactView>;

/// <summary>What stands against an act.</summary>
/// <param name="Operation">Counted from nought; none for the act as a whole.</param>
/// <param name="Rule">The rule's code, as in a problem.</param>
public sealed record RefusalView(int? Operation, Guid? UnitId, string? UnitName, string Rule, string Sentence);

/// <summary>What an act would do.</summary>
/// <param name="Steps">Each operation's predecessors and successors, in words too.</param>
/// <param name="Lines">What passes from a named unit, and to whom.</param>
/// <param name="Totals">The same for the act as a whole.</param>
/// <param name="Carried">Units that move along below those that the act names.</param>
public sealed record ImpactView(
    Guid Id, long RowVersion, DateOnly EffectiveOn, int Opened, int Altered, int Closed, long Carried, IReadOnlyList<RefusalView> Refusals, IReadOnlyList<LineageStep> Steps,
    IReadOnlyList<PassingLine> Lines, IReadOnlyDictionary<string, long> Totals) : IExample<ImpactView>
{
    public static ImpactView Example => new(
        ReorganisationView.Example.Id, 1, new DateOnly(2025, 7, 1), 0, 1, 0, 0, [], [LineageStep.Example],
        [new PassingLine(Guid.Parse("0193a000-0000-7000-8000-000000000012"), "Đảng ủy xã Bình Minh", Guid.Parse("0193a000-0000-7000-8000-000000000014"), "registrations", 12)],
        new Dictionary<string, long> { ["registrations"] = 12 });
}

public sealed class GetImpactHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<GetImpact, ImpactView>
{
    public async Task<ImpactView> Handle(GetImpact query, CancellationToken ct)
    {
        var act = await db.Set<Reorganisation>().ReachingTo(current.Actor).SingleOrDefaultAsync(r => r.Id == query.Id, ct) ?? throw new Absent();
        ReorganisationPolicy.Demand(current.Actor, nameof(GetImpact), act);
        var planned = await db.Plan(current.Actor, act, ct);
        var plan = planned.Plan;
        var lines = await db.ImpactOf(plan.ForDatabase([.. plan.Successions.Select(_ => Guid.Empty)]), ct);
        var names = plan.Altered.ToDictionary(a => a.Before.Id, a => a.Before.PartyName).Concat(plan.Closed.Select(c => KeyValuePair.Create(c.Before.Id, c.Before.PartyName)))
            .Concat(plan.Opened.Select(o => KeyValuePair.Create(o.Unit.Id, o.Unit.PartyName))).DistinctBy(n => n.Key).ToDictionary();
        var totals = lines.GroupBy(l => l.What).ToDictionary(g => g.Key, g => g.Sum(l => l.Rows));
        return new ImpactView(act.Id, act.RowVersion, act.EffectiveOn, plan.Opened.Count, plan.Altered.Count, plan.Closed.Count,
            Math.Max(0, totals.GetValueOrDefault("units") - plan.Altered.Count(a => a.Moves) - plan.Closed.Count),
            [.. planned.Refusals.Select(r => new RefusalView(r.Operation, r.UnitId, r.UnitId is { } id ? names.GetValueOrDefault(id) : null, r.Rule.Code, r.Rule.Sentence))],
            [.. plan.Successions.Select(s => LineageStep.Of(act, s))], lines, totals);
    }
}
