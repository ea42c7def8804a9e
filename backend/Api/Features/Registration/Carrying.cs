using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Registration;

/// <summary>What everything that is done while carrying out has in common.</summary>
internal static class Carrying
{
    /// <summary>The registration that something is done for, in the caller's scope; 404 when there is none.</summary>
    public static async Task<Entry> CarriedBy(this KheoDbContext db, Actor actor, Guid id, CancellationToken ct) =>
        await db.Set<Entry>().VisibleTo(actor).SingleOrDefaultAsync(r => r.Id == id, ct) ?? throw new Absent();

    /// <summary>The twinning that what is recorded came of: one that the caller sees, and that is for the help of the registration's place.</summary>
    public static async Task<Guid?> CameOf(this KheoDbContext db, Actor actor, Guid? twinningId, Entry registration, CancellationToken ct)
    {
        if (twinningId is not { } id) return null;
        var twinning = await db.Set<Twinning>().Twinned(actor).SingleOrDefaultAsync(t => t.Id == id, ct) ?? throw new Absent();
        RuleBroken.When(!twinning.Helps(registration.UnitPath), Rules.TwinningElsewhere);
        return id;
    }

    /// <summary>
    /// Keeps the sign of life without taking the registration's version: two officers record side by side, and whoever reads the form is not told that it
    /// changed. The row is held until the commit, so it neither moves on nor passes to another unit meanwhile.
    /// </summary>
    public static async Task Alive(this KheoDbContext db, Entry registration, CancellationToken ct) => RuleBroken.When(
        await db.Set<Entry>().Where(r => r.Id == registration.Id && r.Status == registration.Status && r.UnitPath == registration.UnitPath)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.LastSignOfLife, registration.LastSignOfLife), ct) == 0,
        Rules.RegistrationNotUnderWay);
}

/// <summary>What a unit writes of an activity.</summary>
internal interface IActivityBody
{
    DateOnly HeldOn { get; }
    string What { get; }
    string? Place { get; }
    int? People { get; }
    decimal? Workdays { get; }
}

internal sealed class ActivityShape : AbstractValidator<IActivityBody>
{
    public ActivityShape()
    {
        RuleFor(c => c.What).NotEmpty().WithErrorCode("required").MaximumLength(4000).WithErrorCode("too-long");
        RuleFor(c => c.Place).Words(300);
        RuleFor(c => c.People).InclusiveBetween(0, 1_000_000).WithErrorCode("out-of-range");
        RuleFor(c => c.Workdays).InclusiveBetween(0, 1_000_000).WithErrorCode("out-of-range").PrecisionScale(9, 2, true).WithErrorCode("out-of-range");
    }
}

internal static class ActivityBodies
{
    public static ActivityText Text(this IActivityBody body) => new(body.HeldOn, body.What, body.Place, body.People, body.Workdays);
}
