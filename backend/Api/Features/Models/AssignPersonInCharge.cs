using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Models;

/// <summary>Puts somebody in charge of a model, or of a field in a unit. One person at a time: whoever was it before is ended first.</summary>
public sealed record AssignPersonInCharge : Create<PersonInChargeView>, IExample<AssignPersonInCharge>
{
    /// <summary>A model of the caller's units; either this, `fieldId` or `standardFieldId`.</summary>
    public Guid? ModelId { get; init; }
    /// <summary>A field of a programme's list, as campaigns use it.</summary>
    public Guid? FieldId { get; init; }
    /// <summary>A field of the standard list.</summary>
    public Guid? StandardFieldId { get; init; }
    /// <summary>In which unit the field is watched; the caller's own when unsaid. A model has its own.</summary>
    public Guid? UnitId { get; init; }
    public required string Name { get; init; }
    public required string Position { get; init; }
    public string? Phone { get; init; }
    public required DateOnly From { get; init; }

    public static AssignPersonInCharge Example => new()
    {
        ModelId = Guid.Parse("0198c1a2-0031-7c3d-9f10-6a2b4c8d0e1f"), Name = "Lê Văn Tám", Position = "Phó bí thư chi bộ", Phone = "0912 345 678", From = new DateOnly(2026, 6, 15),
    };
}

public sealed class AssignPersonInChargeValidator : AbstractValidator<AssignPersonInCharge>
{
    public AssignPersonInChargeValidator()
    {
        RuleFor(c => c.Name).NotEmpty().WithErrorCode("required").MaximumLength(200).WithErrorCode("too-long");
        RuleFor(c => c.Position).NotEmpty().WithErrorCode("required").MaximumLength(200).WithErrorCode("too-long");
        RuleFor(c => c.Phone).Matches(@"^[0-9+(). -]{6,30}\z").WithErrorCode("phone-form").When(c => !string.IsNullOrWhiteSpace(c.Phone));
        RuleFor(c => c.From).InclusiveBetween(new DateOnly(1945, 9, 2), new DateOnly(2099, 12, 31)).WithErrorCode("out-of-range");
        RuleFor(c => c.ModelId).Must((c, _) => new[] { c.ModelId, c.FieldId, c.StandardFieldId }.Count(id => id is not null) == 1).WithErrorCode("one-of-three");
    }
}

public sealed class AssignPersonInChargeHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<AssignPersonInCharge, PersonInChargeView>
{
    public async Task<PersonInChargeView> Handle(AssignPersonInCharge command, CancellationToken ct)
    {
        var (actor, now, text) = (current.Actor, clock.GetUtcNow(), new PersonText(command.Name, command.Position, command.Phone));
        PersonInCharge person;
        if (command.ModelId is { } id)
        {
            var model = await db.Set<Model>().VisibleTo(actor).SingleOrDefaultAsync(m => m.Id == id, ct) ?? throw new Absent();
            var unit = await db.ActingFor(actor, Permission.RegistrationsWrite, model.UnitId, VietnamTime.Day(now), ct);
            person = PersonInCharge.OfModel(model.Id, unit.Id, unit.Path, text, command.From, actor.AccountId, now);
        }
        else
        {
            var unit = await db.ActingFor(actor, Permission.RegistrationsWrite, command.UnitId, VietnamTime.Day(now), ct);
            var known = command.FieldId is { } field ? db.Set<FieldList>().ReachingTo(actor).AnyAsync(l => l.Fields.Any(f => f.Id == field), ct)
                : db.Set<StandardField>().ReachingTo(actor).AnyAsync(f => f.Id == command.StandardFieldId, ct);
            if (!await known) throw new Absent();
            person = PersonInCharge.OfField(command.FieldId, command.StandardFieldId, unit.Id, unit.Path, text, command.From, actor.AccountId, now);
        }
        await db.InTurn([$"charge {person.ModelId ?? person.UnitId}"], ct);
        db.Add(person);
        await db.SaveChangesAsync(ct);
        return await PersonInChargeView.One(db, actor, person.Id, ct);
    }
}
