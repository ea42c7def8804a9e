using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Models;

/// <summary>Assigns a unit to help another. Both stand below the unit that assigns it.</summary>
public sealed record AssignTwinning : Create<TwinningView>, ITwinningBody, IExample<AssignTwinning>
{
    /// <summary>In whose name; the caller's own unit when unsaid.</summary>
    public Guid? UnitId { get; init; }
    public required Guid HelperId { get; init; }
    public required Guid HelpedId { get; init; }
    public required DateOnly From { get; init; }
    /// <summary>The last day; null: until it is ended.</summary>
    public DateOnly? To { get; init; }
    /// <summary>What the help is.</summary>
    public required string Content { get; init; }

    public static AssignTwinning Example => new()
    {
        HelperId = Guid.Parse("0198c1a2-0023-7c3d-9f10-6a2b4c8d0e1f"), HelpedId = Guid.Parse("0198c1a2-0021-7c3d-9f10-6a2b4c8d0e1f"), From = new DateOnly(2026, 1, 15), To = new DateOnly(2026, 12, 31),
        Content = "Giúp xã hoàn thành tiêu chí môi trường; hỗ trợ sửa 5 căn nhà cho hộ nghèo.",
    };
}

public sealed class AssignTwinningValidator : AbstractValidator<AssignTwinning>
{
    public AssignTwinningValidator() => Include(new TwinningShape());
}

public sealed class AssignTwinningHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<AssignTwinning, TwinningView>
{
    public async Task<TwinningView> Handle(AssignTwinning command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var unit = await db.ActingFor(current.Actor, Permission.RegistrationsAccept, command.UnitId, VietnamTime.Day(now), ct);
        var twinning = Twinning.Assign(unit.Id, unit.Path, await Party(command.HelperId, ct), await Party(command.HelpedId, ct), command.Text(), current.Actor.AccountId, now);
        db.Add(twinning);
        await db.SaveChangesAsync(ct);
        return await TwinningView.Of(db, current.Actor, twinning.Id, ct);
    }

    private async Task<TwinParty> Party(Guid id, CancellationToken ct) =>
        await db.Set<Domain.Organisation.Unit>().VisibleTo(current.Actor, u => u.Path).Where(u => u.Id == id && u.ClosedOn == null).Select(u => new TwinParty(u.Id, u.Path, u.PartyName)).SingleOrDefaultAsync(ct) ?? throw new Absent();
}
