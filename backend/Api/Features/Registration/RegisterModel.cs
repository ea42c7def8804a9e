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

/// <summary>Begins a registration: the model and its draft in one act. A continuing model stays the same model; a replicated or upgraded one remembers its origin.</summary>
public sealed record RegisterModel : Create<RegistrationView>, IExample<RegisterModel>
{
    public required Guid CampaignId { get; init; }
    /// <summary>In whose name; the caller's own unit when unsaid.</summary>
    public Guid? UnitId { get; init; }
    public required Guid FieldId { get; init; }
    public required string Name { get; init; }
    public required Kind Kind { get; init; }
    public required Subject Subject { get; init; }
    /// <summary>Who carries it, when that is a person or a household.</summary>
    public string? Holder { get; init; }
    /// <summary>`continuing`, `replication` and `upgrade` name the model they come from.</summary>
    public Lineage Lineage { get; init; } = Lineage.New;
    /// <summary>A model of the caller's units.</summary>
    public Guid? OriginId { get; init; }
    public FormParts Parts { get; init; } = FormParts.Empty;
    /// <summary>To the campaign's own fields, by their codes. Files can be named once they are put to the draft.</summary>
    public IReadOnlyDictionary<string, OwnAnswer>? Answers { get; init; }

    public static RegisterModel Example => new()
    {
        CampaignId = Guid.Parse("0198c1a2-0010-7c3d-9f10-6a2b4c8d0e1f"), FieldId = Guid.Parse("0198c1a2-0004-7c3d-9f10-6a2b4c8d0e1f"), Name = "Tuyến đường hoa ấp Hòa Bình",
        Kind = Kind.Model, Subject = Subject.Collective, Parts = new FormParts { Situation = RegistrationExamples.Parts.Situation },
    };
}

public sealed class RegisterModelValidator : AbstractValidator<RegisterModel>
{
    public RegisterModelValidator()
    {
        RuleFor(c => c.Name).ModelName();
        RuleFor(c => c.Holder).Words(200);
        RuleFor(c => c.Parts).SetValidator(new PartsShape());
        RuleFor(c => c.Answers).Must(a => a is null || a.Count <= 2 * OwnField.Most).WithErrorCode("too-many");
    }
}

public sealed class RegisterModelHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<RegisterModel, RegistrationView>
{
    public async Task<RegistrationView> Handle(RegisterModel command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var own = current.Actor.NamedOrFirst(Permission.RegistrationsWrite, command.UnitId);
        var (unit, campaign, listed) = await RegistrationReads.Begin(db, current.Actor, own, command.CampaignId, command.FieldId, ct);
        unit.For(current.Actor, Permission.RegistrationsWrite, VietnamTime.Day(now));
        RuleBroken.When(!UnitPaths.Contains(campaign.UnitPath, unit.Path), Rules.CampaignOutOfReach);
        RuleBroken.When(!listed, Rules.RegistrationFieldUnknown);

        var entry = new FormEntry(command.FieldId, command.Holder, command.Name, command.Parts, command.Answers);
        if (command.Answers is { Count: > 0 }) await db.DemandAnswers(current.Actor, campaign.Form.For(unit.TierId), entry.Reading, null, OwnAnswers.None, ct);
        var model = await ModelFor(command, unit, campaign, ct);
        var registration = Entry.Draft(campaign, model, entry, current.Actor.AccountId, now);
        db.Add(registration);
        await db.SaveChangesAsync(ct);
        return await RegistrationView.Of(db, current.Actor, registration.Id, ct);
    }

    private async Task<Model> ModelFor(RegisterModel command, Domain.Organisation.Unit unit, Campaign campaign, CancellationToken ct)
    {
        var origin = command.OriginId is not { } id ? null
            : await db.Set<Model>().VisibleTo(current.Actor).AsTracking().SingleOrDefaultAsync(m => m.Id == id, ct) ?? throw new Absent();
        if (command.Lineage == Lineage.Continuing)
        {
            var same = origin ?? throw new RuleBroken(Rules.ModelOriginMismatch);
            same.Continue(unit.Id, campaign.ProgrammeId);
            return same;
        }
        var model = Model.Start(unit.Id, unit.Path, campaign.ProgrammeId, command.Name, command.Kind, command.Subject, campaign.PeriodFrom.Year, command.Lineage, origin);
        db.Add(model);
        return model;
    }
}
