using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Organisation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Unit = Kheo.Domain.Organisation.Unit;

namespace Kheo.Api.Features.Organisation;

/// <summary>Opens a unit below another.</summary>
public sealed record CreateUnit : Create<UnitView>, IExample<CreateUnit>
{
    /// <summary>The unit above, which must be open.</summary>
    public required Guid ParentId { get; init; }

    /// <summary>A-Z, 0-9, '_', '.' and '-', at most 32; unique below the parent and never changed.</summary>
    public required string Code { get; init; }

    /// <summary>One of the code list, e.g. `commune-committee`, `grassroots`, `cell`, `agency`.</summary>
    public required string Kind { get; init; }

    /// <summary>A tier in force on the day of opening, not above the parent's.</summary>
    public required Guid TierId { get; init; }

    /// <summary>The Party face, at most 300 characters.</summary>
    public required string PartyName { get; init; }

    /// <summary>The State face, if there is one.</summary>
    public string? StateName { get; init; }

    /// <summary>True when the unit is a piece of the map.</summary>
    public bool Territorial { get; init; }

    /// <summary>The code of Decision 20/2020 or of the statistics office.</summary>
    public string? ExternalCode { get; init; }

    /// <summary>How to reach the unit: an address, a telephone number.</summary>
    public string? Contact { get; init; }

    /// <summary>The first day; today when unsaid.</summary>
    public DateOnly? OpenedOn { get; init; }

    public static CreateUnit Example => new()
    {
        ParentId = Guid.Parse("0193a000-0000-7000-8000-000000000001"), Code = "X012", Kind = UnitKinds.CommuneCommittee, TierId = TierView.Example.Id,
        PartyName = "Đảng ủy xã Bình Minh", StateName = "Xã Bình Minh", Territorial = true, ExternalCode = "99012", OpenedOn = new DateOnly(2025, 7, 1),
    };
}

public sealed class CreateUnitValidator : AbstractValidator<CreateUnit>
{
    public CreateUnitValidator()
    {
        RuleFor(c => c.Code).Matches(UnitShape.Code).WithErrorCode("malformed");
        RuleFor(c => c.Kind).MustBeKind();
        RuleFor(c => c.PartyName).MustBeName();
        RuleFor(c => c.StateName).MayBeName();
        RuleFor(c => c.ExternalCode).MaximumLength(32).WithErrorCode("too-long");
        RuleFor(c => c.Contact).MaximumLength(500).WithErrorCode("too-long");
    }
}

public sealed class CreateUnitHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<CreateUnit, UnitView>
{
    public async Task<UnitView> Handle(CreateUnit command, CancellationToken ct)
    {
        var today = VietnamTime.Day(clock.GetUtcNow());
        await Locks.AgainstClosing(db, command.ParentId, ct);
        var parent = await db.Set<Unit>().VisibleTo(current.Actor, u => u.Path).SingleOrDefaultAsync(u => u.Id == command.ParentId, ct) ?? throw new Absent();
        UnitPolicy.Table.Demand(current.Actor, nameof(CreateUnit), new UnitFacts(parent.Path, true, false));
        var tiers = await db.Set<Tier>().ReachingTo(current.Actor).Where(t => t.Id == command.TierId || t.Id == parent.TierId).ToDictionaryAsync(t => t.Id, ct);
        var tier = tiers.GetValueOrDefault(command.TierId) ?? throw new Absent();

        var unit = Unit.Open(parent, tiers[parent.TierId], command.Code, command.Kind, tier, command.PartyName, command.StateName,
            command.Territorial, command.ExternalCode, command.Contact, command.OpenedOn ?? today, today);
        db.Add(unit);
        await db.SaveChangesAsync(ct);
        return await UnitView.Of(db, current.Actor, unit.Id, ct);
    }
}

/// <summary>A unit is not closed while another opens below it: the one holds the row shared, the other for itself.</summary>
internal static class Locks
{
    public static Task AgainstClosing(KheoDbContext db, Guid parentId, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select 1 from units where id = {parentId} for share", ct);

    public static Task ForClosing(KheoDbContext db, Guid id, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select 1 from units where id = {id} for no key update", ct);
}
