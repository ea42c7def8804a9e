using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Reporting;

/// <summary>Writes the sections of a draft or of a returned report; what is left out is emptied.</summary>
public sealed record SavePeriodicReport : Change<PeriodicReportView>, IExample<SavePeriodicReport>
{
    /// <summary>Sections of the campaign, and `general`; at most 20 000 characters each.</summary>
    public required IReadOnlyList<SectionText> Sections { get; init; }

    public static SavePeriodicReport Example => new() { Sections = [new SectionText("nguyen-nhan-chu-quan", "Một số chi bộ chưa chủ động đăng ký từ đầu năm.")] };
}

public sealed class SavePeriodicReportValidator : AbstractValidator<SavePeriodicReport>
{
    public SavePeriodicReportValidator() => RuleFor(c => c.Sections).SetValidator(new SectionsValidator());
}

public sealed class SavePeriodicReportHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<SavePeriodicReport, PeriodicReportView>
{
    public async Task<PeriodicReportView> Handle(SavePeriodicReport command, CancellationToken ct)
    {
        var (report, campaign) = await PeriodicReports.ForChange(db, current.Actor, command.Id, nameof(SavePeriodicReport), ct);
        report.Save(campaign, command.Sections);
        await db.SaveChangesAsync(ct);
        return await PeriodicReportView.Of(db, current.Actor, report.Id, clock.GetUtcNow(), ct);
    }
}

internal static class PeriodicReports
{
    /// <summary>404 absent or not the caller's, 412 stale, 403 not his to do; and the campaign whose rules hold.</summary>
    public static async Task<(PeriodicReport Report, Campaign Campaign)> ForChange(KheoDbContext db, Kheo.Domain.Actor actor, Guid id, string operation, CancellationToken ct)
    {
        var report = await db.ForChange(db.Set<PeriodicReport>().VisibleTo(actor), id, ct);
        PeriodicReportPolicy.Table.Demand(actor, operation, new ReportFacts(report.UnitPath, report.Status));
        return (report, await db.Set<Campaign>().ReachingTo(actor).SingleAsync(c => c.Id == report.CampaignId, ct));
    }
}
