using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using MediatR;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Registration;

/// <summary>Writes a draft as it stands, also half filled: drafts save themselves. When it was returned, only the parts named in the remarks are open.</summary>
public sealed record SaveRegistration : Change<RegistrationView>, IExample<SaveRegistration>
{
    public required Guid FieldId { get; init; }
    public required string Name { get; init; }
    /// <summary>Who carries it, when that is a person or a household.</summary>
    public string? Holder { get; init; }
    public required FormParts Parts { get; init; }
    /// <summary>To the campaign's own fields, by their codes; they stay as they are when unsaid.</summary>
    public IReadOnlyDictionary<string, OwnAnswer>? Answers { get; init; }

    public static SaveRegistration Example => new() { FieldId = RegisterModel.Example.FieldId, Name = "Tuyến đường hoa ấp Hòa Bình", Parts = RegistrationExamples.Parts, Answers = RegistrationExamples.Answers };
}

public sealed class SaveRegistrationValidator : AbstractValidator<SaveRegistration>
{
    public SaveRegistrationValidator()
    {
        RuleFor(c => c.Name).ModelName();
        RuleFor(c => c.Holder).Words(200);
        RuleFor(c => c.Parts).SetValidator(new PartsShape());
        RuleFor(c => c.Answers).Must(a => a is null || a.Count <= 2 * OwnField.Most).WithErrorCode("too-many");
    }
}

public sealed class SaveRegistrationHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<SaveRegistration, RegistrationView>
{
    public async Task<RegistrationView> Handle(SaveRegistration command, CancellationToken ct)
    {
        var registration = await db.ForChange(db.Set<Entry>().VisibleTo(current.Actor), command.Id, ct);
        RegistrationPolicy.Demand(current.Actor, nameof(SaveRegistration), registration);
        if (command.FieldId != registration.FieldId) await db.DemandField(registration.CampaignId, command.FieldId, ct);
        var entry = new FormEntry(command.FieldId, command.Holder, command.Name, command.Parts, command.Answers);
        var asking = command.Answers is { Count: > 0 } || registration.Answers.Count > 0 ? await db.Asking(registration, ct) : null;
        if (command.Answers is { Count: > 0 }) await db.DemandAnswers(current.Actor, asking!.Form, entry.Reading, registration.Id, registration.Answers, ct);
        registration.Save(entry, clock.GetUtcNow(), asking);
        await db.SaveChangesAsync(ct);
        return await RegistrationView.Of(db, current.Actor, registration.Id, ct);
    }
}
