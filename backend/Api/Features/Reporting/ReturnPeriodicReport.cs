using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Reporting;

/// <summary>Gives a report back to be completed, with the reason.</summary>
public sealed record ReturnPeriodicReport : Change<PeriodicReportView>, IExample<ReturnPeriodicReport>
{
    /// <summary>At most 2000 characters.</summary>
    public required string Reason { get; init; }

    public static ReturnPeriodicReport Example => new() { Reason = "Bổ sung nguyên nhân chủ quan và số liệu của hai chi bộ trường học." };
}

public sealed class ReturnPeriodicReportValidator : AbstractValidator<ReturnPeriodicReport>
{
    public ReturnPeriodicReportValidator() => RuleFor(c => c.Reason).NotEmpty().WithErrorCode("required").MaximumLength(2000).WithErrorCode("too-long");
}

public sealed class ReturnPeriodicReportHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ReturnPeriodicReport, PeriodicReportView>
{
    public async Task<PeriodicReportView> Handle(ReturnPeriodicReport command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (report, _) = await PeriodicReports.ForChange(db, current.Actor, command.Id, nameof(ReturnPeriodicReport), ct);
        report.Return(command.Reason, now);
        await db.SaveChangesAsync(ct);
        return await PeriodicReportView.Of(db, current.Actor, report.Id, now, ct);
    }
}
