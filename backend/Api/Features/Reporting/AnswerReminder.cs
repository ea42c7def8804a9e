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
    /// <summary>At most 1000 characters; may be left out when the day is named.</summary>
    public string? Answer { get; init; }

    /// <summary>"Sẽ nộp ngày …": one tap.</summary>
    public DateOnly? WillHandInOn { get; init; }

    public static AnswerReminder Example => new() { Answer = "Chi bộ họp ngày 24/6, sẽ đăng ký ngay sau họp.", WillHandInOn = new DateOnly(2027, 6, 24) };
}

public sealed class AnswerReminderValidator : AbstractValidator<AnswerReminder>
{
    public AnswerReminderValidator()
    {
        RuleFor(c => c.Answer).NotEmpty().WithErrorCode("required").When(c => c.WillHandInOn is null);
        RuleFor(c => c.Answer).MaximumLength(1000).WithErrorCode("too-long");
        RuleFor(c => c.WillHandInOn).InclusiveBetween(new DateOnly(2000, 1, 1), new DateOnly(2099, 12, 31)).WithErrorCode("out-of-range");
    }
}

public sealed class AnswerReminderHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<AnswerReminder, ObligationView>
{
    public async Task<ObligationView> Handle(AnswerReminder command, CancellationToken ct)
    {
        var obligation = await db.ForChange(db.Set<Obligation>().VisibleTo(current.Actor), command.Id, ct);
        ObligationPolicy.Table.Demand(current.Actor, nameof(AnswerReminder), ObligationFacts.Of(obligation));
        var now = clock.GetUtcNow();
        obligation.Reply(command.Answer, command.WillHandInOn, now);
        foreach (var reminder in await db.Set<Reminder>().VisibleTo(current.Actor).AsTracking().Where(r => r.ObligationId == command.Id && r.ReadAt == null).ToListAsync(ct)) reminder.Read(now);
        await db.SaveChangesAsync(ct);
        return await ObligationView.Of(db, current.Actor, obligation.Id, now, ct);
    }
}
