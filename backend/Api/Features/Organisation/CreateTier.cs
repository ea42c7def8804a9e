using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Organisation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Unit = Kheo.Domain.Organisation.Unit;

namespace Kheo.Api.Features.Organisation;

/// <summary>Adds a tier for a unit and all below it.</summary>
public sealed record CreateTier : Create<TierView>, IExample<CreateTier>
{
    /// <summary>The unit that keeps this tier in its list.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>A-Z, 0-9, '_', '.' and '-', at most 32.</summary>
    public required string Code { get; init; }

    /// <summary>At most 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>1 (the top) to 20.</summary>
    public required int Rank { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>The first day on which the tier is no longer in force.</summary>
    public DateOnly? ValidTo { get; init; }

    public static CreateTier Example => new()
    {
        UnitId = Guid.Parse("0193a000-0000-7000-8000-000000000001"), Code = "TO-DANG", Name = "Tổ đảng", Rank = 6, ValidFrom = new DateOnly(2026, 1, 1),
    };
}

public sealed class CreateTierValidator : AbstractValidator<CreateTier>
{
    public CreateTierValidator()
    {
        RuleFor(c => c.Code).Matches(UnitShape.Code).WithErrorCode("malformed");
        RuleFor(c => c.Name).NotEmpty().WithErrorCode("required").MaximumLength(200).WithErrorCode("too-long");
        RuleFor(c => c.Rank).InclusiveBetween(1, 20).WithErrorCode("out-of-range");
    }
}

public sealed class CreateTierHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<CreateTier, TierView>
{
    public async Task<TierView> Handle(CreateTier command, CancellationToken ct)
    {
        var owner = await db.Set<Unit>().VisibleTo(current.Actor, u => u.Path).SingleOrDefaultAsync(u => u.Id == command.UnitId, ct) ?? throw new Absent();
        UnitPolicy.Table.Demand(current.Actor, nameof(CreateTier), new UnitFacts(owner.Path, owner.ClosedOn is null, false));
        var tier = Tier.Create(owner, command.Code, command.Name, command.Rank, command.ValidFrom, command.ValidTo);
        db.Add(tier);
        await db.SaveChangesAsync(ct);
        return await db.Set<Tier>().Where(t => t.Id == tier.Id).To<TierView>(db).SingleAsync(ct);
    }
}
