using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Campaigns;

/// <summary>Founds a movement that reaches the unit's subtree.</summary>
public sealed record CreateProgramme : Create<ProgrammeView>, IExample<CreateProgramme>
{
    /// <summary>Whose movement it is; the caller's own unit when unsaid.</summary>
    public Guid? UnitId { get; init; }
    /// <summary>Capital letters, digits, `.`, `_`, `-`; registrations are numbered with it: `DVK` makes `DVK-2026-0031`.</summary>
    public required string Code { get; init; }
    public required string Name { get; init; }
    public string? Description { get; init; }

    public static CreateProgramme Example => new() { Code = "DVK", Name = "Dân vận khéo", Description = "Phong trào thi đua Dân vận khéo" };
}

public sealed class CreateProgrammeValidator : AbstractValidator<CreateProgramme>
{
    public CreateProgrammeValidator()
    {
        RuleFor(c => c.Code).Code();
        RuleFor(c => c.Name).Named();
        RuleFor(c => c.Description).MaximumLength(2000).WithErrorCode("too-long");
    }
}

public sealed class CreateProgrammeHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<CreateProgramme, ProgrammeView>
{
    public async Task<ProgrammeView> Handle(CreateProgramme command, CancellationToken ct)
    {
        var unit = await db.ActingFor(current.Actor, Permission.CampaignsManage, command.UnitId, VietnamTime.Day(clock.GetUtcNow()), ct);
        var programme = Programme.Found(unit.Id, unit.Path, command.Code, command.Name, command.Description);
        db.Add(programme);
        await db.SaveChangesAsync(ct);
        return await db.Set<Programme>().Where(p => p.Id == programme.Id).To<ProgrammeView>(db).SingleAsync(ct);
    }
}
