using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Registration;

/// <summary>Reminds the units of dormant models. All or none: one that is not there for the caller, or not dormant, and nobody is reminded.</summary>
public sealed record RemindDormant : Act<DormantReminded>, IExample<RemindDormant>
{
    /// <summary>1 to 200 registrations of units below the caller's.</summary>
    public required IReadOnlyList<Guid> RegistrationIds { get; init; }

    /// <summary>What the units read, at most 1000 characters.</summary>
    public required string Message { get; init; }

    public static RemindDormant Example => new() { RegistrationIds = [RegistrationView.Example.Id], Message = "Đề nghị đồng chí ghi việc đã làm và báo cáo tiến độ quý III trước ngày 10/10." };
}

/// <summary>How many reminders were sent.</summary>
public sealed record DormantReminded(int Sent) : IExample<DormantReminded>
{
    public static DormantReminded Example => new(1);
}

public sealed class RemindDormantValidator : AbstractValidator<RemindDormant>
{
    public RemindDormantValidator()
    {
        RuleFor(c => c.RegistrationIds).NotEmpty().WithErrorCode("required").Must(ids => ids.Count <= 200).WithErrorCode("too-many")
            .Must(ids => ids.Distinct().Count() == ids.Count).WithErrorCode("repeated");
        RuleFor(c => c.Message).NotEmpty().WithErrorCode("required").MaximumLength(1000).WithErrorCode("too-long");
    }
}

public sealed class RemindDormantHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<RemindDormant, DormantReminded>
{
    public async Task<DormantReminded> Handle(RemindDormant command, CancellationToken ct)
    {
        var actor = current.Actor;
        var registrations = await db.Set<Entry>().VisibleTo(actor).Where(r => command.RegistrationIds.Contains(r.Id)).OrderBy(r => r.Id).ToListAsync(ct);
        if (registrations.Count < command.RegistrationIds.Count) throw new Absent();
        foreach (var registration in registrations) RegistrationPolicy.Demand(actor, nameof(RemindDormant), registration);

        var (now, after) = (clock.GetUtcNow(), await Dormancy.After(db, [.. registrations.Select(r => r.CampaignId).Distinct()], ct));
        db.AddRange(registrations.Select(r => DormancyReminder.Send(r, after.GetValueOrDefault(r.CampaignId), command.Message, actor.AccountId, now)));
        await db.SaveChangesAsync(ct);
        return new DormantReminded(registrations.Count);
    }
}
