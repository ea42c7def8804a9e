using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Campaigns;

/// <summary>One line of the standard list.</summary>
public sealed record StandardFieldLine(string Code, string Name);

/// <summary>Adds fields to the standard list, all or none, in the order they are given.</summary>
public sealed record CreateStandardFields : Act<Page<StandardFieldView>>, IExample<CreateStandardFields>
{
    /// <summary>Whose list it is; the caller's own unit when unsaid.</summary>
    public Guid? UnitId { get; init; }
    public required IReadOnlyList<StandardFieldLine> Fields { get; init; }

    public static CreateStandardFields Example => new() { Fields = [new("KT", "Phát triển kinh tế"), new("VHXH", "Văn hóa - xã hội"), new("QPAN", "Quốc phòng, an ninh"), new("HTCT", "Xây dựng hệ thống chính trị")] };
}

public sealed class CreateStandardFieldsValidator : AbstractValidator<CreateStandardFields>
{
    public CreateStandardFieldsValidator()
    {
        RuleFor(c => c.Fields).NotEmpty().WithErrorCode("required").AtMost(100);
        RuleFor(c => c.Fields).Must(f => f.DistinctBy(x => x.Code).Count() == f.Count).WithErrorCode("repeated");
        RuleForEach(c => c.Fields).ChildRules(f => { f.RuleFor(x => x.Code).Code(); f.RuleFor(x => x.Name).Named(); });
    }
}

public sealed class CreateStandardFieldsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<CreateStandardFields, Page<StandardFieldView>>
{
    public async Task<Page<StandardFieldView>> Handle(CreateStandardFields command, CancellationToken ct)
    {
        var unit = await db.ActingFor(current.Actor, Permission.CampaignsManage, command.UnitId, VietnamTime.Day(clock.GetUtcNow()), ct);
        var last = await db.Set<StandardField>().Where(f => f.UnitId == unit.Id).MaxAsync(f => (int?)f.Ordinal, ct) ?? 0;
        var fields = command.Fields.Select((f, n) => StandardField.Publish(unit.Id, unit.Path, f.Code, f.Name, last + n + 1)).ToList();
        db.AddRange(fields);
        await db.SaveChangesAsync(ct);
        var ids = fields.Select(f => f.Id).ToArray();
        return new(await db.Set<StandardField>().Where(f => ids.Contains(f.Id)).OrderBy(f => f.Ordinal).To<StandardFieldView>(db).ToListAsync(ct), null);
    }
}
