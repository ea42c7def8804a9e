using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Registrations;
using MediatR;

namespace Kheo.Api.Features.Registration;

/// <summary>Gives the progress report back to be mended, with remarks on its words or its indicators.</summary>
public sealed record ReturnProgress : Change<ProgressView>, IExample<ReturnProgress>
{
    public required IReadOnlyList<ResultRemark> Remarks { get; init; }

    public static ReturnProgress Example => new() { Remarks = [new("workdays", "Số này thấp hơn kỳ trước, kiểm tra lại.")] };
}

public sealed class ReturnProgressValidator : AbstractValidator<ReturnProgress>
{
    public ReturnProgressValidator()
    {
        RuleFor(c => c.Remarks).Must(r => r.Count <= 50).WithErrorCode("too-many");
        RuleForEach(c => c.Remarks).SetValidator(new ResultRemarkShape());
    }
}

public sealed class ReturnProgressHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ReturnProgress, ProgressView>
{
    public async Task<ProgressView> Handle(ReturnProgress command, CancellationToken ct)
    {
        var report = await db.ForChange(db.Set<ProgressReport>().VisibleTo(current.Actor), command.Id, ct);
        CarryingPolicy.Demand(current.Actor, nameof(ReturnProgress), report);
        var registration = await db.CarriedBy(current.Actor, report.RegistrationId, ct);
        report.Return(registration, command.Remarks, current.Actor.AccountId, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return await ProgressView.Of(db, current.Actor, report.Id, ct);
    }
}
