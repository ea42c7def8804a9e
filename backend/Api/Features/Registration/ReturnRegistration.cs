using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using MediatR;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Registration;

/// <summary>Gives the registration back to be mended: remarks tied to parts or own fields, which alone reopen, or a reason for the whole.</summary>
public sealed record ReturnRegistration : Change<RegistrationView>, IExample<ReturnRegistration>
{
    public IReadOnlyList<Remark> Remarks { get; init; } = [];
    public string? Reason { get; init; }
    /// <summary>The last day to mend it by; not before today.</summary>
    public DateOnly? MendBy { get; init; }

    public static ReturnRegistration Example => new() { Remarks = [new(FormPart.Outputs, "Nêu rõ số mét đường và cách nghiệm thu.")] };
}

public sealed class ReturnRegistrationValidator : AbstractValidator<ReturnRegistration>
{
    public ReturnRegistrationValidator()
    {
        RuleFor(c => c.Reason).Words(2000);
        RuleFor(c => c.Remarks).Must(r => r.Count <= 50).WithErrorCode("too-many");
        RuleForEach(c => c.Remarks).SetValidator(new RemarkShape());
    }
}

public sealed class ReturnRegistrationHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ReturnRegistration, RegistrationView>
{
    public async Task<RegistrationView> Handle(ReturnRegistration command, CancellationToken ct)
    {
        var registration = await db.ForChange(db.Set<Entry>().VisibleTo(current.Actor).WithLatest(), command.Id, ct);
        RegistrationPolicy.Demand(current.Actor, nameof(ReturnRegistration), registration);
        if (command.Remarks.Any(r => r.Field is not null))
        {
            var asked = (await db.FormsAt(registration.CampaignId, [registration.CampaignVersion], ct)).GetValueOrDefault(registration.CampaignVersion)?.Fields ?? [];
            RuleBroken.When(command.Remarks.Any(r => r.Field is { } field && asked.All(f => f.Code != field)), Rules.RegistrationRemarkUnknown);
        }
        registration.Return(command.Remarks, command.Reason, current.Actor.AccountId, clock.GetUtcNow(), command.MendBy);
        await db.SaveChangesAsync(ct);
        return await RegistrationView.Of(db, current.Actor, registration.Id, ct);
    }
}
