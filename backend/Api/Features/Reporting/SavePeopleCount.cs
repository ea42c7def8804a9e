using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Reporting;

/// <summary>Writes down how many members of a unit may take part, or take part in a campaign, on a day; the number of that day is replaced.</summary>
public sealed record SavePeopleCount : Act<PeopleCountView>, IExample<SavePeopleCount>
{
    public required Guid UnitId { get; init; }

    /// <summary>The campaign in which they take part; left out for those who may take part at all.</summary>
    public Guid? CampaignId { get; init; }

    /// <summary>The day of the count; today when unsaid.</summary>
    public DateOnly? CountedOn { get; init; }

    public required int Count { get; init; }

    /// <summary>At most 300 characters.</summary>
    public string? Source { get; init; }

    public static SavePeopleCount Example => new() { UnitId = ObligationView.Example.UnitId, CountedOn = new DateOnly(2026, 1, 1), Count = 24, Source = "Báo cáo đảng viên quý IV/2025" };
}

public sealed class SavePeopleCountValidator : AbstractValidator<SavePeopleCount>
{
    public SavePeopleCountValidator()
    {
        RuleFor(c => c.CountedOn).InclusiveBetween(new DateOnly(1945, 9, 2), new DateOnly(2099, 12, 31)).WithErrorCode("out-of-range");
        RuleFor(c => c.Count).InclusiveBetween(0, 10_000_000).WithErrorCode("out-of-range");
        RuleFor(c => c.Source).MaximumLength(300).WithErrorCode("too-long");
    }
}

public sealed class SavePeopleCountHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<SavePeopleCount, PeopleCountView>
{
    public async Task<PeopleCountView> Handle(SavePeopleCount command, CancellationToken ct)
    {
        var today = VietnamTime.Day(clock.GetUtcNow());
        var (unit, _) = await GetAwardsByProgrammeHandler.UnitOf(db, current.Actor, command.UnitId, Geography.Recorded, ct, Permission.ReportsWrite);
        if (command.CampaignId is { } campaign && !await db.Set<Campaign>().ReachingTo(current.Actor).AnyAsync(c => c.Id == campaign, ct)) throw new Absent();
        var day = command.CountedOn ?? today;
        var count = await db.Set<PeopleCount>().AsTracking().SingleOrDefaultAsync(c => c.UnitId == unit.Id && c.CampaignId == command.CampaignId && c.CountedOn == day, ct);
        if (count is null) db.Add(count = PeopleCount.Of(unit.Id, unit.Path, command.CampaignId, day, command.Count, command.Source, today));
        else count.Set(command.Count, command.Source);
        await db.SaveChangesAsync(ct);
        return new PeopleCountView(count.Id, count.RowVersion, unit.Id, unit.PartyName, unit.Path, count.CampaignId, count.CountedOn, count.Count, count.Source);
    }
}
