using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Reporting;

/// <summary>Begins a unit's interim or final report for a period of a campaign.</summary>
public sealed record CreatePeriodicReport : Create<PeriodicReportView>, IExample<CreatePeriodicReport>
{
    public required Guid CampaignId { get; init; }
    /// <summary>The unit that reports.</summary>
    public required Guid UnitId { get; init; }
    public required ReportKind Kind { get; init; }
    public required DateOnly PeriodFrom { get; init; }
    /// <summary>The period's last day.</summary>
    public required DateOnly PeriodTo { get; init; }
    /// <summary>What is written so far: sections of the campaign, and `general`.</summary>
    public IReadOnlyList<SectionText> Sections { get; init; } = [];

    public static CreatePeriodicReport Example => new()
    {
        CampaignId = PeriodicReportView.Example.CampaignId, UnitId = PeriodicReportView.Example.UnitId, Kind = ReportKind.Interim, PeriodFrom = new DateOnly(2026, 1, 1), PeriodTo = new DateOnly(2026, 6, 30),
        Sections = [new SectionText("nguyen-nhan-chu-quan", "Một số chi bộ chưa chủ động đăng ký từ đầu năm.")],
    };
}

public sealed class CreatePeriodicReportValidator : AbstractValidator<CreatePeriodicReport>
{
    public CreatePeriodicReportValidator() => RuleFor(c => c.Sections).SetValidator(new SectionsValidator());
}

internal sealed class SectionsValidator : AbstractValidator<IReadOnlyList<SectionText>>
{
    public SectionsValidator()
    {
        RuleFor(s => s).Must(s => s.Count <= 40).WithErrorCode("too-many").OverridePropertyName("sections");
        RuleForEach(s => s).Must(s => s.Code.Length is > 0 and <= 60).WithErrorCode("wrong-length").Must(s => s.Text.Length <= 20_000).WithErrorCode("too-long").OverridePropertyName("sections");
    }
}

public sealed class CreatePeriodicReportHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<CreatePeriodicReport, PeriodicReportView>
{
    public async Task<PeriodicReportView> Handle(CreatePeriodicReport command, CancellationToken ct)
    {
        var actor = current.Actor;
        var (unit, _) = await GetAwardsByProgrammeHandler.UnitOf(db, actor, command.UnitId, Geography.Recorded, ct, Permission.ReportsWrite);
        var campaign = await db.Set<Campaign>().ReachingTo(actor).SingleOrDefaultAsync(c => c.Id == command.CampaignId, ct) ?? throw new Absent();
        var report = PeriodicReport.Draft(campaign, unit.Id, unit.Path, command.Kind, command.PeriodFrom, command.PeriodTo, command.Sections);
        db.Add(report);
        await db.SaveChangesAsync(ct);
        return await PeriodicReportView.Of(db, actor, report.Id, clock.GetUtcNow(), ct);
    }
}
