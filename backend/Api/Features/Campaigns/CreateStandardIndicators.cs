using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Campaigns;

/// <summary>Adds indicators to the catalogue, all or none, in the order they are given.</summary>
public sealed record CreateStandardIndicators : Act<Page<StandardIndicatorView>>, IExample<CreateStandardIndicators>
{
    /// <summary>Whose catalogue it is; the caller's own unit when unsaid.</summary>
    public Guid? UnitId { get; init; }
    public required IReadOnlyList<StandardIndicatorLine> Indicators { get; init; }

    public static CreateStandardIndicators Example => new()
    {
        Indicators = [new("NGAYCONG", "Ngày công huy động", Measure.Workday, RollUp.Sum, null, 20, 2_000), new("DUONG", "Đường được làm mới, sửa chữa", Measure.Km, RollUp.Sum, null, 0.1m, 10), new("HO", "Hộ hưởng lợi", Measure.Household, RollUp.Distinct)],
    };
}

public sealed class CreateStandardIndicatorsValidator : AbstractValidator<CreateStandardIndicators>
{
    public CreateStandardIndicatorsValidator()
    {
        RuleFor(c => c.Indicators).NotEmpty().WithErrorCode("required").AtMost(100);
        RuleFor(c => c.Indicators).Must(i => i.DistinctBy(x => x.Code).Count() == i.Count).WithErrorCode("repeated");
        RuleForEach(c => c.Indicators).ChildRules(i =>
        {
            i.RuleFor(x => x.Code).Code();
            i.RuleFor(x => x.Name).Named();
            i.RuleFor(x => x.UnitName).MaximumLength(32).WithErrorCode("too-long");
            i.RuleFor(x => x.UsualFrom).Usual();
            i.RuleFor(x => x.UsualTo).Usual();
        });
    }
}

public sealed class CreateStandardIndicatorsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<CreateStandardIndicators, Page<StandardIndicatorView>>
{
    public async Task<Page<StandardIndicatorView>> Handle(CreateStandardIndicators command, CancellationToken ct)
    {
        var unit = await db.ActingFor(current.Actor, Permission.CampaignsManage, command.UnitId, VietnamTime.Day(clock.GetUtcNow()), ct);
        var last = await db.Set<StandardIndicator>().Where(i => i.UnitId == unit.Id).MaxAsync(i => (int?)i.Ordinal, ct) ?? 0;
        var indicators = command.Indicators.Select((line, n) => StandardIndicator.Publish(unit.Id, unit.Path, line, last + n + 1)).ToList();
        db.AddRange(indicators);
        await db.SaveChangesAsync(ct);
        var ids = indicators.Select(i => i.Id).ToArray();
        return new(await ListStandardIndicatorsHandler.Rows(db, db.Set<StandardIndicator>().Where(i => ids.Contains(i.Id))).ToListAsync(ct), null);
    }
}
