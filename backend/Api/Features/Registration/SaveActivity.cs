using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Registrations;
using MediatR;

namespace Kheo.Api.Features.Registration;

/// <summary>Writes an activity anew, as it should have been recorded.</summary>
public sealed record SaveActivity : Change<ActivityView>, IActivityBody, IExample<SaveActivity>
{
    public required DateOnly HeldOn { get; init; }
    public required string What { get; init; }
    public string? Place { get; init; }
    public int? People { get; init; }
    public decimal? Workdays { get; init; }

    public static SaveActivity Example => new() { HeldOn = new DateOnly(2026, 8, 15), What = RecordActivity.Example.What, Place = "Tổ 3 và tổ 4, ấp Hòa Bình", People = 48, Workdays = 48 };
}

public sealed class SaveActivityValidator : AbstractValidator<SaveActivity>
{
    public SaveActivityValidator() => Include(new ActivityShape());
}

public sealed class SaveActivityHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<SaveActivity, ActivityView>
{
    public async Task<ActivityView> Handle(SaveActivity command, CancellationToken ct)
    {
        var activity = await db.ForChange(db.Set<Activity>().VisibleTo(current.Actor), command.Id, ct);
        CarryingPolicy.Demand(current.Actor, nameof(SaveActivity), activity);
        var registration = await db.CarriedBy(current.Actor, activity.RegistrationId, ct);
        activity.Save(registration, await db.AskedOf(registration.Id, ct), command.Text(), clock.GetUtcNow());
        await db.Alive(registration, ct);
        await db.SaveChangesAsync(ct);
        return await ActivityView.Of(db, current.Actor, activity.Id, ct);
    }
}
