using FluentValidation;
using Kheo.Api.Database;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Registration;

/// <summary>Shapes that several commands of this room share.</summary>
internal static class RegistrationShapes
{
    public static IRuleBuilderOptions<T, string> ModelName<T>(this IRuleBuilder<T, string> rule) =>
        rule.NotEmpty().WithErrorCode("required").MaximumLength(300).WithErrorCode("too-long");

    public static IRuleBuilderOptions<T, string?> Words<T>(this IRuleBuilder<T, string?> rule, int most) => rule.MaximumLength(most).WithErrorCode("too-long");

    /// <summary>A campaign's field, seen through the campaign: a foreign field and an unknown one are refused alike.</summary>
    public static async Task DemandField(this KheoDbContext db, Guid campaignId, Guid fieldId, CancellationToken ct) => RuleBroken.When(
        !await (from c in db.Set<Campaign>() join f in db.Set<Field>() on c.FieldListId equals f.FieldListId where c.Id == campaignId && f.Id == fieldId select f.Id).AnyAsync(ct),
        Rules.RegistrationFieldUnknown);
}

/// <summary>Each of the nine parts holds at most 8 000 characters.</summary>
internal sealed class PartsShape : AbstractValidator<FormParts>
{
    public PartsShape()
    {
        RuleFor(p => p.Situation).Words(8000);
        RuleFor(p => p.Objectives).Words(8000);
        RuleFor(p => p.Content).Words(8000);
        RuleFor(p => p.Place).Words(8000);
        RuleFor(p => p.Forces).Words(8000);
        RuleFor(p => p.Resources).Words(8000);
        RuleFor(p => p.Timetable).Words(8000);
        RuleFor(p => p.Outputs).Words(8000);
        RuleFor(p => p.Sustainability).Words(8000);
    }
}

/// <summary>Remarks, each tied to a part or to an own field of the form.</summary>
internal sealed class RemarkShape : AbstractValidator<Remark>
{
    public RemarkShape()
    {
        RuleFor(r => r.Text).NotEmpty().WithErrorCode("required").MaximumLength(2000).WithErrorCode("too-long");
        RuleFor(r => r.Part).Must((remark, part) => part is null != remark.Field is null).WithErrorCode("required");
        RuleFor(r => r.Field).Words(32);
    }
}
