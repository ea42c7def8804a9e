using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Models;

/// <summary>What the policy must know of somebody in charge.</summary>
public interface IPersonInChargeRow
{
    string UnitPath { get; }
    DateOnly? ValidTo { get; }
}

/// <summary>Who may do what to somebody's charge: the unit, and those above it.</summary>
public static class PersonInChargePolicy
{
    public static readonly Policy<IPersonInChargeRow> Table = new((nameof(EndPersonInCharge), (a, p) => a.May(Permission.RegistrationsWrite, p.UnitPath), p => p.ValidTo is null));

    public static void Demand(Actor actor, string operation, PersonInCharge person) => Table.Demand(actor, operation, new Loaded(person.UnitPath, person.ValidTo));

    private sealed record Loaded(string UnitPath, DateOnly? ValidTo) : IPersonInChargeRow;
}

/// <summary>Somebody in charge of a model, or of a field in a unit.</summary>
public sealed record PersonInChargeView : IView, IPersonInChargeRow, IExample<PersonInChargeView>
{
    public required Guid Id { get; init; }
    public required long RowVersion { get; init; }
    public required Guid UnitId { get; init; }
    public required string UnitPath { get; init; }
    public required string UnitName { get; init; }
    /// <summary>One of these three is named.</summary>
    public Guid? ModelId { get; init; }
    public Guid? FieldId { get; init; }
    public Guid? StandardFieldId { get; init; }
    /// <summary>What the model or the field is called.</summary>
    public required string Of { get; init; }
    public required string Name { get; init; }
    public required string Position { get; init; }
    public string? Phone { get; init; }
    public required DateOnly ValidFrom { get; init; }
    /// <summary>The first day on which he no longer is in charge.</summary>
    public DateOnly? ValidTo { get; init; }
    /// <summary>He is in charge today.</summary>
    public required bool Standing { get; init; }
    public string[] Actions { get; init; } = [];

    public static IQueryable<PersonInChargeView> From(KheoDbContext db, IQueryable<PersonInCharge> people, DateOnly today) =>
        from p in people
        join u in db.Set<UnitName>() on p.UnitId equals u.Id
        orderby p.Id descending
        select new PersonInChargeView
        {
            Id = p.Id, RowVersion = p.RowVersion, UnitId = p.UnitId, UnitPath = p.UnitPath, UnitName = u.PartyName, ModelId = p.ModelId, FieldId = p.FieldId, StandardFieldId = p.StandardFieldId,
            Of = db.Set<Model>().Where(m => m.Id == p.ModelId).Select(m => m.Name).FirstOrDefault() ?? db.Set<Field>().Where(f => f.Id == p.FieldId).Select(f => f.Name).FirstOrDefault()
                ?? db.Set<StandardField>().Where(f => f.Id == p.StandardFieldId).Select(f => f.Name).FirstOrDefault() ?? "",
            Name = p.Name, Position = p.Position, Phone = p.Phone, ValidFrom = p.ValidFrom, ValidTo = p.ValidTo, Standing = p.ValidFrom <= today && (p.ValidTo == null || today < p.ValidTo),
        };

    public PersonInChargeView With(Actor actor) => this with { Actions = PersonInChargePolicy.Table.Actions(actor, this) };

    /// <summary>The person as GET answers it. Commands answer the same.</summary>
    public static async Task<PersonInChargeView> One(KheoDbContext db, Actor actor, Guid id, CancellationToken ct) =>
        (await From(db, db.Set<PersonInCharge>().VisibleTo(actor).Where(p => p.Id == id), db.Request!.Today).SingleOrDefaultAsync(ct) ?? throw new Absent()).With(actor);

    public static PersonInChargeView Example => new()
    {
        Id = Guid.Parse("0198c1a2-0065-7c3d-9f10-6a2b4c8d0e1f"), RowVersion = 1, UnitId = Guid.Parse("0198c1a2-0020-7c3d-9f10-6a2b4c8d0e1f"), UnitPath = "/VN/AB/X012/C03/", UnitName = "Chi bộ ấp Hòa Bình",
        ModelId = Guid.Parse("0198c1a2-0031-7c3d-9f10-6a2b4c8d0e1f"), Of = "Tuyến đường hoa ấp Hòa Bình", Name = "Lê Văn Tám", Position = "Phó bí thư chi bộ", Phone = "0912 345 678",
        ValidFrom = new DateOnly(2026, 6, 15), Standing = true, Actions = [nameof(EndPersonInCharge)],
    };
}
