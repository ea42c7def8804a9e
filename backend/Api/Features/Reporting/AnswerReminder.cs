using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Reporting;

/// <summary>The unit's word on a reminder: when it will hand in, or why it has not.</summary>
public sealed record AnswerReminder : Change<ObligationView>, IExample<AnswerReminder>
{
    /// <summary>At most 1000 characters.</summary>
    public required string Answer { get; init; }

    public static AnswerReminder Example => new() { Answer = "Chi bộ họp ngày 24/6, sẽ đăng ký ngay sau họp." };
}

public sealed class AnswerReminderValidator : AbstractValidator<AnswerReminder>
{
    public AnswerReminderValidator() => RuleFor(c => c.Answer).NotEmpty().WithErrorCode("required").MaximumLength(1000).WithErrorCode("too-long");
}

public sealed class AnswerReminderHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<AnswerReminder, ObligationView>
{
    public async Task<ObligationView> Handle(AnswerReminder command, CancellationToken ct)
    {
        var obligation = await db.ForChange(db.Set<Obligation>().VisibleTo(current.Actor), command.Id, ct);
        ObligationPolicy.Table.Demand(current.Actor, nameof(AnswerReminder), new ObligationFacts(obligation.UnitPath, obligation.Missing, obligation.Reminded));
        var now = clock.GetUtcNow();
        obligation.Reply(command.Answer, now);
        foreach (var reminder in await db.Set<Reminder>().VisibleTo(current.Actor).AsTracking().Where(r => r.ObligationId == command.Id && r.ReadAt == null).ToListAsync(ct)) reminder.Read(now);
        await db.SaveChangesAsync(ct);
        return await ObligationView.Of(db, current.Actor, obligation.Id, ct);
    }
}
