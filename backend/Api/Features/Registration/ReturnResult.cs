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
        RuleForEach(c => c.Remarks).SetValidator(new ResultRemarkShape());
    }
}

/// <summary>A remark on a section or an indicator of a report.</summary>
internal sealed class ResultRemarkShape : AbstractValidator<ResultRemark>
{
    public ResultRemarkShape()
    {
        RuleFor(r => r.About).NotEmpty().WithErrorCode("required").MaximumLength(32).WithErrorCode("too-long");
        RuleFor(r => r.Text).NotEmpty().WithErrorCode("required").MaximumLength(2000).WithErrorCode("too-long");
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
