using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Registration;

/// <summary>
/// Merges what was handed in into another registration of the campaign, which carries the work of both on and names the one merged into it. The unit's registration stays answered; its
/// result report is taken out of what it owes, unless another of its registrations owes one.
/// </summary>
public sealed record MergeRegistration : Change<RegistrationView>, IExample<MergeRegistration>
{
    /// <summary>Handed in or accepted, in the same campaign, of a unit that the caller answers too.</summary>
    public required Guid IntoId { get; init; }
    public required string Reason { get; init; }

    public static MergeRegistration Example => new() { IntoId = Guid.Parse("0198c1a2-0032-7c3d-9f10-6a2b4c8d0e1f"), Reason = "Cùng tuyến đường với chi bộ ấp Tân Tiến; hai chi bộ làm chung." };
}

public sealed class MergeRegistrationValidator : AbstractValidator<MergeRegistration>
{
    public MergeRegistrationValidator() => RuleFor(c => c.Reason).Words(2000);
}

public sealed class MergeRegistrationHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<MergeRegistration, RegistrationView>
{
    public async Task<RegistrationView> Handle(MergeRegistration command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var registration = await db.ForChange(db.Set<Entry>().VisibleTo(current.Actor).WithLatest(), command.Id, ct);
        RegistrationPolicy.Demand(current.Actor, nameof(MergeRegistration), registration);
        var into = await db.Set<Entry>().VisibleTo(current.Actor).AsTracking().SingleOrDefaultAsync(r => r.Id == command.IntoId, ct) ?? throw new Absent();
        RegistrationPolicy.Demand(current.Actor, nameof(MergeRegistration), into);

        Guid[] units = [registration.UnitId, into.UnitId];
        var names = await db.Set<UnitName>().Where(u => units.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.PartyName, ct);
        registration.Merge(into, names[registration.UnitId], names[into.UnitId], command.Reason, current.Actor.AccountId, now);
        await ReleaseResult(registration, now, ct);
        await db.SaveChangesAsync(ct);
        return await RegistrationView.Of(db, current.Actor, registration.Id, ct);
    }

    private async Task ReleaseResult(Entry registration, DateTimeOffset now, CancellationToken ct)
    {
        var others = await db.Set<Entry>().AnyAsync(r => r.UnitId == registration.UnitId && r.CampaignId == registration.CampaignId && r.Id != registration.Id && RegistrationQuota.Standing.Contains(r.Status), ct);
        if (others) return;
        var owed = await db.Set<Obligation>().AsTracking()
            .Where(o => o.UnitId == registration.UnitId && o.CampaignId == registration.CampaignId && o.Form == Obligation.ResultForm && o.Basis == Obliged.Own && o.HandedInAt == null && o.ExemptReason == null && o.TransferredOn == null)
            .ToListAsync(ct);
        foreach (var obligation in owed) obligation.Exempt($"Gộp vào {registration.MergedInto!.Code}", current.Actor.AccountId, now);
    }
}
