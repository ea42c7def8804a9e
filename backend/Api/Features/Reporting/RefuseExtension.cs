using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Reporting;

/// <summary>Refuses more time, with the reason. The day stays.</summary>
public sealed record RefuseExtension : Change<ExtensionView>, IExample<RefuseExtension>
{
    /// <summary>At most 1000 characters.</summary>
    public required string Answer { get; init; }

    public static RefuseExtension Example => new() { Answer = "Cả đợt đã chốt số liệu ngày 30/6." };
}

public sealed class RefuseExtensionValidator : AbstractValidator<RefuseExtension>
{
    public RefuseExtensionValidator() => RuleFor(c => c.Answer).NotEmpty().WithErrorCode("required").MaximumLength(1000).WithErrorCode("too-long");
}

public sealed class RefuseExtensionHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<RefuseExtension, ExtensionView>
{
    public async Task<ExtensionView> Handle(RefuseExtension command, CancellationToken ct)
    {
        var extension = await db.ForChange(db.Set<Extension>().VisibleTo(current.Actor), command.Id, ct);
        ObligationPolicy.Extensions.Demand(current.Actor, nameof(RefuseExtension), new ExtensionFacts(extension.UnitPath, extension.Status));
        extension.Refuse(command.Answer, current.Actor.AccountId, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return (await ExtensionView.Of(db, current.Actor, db.Set<Extension>().Where(e => e.Id == extension.Id)).SingleAsync(ct)).For(current.Actor);
    }
}
