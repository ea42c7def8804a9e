using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Registration;

/// <summary>Gives the result report back to be mended, with remarks on its sections or indicators.</summary>
public sealed record ReturnResult : Change<ResultView>, IExample<ReturnResult>
{
    public required IReadOnlyList<ResultRemark> Remarks { get; init; }

    public static ReturnResult Example => new() { Remarks = [new("workdays", "Kèm bảng chấm công của ấp.")] };
}

public sealed class ReturnResultValidator : AbstractValidator<ReturnResult>
{
    public ReturnResultValidator()
    {
        RuleFor(c => c.Remarks).Must(r => r.Count <= 50).WithErrorCode("too-many");
        RuleForEach(c => c.Remarks).ChildRules(r =>
        {
            r.RuleFor(x => x.About).NotEmpty().WithErrorCode("required").MaximumLength(32).WithErrorCode("too-long");
            r.RuleFor(x => x.Text).NotEmpty().WithErrorCode("required").MaximumLength(2000).WithErrorCode("too-long");
        });
    }
}

public sealed class ReturnResultHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ReturnResult, ResultView>
{
    public async Task<ResultView> Handle(ReturnResult command, CancellationToken ct)
    {
        var report = await db.ForChange(db.Set<ResultReport>().VisibleTo(current.Actor), command.Id, ct);
        RegistrationPolicy.Demand(current.Actor, nameof(ReturnResult), report);
        var registration = await db.Set<Entry>().AsTracking().SingleAsync(r => r.Id == report.RegistrationId, ct);
        report.Return(registration, command.Remarks, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return await ResultView.Of(db, current.Actor, report.Id, ct);
    }
}
