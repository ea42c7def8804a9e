using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Models;

/// <summary>Of what somebody is in charge.</summary>
public enum ChargeOf { Model, Field }

/// <summary>The people in charge in the caller's units, the last put in charge first.</summary>
public sealed record ListPeopleInCharge : PagedQuery<PersonInChargeView>
{
    public Guid? ModelId { get; init; }
    /// <summary>This unit and all below it.</summary>
    public Guid? UnitId { get; init; }
    public ChargeOf? Of { get; init; }
    /// <summary>True: only who is in charge today; false: only who no longer, or not yet, is.</summary>
    public bool? Standing { get; init; }
}

public sealed class ListPeopleInChargeHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ListPeopleInCharge, Page<PersonInChargeView>>
{
    public async Task<Page<PersonInChargeView>> Handle(ListPeopleInCharge query, CancellationToken ct)
    {
        var people = await Filtered(db, current.Actor, query, ct);
        if (Cursor.Decode(query.After) is var (_, id)) people = people.Where(p => p.Id < id);
        var rows = await PersonInChargeView.From(db, people, db.Request!.Today).Take(query.Size + 1).ToListAsync(ct);
        return Pages.Of([.. rows.Select(p => p.With(current.Actor))], query.Size, p => Cursor.Encode("", p.Id));
    }

    internal static async Task<IQueryable<PersonInCharge>> Filtered(KheoDbContext db, Actor actor, ListPeopleInCharge query, CancellationToken ct)
    {
        var (people, today) = (db.Set<PersonInCharge>().VisibleTo(actor), db.Request!.Today);
        if (query.UnitId is { } unit) people = people.Under(await db.PathOf(actor, unit, ct));
        if (query.ModelId is { } model) people = people.Where(p => p.ModelId == model);
        if (query.Of is { } of) people = people.Where(p => p.ModelId != null == (of == ChargeOf.Model));
        if (query.Standing is { } standing) people = people.Where(p => (p.ValidFrom <= today && (p.ValidTo == null || today < p.ValidTo)) == standing);
        return people;
    }
}
