using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Operation = Kheo.Domain.Organisation.Operation;

namespace Kheo.Api.Features.Organisation;

/// <summary>A unit that an act names, as it is called today.</summary>
public sealed record NamedUnit(Guid Id, string Name, string Path, DateOnly? ClosedOn);

/// <summary>A documented act with all its operations.</summary>
/// <param name="UnitId">Who decides it: everything it touches lies below.</param>
/// <param name="Units">The units that the operations name, where the caller may know them.</param>
/// <param name="Impact">Frozen when the act was applied.</param>
/// <param name="Reconciliation">Open work before and after, frozen when the act was applied.</param>
public sealed record ReorganisationView(
    Guid Id, long RowVersion, Guid UnitId, string UnitPath, string UnitName, string Title, LegalBasis LegalBasis, DateOnly EffectiveOn, ReorganisationStatus Status,
    IReadOnlyList<Operation> Operations, IReadOnlyList<NamedUnit> Units, IReadOnlyList<PassingLine>? Impact, IReadOnlyList<OpenWork>? Reconciliation, DateTimeOffset? AppliedAt,
    DateTimeOffset? ReversedAt, string? Reason, string[] Actions) : IView, IExample<ReorganisationView>
{
    public static ReorganisationView Example => new(
        Guid.Parse("019a7000-0000-7000-8000-000000000001"), 1, Guid.Parse("0193a000-0000-7000-8000-000000000001"), "/AB/", "Tỉnh ủy An Bình", DraftReorganisation.Example.Title,
        DraftReorganisation.Example.LegalBasis, DraftReorganisation.Example.EffectiveOn, ReorganisationStatus.Draft, DraftReorganisation.Example.Operations,
        [new(Guid.Parse("0193a000-0000-7000-8000-000000000012"), "Đảng ủy xã Bình Minh", "/AB/X012/", null)], null, null, null, null, null,
        [nameof(GetImpact), nameof(SaveReorganisation), nameof(ScheduleReorganisation), nameof(ApplyReorganisation), nameof(WithdrawReorganisation)]);

    public static async Task<ReorganisationView> Of(KheoDbContext db, Actor actor, Guid id, CancellationToken ct)
    {
        var act = await db.Set<Reorganisation>().ReachingTo(actor).SingleOrDefaultAsync(r => r.Id == id, ct) ?? throw new Absent();
        var ids = act.Operations.SelectMany(o => o.Mentions()).Append(act.UnitId).Distinct().ToArray();
        var units = await db.Set<Unit>().VisibleTo(actor, u => u.Path).Where(u => ids.Contains(u.Id)).Select(u => new NamedUnit(u.Id, u.PartyName, u.Path, u.ClosedOn)).ToListAsync(ct);
        var owner = await db.Set<UnitName>().Where(u => u.Id == act.UnitId).Select(u => u.PartyName).SingleAsync(ct);
        return new ReorganisationView(act.Id, act.RowVersion, act.UnitId, act.UnitPath, owner, act.Title, new LegalBasis(act.LegalNumber, act.LegalDate, act.LegalIssuer), act.EffectiveOn, act.Status,
            act.Operations, units, act.Impact, act.Reconciliation, act.AppliedAt, act.ReversedAt, act.Reason, ReorganisationPolicy.Table.Actions(actor, new ReorganisationFacts(act.UnitPath, act.Status)));
    }
}

/// <summary>An act in a list.</summary>
/// <param name="Operations">How many.</param>
public sealed record ReorganisationRow(
    Guid Id, long RowVersion, Guid UnitId, string UnitPath, string UnitName, string Title, string LegalNumber, DateOnly LegalDate, string LegalIssuer, DateOnly EffectiveOn,
    ReorganisationStatus Status, int Operations, DateTimeOffset? AppliedAt, DateTimeOffset? ReversedAt, string? Reason, string[] Actions) : IExample<ReorganisationRow>
{
    public static ReorganisationRow Example => new(
        ReorganisationView.Example.Id, 1, ReorganisationView.Example.UnitId, "/AB/", "Tỉnh ủy An Bình", DraftReorganisation.Example.Title, DraftReorganisation.Example.LegalBasis.Number,
        DraftReorganisation.Example.LegalBasis.Date, DraftReorganisation.Example.LegalBasis.Issuer, DraftReorganisation.Example.EffectiveOn, ReorganisationStatus.Draft, 1, null, null, null,
        [nameof(SaveReorganisation)]);

    public static async Task<List<ReorganisationRow>> Read(KheoDbContext db, Actor actor, IQueryable<Reorganisation> acts, CancellationToken ct) =>
        [.. (await (from r in acts
                    join u in db.Set<UnitName>() on r.UnitId equals u.Id
                    orderby r.EffectiveOn descending, r.Id descending
                    select new { Act = r, u.PartyName }).ToListAsync(ct))
            .Select(x => new ReorganisationRow(x.Act.Id, x.Act.RowVersion, x.Act.UnitId, x.Act.UnitPath, x.PartyName, x.Act.Title, x.Act.LegalNumber, x.Act.LegalDate, x.Act.LegalIssuer, x.Act.EffectiveOn,
                x.Act.Status, x.Act.Operations.Count, x.Act.AppliedAt, x.Act.ReversedAt, x.Act.Reason, ReorganisationPolicy.Table.Actions(actor, new ReorganisationFacts(x.Act.UnitPath, x.Act.Status))))];
}
