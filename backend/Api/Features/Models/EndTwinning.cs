using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Registrations;
using MediatR;

namespace Kheo.Api.Features.Models;

/// <summary>Ends a twinning before its time, or one that had none.</summary>
public sealed record EndTwinning : Change<TwinningView>, IExample<EndTwinning>
{
    public required DateOnly On { get; init; }
    public required string Reason { get; init; }

    public static EndTwinning Example => new() { On = new DateOnly(2026, 11, 30), Reason = "Xã đã hoàn thành các tiêu chí." };
}

public sealed class EndTwinningValidator : AbstractValidator<EndTwinning>
{
    public EndTwinningValidator()
    {
        RuleFor(c => c.On).InclusiveBetween(new DateOnly(1945, 9, 2), new DateOnly(2099, 12, 31)).WithErrorCode("out-of-range");
        RuleFor(c => c.Reason).NotEmpty().WithErrorCode("required").MaximumLength(1000).WithErrorCode("too-long");
    }
}

public sealed class EndTwinningHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<EndTwinning, TwinningView>
{
    public async Task<TwinningView> Handle(EndTwinning command, CancellationToken ct)
    {
        var twinning = await db.ForChange(db.Set<Twinning>().Twinned(current.Actor), command.Id, ct);
        TwinningPolicy.Demand(current.Actor, nameof(EndTwinning), twinning);
        twinning.End(command.On, command.Reason);
        await db.SaveChangesAsync(ct);
        return await TwinningView.Of(db, current.Actor, twinning.Id, ct);
    }
}
