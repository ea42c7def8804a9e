using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Registrations;
using MediatR;

namespace Kheo.Api.Features.Registration;

/// <summary>Records one thing that was done for an accepted registration. It is a sign of life.</summary>
public sealed record RecordActivity : Create<ActivityView>, IAbout, IActivityBody, IExample<RecordActivity>
{
    internal Guid RegistrationId { get; init; }
    Guid IAbout.Id { init => RegistrationId = value; get => RegistrationId; }
    /// <summary>Not in the future, not before the campaign's period.</summary>
    public required DateOnly HeldOn { get; init; }
    public required string What { get; init; }
    public string? Place { get; init; }
    /// <summary>How many took part.</summary>
    public int? People { get; init; }
    /// <summary>Workdays given, to two decimals.</summary>
    public decimal? Workdays { get; init; }

    public static RecordActivity Example => new()
    {
        HeldOn = new DateOnly(2026, 8, 15), What = "Ra quân phát quang, đào hố trồng hoa đoạn 600 m đầu ấp.", Place = "Tổ 3, ấp Hòa Bình", People = 42, Workdays = 42.5m,
    };
}

public sealed class RecordActivityValidator : AbstractValidator<RecordActivity>
{
    public RecordActivityValidator() => Include(new ActivityShape());
}

public sealed class RecordActivityHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<RecordActivity, ActivityView>
{
    public async Task<ActivityView> Handle(RecordActivity command, CancellationToken ct)
    {
        var registration = await db.CarriedBy(current.Actor, command.RegistrationId, ct);
        RegistrationPolicy.Demand(current.Actor, nameof(RecordActivity), registration);
        var activity = Activity.Record(registration, await db.AskedOf(registration.Id, ct), command.Text(), current.Actor.AccountId, clock.GetUtcNow());
        await db.Alive(registration, ct);
        db.Add(activity);
        await db.SaveChangesAsync(ct);
        return await ActivityView.Of(db, current.Actor, activity.Id, ct);
    }
}
