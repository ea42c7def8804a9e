using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Registration;

/// <summary>One of several, with the version that was read.</summary>
public sealed record BulkTarget(Guid Id, long RowVersion);

/// <summary>How one of several stands now.</summary>
public sealed record BulkItem(Guid Id, long RowVersion, RegistrationStatus Status);

/// <summary>All of them, in the order in which they were named.</summary>
public sealed record BulkView(IReadOnlyList<BulkItem> Items) : IExample<BulkView>
{
    public static BulkView Example => new([new(RegistrationView.Example.Id, 4, RegistrationStatus.Accepted)]);
}

/// <summary>Accepts several at once: all or none. One that is absent or not the caller's to see makes the whole absent.</summary>
public sealed record AcceptRegistrations : Act<BulkView>, IExample<AcceptRegistrations>
{
    public required IReadOnlyList<BulkTarget> Items { get; init; }

    public static AcceptRegistrations Example => new() { Items = [new(RegistrationView.Example.Id, 3)] };
}

public sealed class AcceptRegistrationsValidator : AbstractValidator<AcceptRegistrations>
{
    public AcceptRegistrationsValidator() => RuleFor(c => c.Items).SetValidator(new TargetsShape());
}

public sealed class AcceptRegistrationsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<AcceptRegistrations, BulkView>
{
    public async Task<BulkView> Handle(AcceptRegistrations command, CancellationToken ct)
    {
        var (by, now) = (current.Actor.AccountId, clock.GetUtcNow());
        return await Bulk.Each(db, current.Actor, nameof(AcceptRegistration), command.Items, r => r.Accept(by, now), ct);
    }
}

internal sealed class TargetsShape : AbstractValidator<IReadOnlyList<BulkTarget>>
{
    public TargetsShape()
    {
        RuleFor(i => i.Count).InclusiveBetween(1, 200).WithErrorCode("out-of-range").OverridePropertyName("items");
        RuleFor(i => i).Must(i => i.DistinctBy(x => x.Id).Count() == i.Count).WithErrorCode("repeated").OverridePropertyName("items");
    }
}

internal static class Bulk
{
    public static async Task<BulkView> Each(KheoDbContext db, Actor actor, string operation, IReadOnlyList<BulkTarget> targets, Action<Entry> act, CancellationToken ct, int handIns = 1)
    {
        var ids = targets.Select(t => t.Id).ToArray();
        var rows = await db.Set<Entry>().VisibleTo(actor).WithLatest(handIns).AsTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
        if (rows.Count < ids.Length) throw new Absent();
        foreach (var target in targets)
        {
            var registration = rows[target.Id];
            RegistrationPolicy.Demand(actor, operation, registration);
            KheoDbContext.Expect(registration, target.RowVersion);
            act(registration);
        }
        await db.SaveChangesAsync(ct);
        return new BulkView([.. ids.Select(id => new BulkItem(id, rows[id].RowVersion, rows[id].Status))]);
    }
}
