using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Models;

/// <summary>Twinnings that the caller's units assigned, help by or are helped by, the last assigned first.</summary>
public sealed record ListTwinnings : PagedQuery<TwinningRow>
{
    /// <summary>Those in which this unit, or one below it, helps or is helped.</summary>
    public Guid? UnitId { get; init; }
    /// <summary>Those that help this registration's place.</summary>
    public Guid? RegistrationId { get; init; }
    /// <summary>True: only those that hold today; false: only others.</summary>
    public bool? Running { get; init; }
}

public sealed class ListTwinningsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ListTwinnings, Page<TwinningRow>>
{
    public async Task<Page<TwinningRow>> Handle(ListTwinnings query, CancellationToken ct)
    {
        var twinnings = await Filtered(db, current.Actor, query, ct);
        if (Cursor.Decode(query.After) is var (_, id)) twinnings = twinnings.Where(t => t.Id < id);
        var rows = await Rows(db, twinnings).Take(query.Size + 1).ToListAsync(ct);
        return Pages.Of([.. rows.Select(t => t with { Actions = TwinningPolicy.Table.Actions(current.Actor, t) })], query.Size, t => Cursor.Encode("", t.Id));
    }

    internal static async Task<IQueryable<Twinning>> Filtered(KheoDbContext db, Actor actor, ListTwinnings query, CancellationToken ct)
    {
        var (twinnings, today) = (db.Set<Twinning>().Twinned(actor), db.Request!.Today);
        if (query.UnitId is { } unit)
        {
            var (from, to) = await db.PathOf(actor, unit, ct) is var path ? (path, UnitPaths.End(path)) : default;
            twinnings = twinnings.Where(t => string.Compare(t.HelperPath, from) >= 0 && string.Compare(t.HelperPath, to) < 0 || string.Compare(t.HelpedPath, from) >= 0 && string.Compare(t.HelpedPath, to) < 0);
        }
        if (query.RegistrationId is { } registration)
        {
            var place = await db.Set<Domain.Registrations.Registration>().VisibleTo(actor).Where(r => r.Id == registration).Select(r => r.UnitPath).SingleOrDefaultAsync(ct) ?? throw new Absent();
            var above = Scope.Ancestors(place).ToArray();
            twinnings = twinnings.Where(t => above.Contains(t.HelpedPath));
        }
        if (query.Running is { } running)
            twinnings = twinnings.Where(t => (t.ValidFrom <= today && (t.ValidTo == null || t.ValidTo >= today) && (t.EndedOn == null || t.EndedOn > today)) == running);
        return twinnings;
    }

    internal static IQueryable<TwinningRow> Rows(KheoDbContext db, IQueryable<Twinning> twinnings)
    {
        var today = db.Request!.Today;
        return from t in twinnings
               orderby t.Id descending
               select new TwinningRow
               {
                   Id = t.Id, RowVersion = t.RowVersion, UnitId = t.UnitId, UnitPath = t.UnitPath, UnitName = db.Set<UnitName>().Where(u => u.Id == t.UnitId).Select(u => u.PartyName).FirstOrDefault() ?? "",
                   HelperId = t.HelperId, HelperName = t.HelperName, HelpedId = t.HelpedId, HelpedName = t.HelpedName, ValidFrom = t.ValidFrom, ValidTo = t.ValidTo, Content = t.Content, EndedOn = t.EndedOn, EndReason = t.EndReason,
                   Running = t.ValidFrom <= today && (t.ValidTo == null || t.ValidTo >= today) && (t.EndedOn == null || t.EndedOn > today),
               };
    }
}
