using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Recognitions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Registered = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Recognition;

/// <summary>One line of the list. With a registration, unit, kind and subject are the registration's; without one, name the recipient and its unit.</summary>
public sealed record DecisionItemInput
{
    public Guid? RegistrationId { get; init; }
    /// <summary>As it will stand in the list; the holder or the unit of the registration when unsaid.</summary>
    public string? Recipient { get; init; }
    /// <summary>The unit rewarded, or the unit of the person rewarded; only without a registration.</summary>
    public Guid? RecipientUnitId { get; init; }
    /// <summary>Only without a registration; collective when unsaid.</summary>
    public Subject? Subject { get; init; }
    public bool Recognise { get; init; }
    public bool Typical { get; init; }
    public AwardForm? AwardForm { get; init; }
    public AwardCategory? AwardCategory { get; init; }
    /// <summary>Times the base salary of the decision's day; to thousandths.</summary>
    public decimal? Coefficient { get; init; }
    public string? Note { get; init; }
}

/// <summary>Writes a draft: what it says, and its whole list.</summary>
public sealed record SaveDecision : Change<DecisionView>, IExample<SaveDecision>
{
    public required Purpose Purpose { get; init; }
    public required Family Family { get; init; }
    public required string Title { get; init; }
    public required IReadOnlyList<string> LegalBases { get; init; }
    public required string Authority { get; init; }
    /// <summary>At most 1 000 lines, in their order.</summary>
    public required IReadOnlyList<DecisionItemInput> Items { get; init; }

    public static SaveDecision Example => new()
    {
        Purpose = Purpose.Both, Family = Family.Party, Title = DraftDecision.Example.Title, LegalBases = DraftDecision.Example.LegalBases, Authority = DraftDecision.Example.Authority,
        Items =
        [
            new() { RegistrationId = Guid.Parse("0199c000-0000-7000-8000-000000000001"), Recognise = true, Typical = true, AwardForm = AwardForm.GiayKhen, AwardCategory = AwardCategory.ForTheModel, Coefficient = 0.6m },
            new() { Recipient = "Chi bộ Trường Tiểu học", RecipientUnitId = Guid.Parse("0193a000-0000-7000-8000-000000000014"), AwardForm = AwardForm.GiayKhen, AwardCategory = AwardCategory.ForImplementing, Coefficient = 0.6m },
        ],
    };
}

public sealed class SaveDecisionValidator : AbstractValidator<SaveDecision>
{
    public SaveDecisionValidator()
    {
        RuleFor(c => c.Title).DocumentLine(500);
        RuleFor(c => c.Authority).DocumentLine(300);
        RuleFor(c => c.LegalBases).LegalBases();
        RuleFor(c => c.Items).Must(i => i.Count <= 1000).WithErrorCode("out-of-range");
        RuleForEach(c => c.Items).Must(i => i.RegistrationId is null ? i is { Recipient.Length: > 0, RecipientUnitId: not null } : i is { RecipientUnitId: null, Subject: null }).WithErrorCode("malformed");
        RuleForEach(c => c.Items).Must(i => i.Recipient is null or { Length: <= 300 } && i.Note is null or { Length: <= 1000 }).WithErrorCode("too-long");
        RuleForEach(c => c.Items).Must(i => i.Coefficient is null || i.Coefficient is > -1000 and < 1000 && decimal.Round(i.Coefficient.Value, 3) == i.Coefficient).WithErrorCode("out-of-range");
    }
}

public sealed class SaveDecisionHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<SaveDecision, DecisionView>
{
    public async Task<DecisionView> Handle(SaveDecision command, CancellationToken ct)
    {
        var decision = await db.ForChange(db.Set<Decision>().VisibleTo(current.Actor).Include(d => d.Items), command.Id, ct);
        DecisionPolicy.Table.Demand(current.Actor, nameof(SaveDecision), new DecisionFacts(decision.UnitPath, decision.Status));
        decision.Save(new DecisionContent(command.Purpose, command.Family, command.Title, command.LegalBases, command.Authority), await Items(command.Items, ct));
        db.Touch(decision);
        await db.SaveChangesAsync(ct);
        return await DecisionView.Of(db, current.Actor, decision.Id, VietnamTime.Day(clock.GetUtcNow()), ct);
    }

    /// <summary>Whose line it is comes from what was registered, not from the body; what the caller does not see is absent.</summary>
    private async Task<List<ItemContent>> Items(IReadOnlyList<DecisionItemInput> items, CancellationToken ct)
    {
        var ids = items.Select(i => i.RegistrationId).OfType<Guid>().Distinct().ToArray();
        var unitIds = items.Select(i => i.RecipientUnitId).OfType<Guid>().Distinct().ToArray();
        var registrations = await (
            from r in db.Set<Registered>().VisibleTo(current.Actor)
            join u in db.Set<Domain.Organisation.Unit>() on r.UnitId equals u.Id
            where ids.Contains(r.Id)
            select new { r.Id, r.UnitId, r.UnitPath, r.Kind, r.Subject, Recipient = r.Holder ?? u.PartyName }).ToDictionaryAsync(r => r.Id, ct);
        var units = await db.Set<Domain.Organisation.Unit>().VisibleTo(current.Actor, u => u.Path).Where(u => unitIds.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Path, ct);
        if (registrations.Count < ids.Length || units.Count < unitIds.Length) throw new Absent();
        return [.. items.Select(i => i.RegistrationId is { } id
            ? new ItemContent(id, i.Recipient ?? registrations[id].Recipient, registrations[id].UnitId, registrations[id].UnitPath, registrations[id].Kind, registrations[id].Subject,
                i.Recognise, i.Typical, i.AwardForm, i.AwardCategory, i.Coefficient, i.Note)
            : new ItemContent(null, i.Recipient!, i.RecipientUnitId!.Value, units[i.RecipientUnitId.Value], null, i.Subject ?? Subject.Collective,
                i.Recognise, i.Typical, i.AwardForm, i.AwardCategory, i.Coefficient, i.Note))];
    }
}
