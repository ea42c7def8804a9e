using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Organisation;

/// <summary>A unit as it stands today, with its history and the way up to the root.</summary>
/// <param name="PartyName">The Party face.</param>
/// <param name="StateName">The State face, if the unit has one.</param>
/// <param name="ExternalCode">The code of Decision 20/2020 or of the statistics office.</param>
/// <param name="Territorial">True when the unit is a piece of the map.</param>
/// <param name="ClosedOn">The first day on which the unit is no longer open.</param>
/// <param name="Children">Open units directly below.</param>
/// <param name="Versions">Names and standing by time, the oldest first.</param>
/// <param name="Breadcrumb">The units above, from the root down.</param>
public sealed record UnitView(
    Guid Id, long RowVersion, Guid? ParentId, string Code, string Path, string Kind, Guid TierId, string TierName, string PartyName, string? StateName,
    string? ExternalCode, bool Territorial, DateOnly OpenedOn, DateOnly? ClosedOn, string? Contact, int Children,
    IReadOnlyList<UnitVersionView> Versions, IReadOnlyList<UnitStep> Breadcrumb, string[] Actions) : IView, IExample<UnitView>
{
    public static UnitView Example => new(
        Guid.Parse("0193a000-0000-7000-8000-000000000012"), 2, Guid.Parse("0193a000-0000-7000-8000-000000000001"), "X012", "/AB/X012/", UnitKinds.CommuneCommittee,
        TierView.Example.Id, TierView.Example.Name, "Đảng ủy xã Bình Minh", "Xã Bình Minh", "99012", true, new DateOnly(2025, 7, 1), null, null, 14,
        [new UnitVersionView(new DateOnly(2025, 7, 1), null, "Đảng ủy xã Bình Minh", "Xã Bình Minh", Guid.Parse("0193a000-0000-7000-8000-000000000001"), TierView.Example.Id, "/AB/X012/")],
        [new UnitStep(Guid.Parse("0193a000-0000-7000-8000-000000000001"), "AB", "Tỉnh ủy An Bình", "/AB/")], ["CreateUnit", "RenameUnit"]);

    public static async Task<UnitView> Of(KheoDbContext db, Actor actor, Guid id, CancellationToken ct)
    {
        var view = await db.Set<Unit>().VisibleTo(actor, u => u.Path).Where(u => u.Id == id).Select(u => new UnitView(
            u.Id, u.RowVersion, u.ParentId, u.Code, u.Path, u.Kind, u.TierId, db.Set<Tier>().Where(t => t.Id == u.TierId).Select(t => t.Name).First(),
            u.PartyName, u.StateName, u.ExternalCode, u.Territorial, u.OpenedOn, u.ClosedOn, u.Contact,
            db.Set<Unit>().Count(c => c.ParentId == u.Id && c.ClosedOn == null),
            db.Set<UnitVersion>().Where(v => v.UnitId == u.Id).OrderBy(v => v.ValidFrom)
                .Select(v => new UnitVersionView(v.ValidFrom, v.ValidTo, v.PartyName, v.StateName, v.ParentId, v.TierId, v.Path)).ToList(),
            new List<UnitStep>(), Array.Empty<string>())).SingleOrDefaultAsync(ct) ?? throw new Absent();

        var above = Scope.Ancestors(view.Path).SkipLast(1).ToArray();
        var steps = await db.Set<UnitName>().Where(u => above.Contains(u.Path)).OrderBy(u => u.Path).Select(u => new UnitStep(u.Id, u.Code, u.PartyName, u.Path)).ToListAsync(ct);
        return view with { Breadcrumb = steps, Actions = UnitPolicy.Table.Actions(actor, new UnitFacts(view.Path, view.ClosedOn is null, view.Children > 0)) };
    }
}

/// <summary>Names and standing of a unit from one day until the day before another.</summary>
public sealed record UnitVersionView(DateOnly ValidFrom, DateOnly? ValidTo, string PartyName, string? StateName, Guid? ParentId, Guid TierId, string Path);

/// <summary>One unit on the way up.</summary>
public sealed record UnitStep(Guid Id, string Code, string PartyName, string Path);
