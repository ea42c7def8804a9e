using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Unit = Kheo.Domain.Organisation.Unit;

namespace Kheo.Api.Features.Organisation;

/// <summary>Gives a unit new names from a day on; the names before stay in its history.</summary>
public sealed record RenameUnit : Change<UnitView>, IExample<RenameUnit>
{
    /// <summary>The Party face, at most 300 characters.</summary>
    public required string PartyName { get; init; }

    /// <summary>The State face; none when left out.</summary>
    public string? StateName { get; init; }

    /// <summary>The first day of the new names: after the present ones began, today at the latest.</summary>
    public required DateOnly EffectiveOn { get; init; }

    public static RenameUnit Example => new() { PartyName = "Đảng ủy phường Bình Minh", StateName = "Phường Bình Minh", EffectiveOn = new DateOnly(2026, 10, 1) };
}

public sealed class RenameUnitValidator : AbstractValidator<RenameUnit>
{
    public RenameUnitValidator()
    {
        RuleFor(c => c.PartyName).MustBeName();
        RuleFor(c => c.StateName).MayBeName();
    }
}

public sealed class RenameUnitHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<RenameUnit, UnitView>
{
    public async Task<UnitView> Handle(RenameUnit command, CancellationToken ct)
    {
        var unit = await db.ForChange(db.Set<Unit>().Include(u => u.Versions).VisibleTo(current.Actor, u => u.Path), command.Id, ct);
        UnitPolicy.Table.Demand(current.Actor, nameof(RenameUnit), new UnitFacts(unit.Path, true, false));
        unit.Rename(command.PartyName, command.StateName, command.EffectiveOn, VietnamTime.Day(clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        return await UnitView.Of(db, current.Actor, unit.Id, ct);
    }
}
