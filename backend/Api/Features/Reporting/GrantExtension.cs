using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Reporting;

/// <summary>Gives the unit the day it asked for, or another one.</summary>
public sealed record GrantExtension : Change<ExtensionView>, IExample<GrantExtension>
{
    /// <summary>The wanted day when unsaid.</summary>
    public DateOnly? NewDueOn { get; init; }

    /// <summary>At most 1000 characters.</summary>
    public string? Answer { get; init; }

    public static GrantExtension Example => new() { NewDueOn = new DateOnly(2027, 7, 5), Answer = "Đồng ý, đề nghị không lùi thêm." };
}

public sealed class GrantExtensionValidator : AbstractValidator<GrantExtension>
{
    public GrantExtensionValidator()
    {
        RuleFor(c => c.NewDueOn).InclusiveBetween(new DateOnly(2000, 1, 1), new DateOnly(2099, 12, 31)).WithErrorCode("out-of-range");
        RuleFor(c => c.Answer).MaximumLength(1000).WithErrorCode("too-long");
    }
}

public sealed class GrantExtensionHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<GrantExtension, ExtensionView>
{
    public async Task<ExtensionView> Handle(GrantExtension command, CancellationToken ct)
    {
        var extension = await db.ForChange(db.Set<Extension>().VisibleTo(current.Actor), command.Id, ct);
        ObligationPolicy.Extensions.Demand(current.Actor, nameof(GrantExtension), new ExtensionFacts(extension.UnitPath, extension.Status));
        var obligation = await db.Set<Obligation>().VisibleTo(current.Actor).AsTracking().SingleAsync(o => o.Id == extension.ObligationId, ct);
        extension.Grant(obligation, command.NewDueOn, command.Answer, current.Actor.AccountId, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return (await ExtensionView.Of(db, current.Actor, db.Set<Extension>().Where(e => e.Id == extension.Id)).SingleAsync(ct)).For(current.Actor);
    }
}
