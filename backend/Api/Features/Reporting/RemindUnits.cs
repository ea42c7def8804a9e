using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Reporting;

/// <summary>Reminds units of what they have not handed in. All or none: one obligation that is not there for the caller, and nobody is reminded.</summary>
public sealed record RemindUnits : Act<RemindersView>, IExample<RemindUnits>
{
    /// <summary>1 to 500 obligations of units below the caller's.</summary>
    public required IReadOnlyList<Guid> ObligationIds { get; init; }

    /// <summary>What the units read, at most 1000 characters.</summary>
    public required string Message { get; init; }

    public static RemindUnits Example => new()
    {
        ObligationIds = [ObligationView.Example.Id],
        Message = "Còn 8 ngày là hết hạn đăng ký mô hình Dân vận khéo năm 2026. Đề nghị đồng chí đăng ký trước ngày 30/6.",
    };
}

/// <summary>What was sent.</summary>
public sealed record RemindersView(int Sent, IReadOnlyList<RemindedUnit> Reminded) : IExample<RemindersView>
{
    public static RemindersView Example => new(1, [new RemindedUnit(ObligationView.Example.Id, 4, ObligationView.Example.UnitId, 3)]);
}

/// <summary>An obligation after the reminder, with the version to act on next.</summary>
public sealed record RemindedUnit(Guid ObligationId, long RowVersion, Guid UnitId, int Reminded);

public sealed class RemindUnitsValidator : AbstractValidator<RemindUnits>
{
    public RemindUnitsValidator()
    {
        RuleFor(c => c.ObligationIds).NotEmpty().WithErrorCode("required").Must(ids => ids.Count <= 500).WithErrorCode("too-many")
            .Must(ids => ids.Distinct().Count() == ids.Count).WithErrorCode("repeated");
        RuleFor(c => c.Message).NotEmpty().WithErrorCode("required").MaximumLength(1000).WithErrorCode("too-long");
    }
}

public sealed class RemindUnitsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<RemindUnits, RemindersView>
{
    public async Task<RemindersView> Handle(RemindUnits command, CancellationToken ct)
    {
        var actor = current.Actor;
        var obligations = await db.Set<Obligation>().VisibleTo(actor).AsTracking().Where(o => command.ObligationIds.Contains(o.Id)).OrderBy(o => o.Id).ToListAsync(ct);
        if (obligations.Count < command.ObligationIds.Count) throw new Absent();
        foreach (var o in obligations) ObligationPolicy.Table.Demand(actor, nameof(RemindUnits), ObligationFacts.Of(o));

        var now = clock.GetUtcNow();
        db.AddRange(obligations.Select(o => Reminder.Send(o, command.Message, actor.AccountId, now)));
        await db.SaveChangesAsync(ct);
        return new RemindersView(obligations.Count, [.. obligations.Select(o => new RemindedUnit(o.Id, o.RowVersion, o.UnitId, o.Reminded))]);
    }
}
