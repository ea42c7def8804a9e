using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using MediatR;

namespace Kheo.Api.Features.Reporting;

/// <summary>The unit asks for more time. The unit above answers.</summary>
public sealed record RequestExtension : Change<ObligationView>, IExample<RequestExtension>
{
    /// <summary>Later than the present day.</summary>
    public required DateOnly WantedOn { get; init; }

    /// <summary>At most 1000 characters.</summary>
    public required string Reason { get; init; }

    public static RequestExtension Example => new() { WantedOn = new DateOnly(2027, 7, 10), Reason = "Chi bộ đang kiện toàn bí thư." };
}

public sealed class RequestExtensionValidator : AbstractValidator<RequestExtension>
{
    public RequestExtensionValidator()
    {
        RuleFor(c => c.WantedOn).InclusiveBetween(new DateOnly(2000, 1, 1), new DateOnly(2099, 12, 31)).WithErrorCode("out-of-range");
        RuleFor(c => c.Reason).NotEmpty().WithErrorCode("required").MaximumLength(1000).WithErrorCode("too-long");
    }
}

public sealed class RequestExtensionHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<RequestExtension, ObligationView>
{
    public async Task<ObligationView> Handle(RequestExtension command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var obligation = await db.ForChange(db.Set<Obligation>().VisibleTo(current.Actor), command.Id, ct);
        ObligationPolicy.Table.Demand(current.Actor, nameof(RequestExtension), ObligationFacts.Of(obligation));
        db.Add(Extension.Request(obligation, command.WantedOn, command.Reason, current.Actor.AccountId, now));
        db.Touch(obligation);
        await db.SaveChangesAsync(ct);
        return await ObligationView.Of(db, current.Actor, obligation.Id, now, ct);
    }
}
