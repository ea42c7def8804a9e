using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;
using Unit = Kheo.Domain.Organisation.Unit;

namespace Kheo.Api.Features.Registration;

/// <summary>Another model's registration and how much of it reads the same.</summary>
/// <param name="Year">The year in which its campaign began.</param>
/// <param name="OwnUnit">Whether it is a model of the same unit.</param>
/// <param name="Name">The share of words that the two names have in common, 0 to 1.</param>
/// <param name="Content">The share of the shorter content (objectives, content and method, place) that stands in the other too, 0 to 1; null where one says too little.</param>
/// <param name="Place">A place of one commune that both name, in words without marks.</param>
public sealed record SimilarRegistration(
    Guid Id, string Code, string Title, Guid ModelId, Guid UnitId, string UnitName, int Year, RegistrationStatus Status, bool OwnUnit, double Name, double? Content, string? Place)
    : IExample<SimilarRegistration>
{
    public static SimilarRegistration Example => new(
        Guid.Parse("0198c1a2-0032-7c3d-9f10-6a2b4c8d0e1f"), "DVK-2025-0107", "Con đường hoa ấp Hòa Bình", Guid.Parse("0198c1a2-0033-7c3d-9f10-6a2b4c8d0e1f"),
        Guid.Parse("0198c1a2-0021-7c3d-9f10-6a2b4c8d0e1f"), "Chi hội Phụ nữ ấp Hòa Bình", 2025, RegistrationStatus.Recognised, false, 0.71, 0.88, "ap hoa binh");
}

/// <summary>Near-duplicates, the nearest first, and what else others do in the same place; at most ten of each, both inside the caller's own units.</summary>
public sealed record SimilarRegistrations(IReadOnlyList<SimilarRegistration> Items, IReadOnlyList<SimilarRegistration> SamePlace) : IExample<SimilarRegistrations>
{
    public static SimilarRegistrations Example => new([SimilarRegistration.Example], []);
}

/// <summary>
/// Models that read like this one, by name and by content, across units and years, and models of other units in the same place of the same commune. The
/// author asks before sending, the committee above before accepting; each learns only of what he may read, so the committee may learn of more.
/// </summary>
public sealed record ListSimilarRegistrations(Guid Id) : Query<SimilarRegistrations>;

public sealed class ListSimilarRegistrationsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ListSimilarRegistrations, SimilarRegistrations>
{
    private const int Compared = 60, Shown = 10;

    private sealed record Other(Guid Id, string Code, string Name, FormParts Parts, Guid ModelId, Guid UnitId, string UnitPath, string UnitName, DateOnly From, RegistrationStatus Status);

    public async Task<SimilarRegistrations> Handle(ListSimilarRegistrations query, CancellationToken ct)
    {
        var actor = current.Actor;
        var one = await db.Set<Entry>().VisibleTo(actor).Where(r => r.Id == query.Id).Select(r => new { r.UnitId, r.UnitPath, r.ModelId, r.Name, r.Parts }).SingleOrDefaultAsync(ct)
            ?? throw new Absent();
        var wording = Wording.Of(new FormReading(one.Name, one.Parts));

        var commune = await Commune(actor, one.UnitPath, ct);

        // One set: asked for as "in these or in those", every registration in sight is read.
        var near = db.Alike(wording.Bands, null, Compared).Union(db.Alike(wording.PlaceBands, commune, Compared));
        var others = await (
            from r in db.Set<Entry>().VisibleTo(actor)
            join u in db.Set<UnitName>() on r.UnitId equals u.Id
            join c in db.Set<Campaign>() on r.CampaignId equals c.Id
            where near.Contains(r.Id) && r.ModelId != one.ModelId && r.Status != RegistrationStatus.Withdrawn
            select new Other(r.Id, r.Code, r.Name, r.Parts, r.ModelId, r.UnitId, r.UnitPath, u.PartyName, c.PeriodFrom, r.Status)).ToListAsync(ct);

        var compared = others.Select(o =>
        {
            var its = Wording.Of(new FormReading(o.Name, o.Parts));
            var likeness = wording.With(its);
            return (Likeness: likeness, Row: new SimilarRegistration(o.Id, o.Code, o.Name, o.ModelId, o.UnitId, o.UnitName, o.From.Year, o.Status, o.UnitId == one.UnitId,
                Math.Round(likeness.Name, 2), likeness.Content is { } content ? Math.Round(content, 2) : null, UnitPaths.Contains(commune, o.UnitPath) ? wording.PlaceSharedWith(its) : null));
        }).OrderByDescending(c => c.Likeness.Share).ThenByDescending(c => c.Row.Year).ThenBy(c => c.Row.Code, StringComparer.Ordinal).DistinctBy(c => c.Row.ModelId).ToList();
        return new SimilarRegistrations(
            [.. compared.Where(c => c.Likeness.Near).Take(Shown).Select(c => c.Row)],
            [.. compared.Where(c => !c.Likeness.Near && !c.Row.OwnUnit && c.Row.Place is not null).Take(Shown).Select(c => c.Row)]);
    }

    // Hamlets bear the same names everywhere: the same place is one of the same commune, or of what the caller sees of it.
    private async Task<string> Commune(Actor actor, string path, CancellationToken ct)
    {
        string[] line = [.. Scope.Ancestors(path)];
        return await db.Set<Unit>().VisibleTo(actor, u => u.Path).Where(u => line.Contains(u.Path) && u.Territorial).OrderByDescending(u => u.Path.Length).Select(u => u.Path).FirstOrDefaultAsync(ct)
            ?? line.First(actor.Sees);
    }
}
