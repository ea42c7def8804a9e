using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Campaigns;

/// <summary>Publishes the next version of the unit's field list for a programme. Versions before it stay as they are.</summary>
public sealed record CreateFieldList : Create<FieldListView>, IExample<CreateFieldList>
{
    /// <summary>Whose list it is; the caller's own unit when unsaid.</summary>
    public Guid? UnitId { get; init; }
    public required Guid ProgrammeId { get; init; }
    public required DateOnly ValidFrom { get; init; }
    /// <summary>In the order in which people read them. Each is mapped to a standard field; one may be `other` ("Khác").</summary>
    public required IReadOnlyList<FieldLine> Fields { get; init; }

    public static CreateFieldList Example => new()
    {
        ProgrammeId = ProgrammeView.Example.Id, ValidFrom = new DateOnly(2026, 1, 1),
        Fields = [new("NTM", "Xây dựng nông thôn mới", StandardFieldView.Example.Id), new("KHAC", "Khác", Other: true)],
    };
}

public sealed class CreateFieldListValidator : AbstractValidator<CreateFieldList>
{
    public CreateFieldListValidator()
    {
        RuleFor(c => c.ValidFrom).ADay();
        RuleFor(c => c.Fields).AtMost(100);
        RuleForEach(c => c.Fields).ChildRules(f => { f.RuleFor(x => x.Code).Code(); f.RuleFor(x => x.Name).Named(); });
    }
}

public sealed class CreateFieldListHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<CreateFieldList, FieldListView>
{
    public async Task<FieldListView> Handle(CreateFieldList command, CancellationToken ct)
    {
        var unit = await db.ActingFor(current.Actor, Permission.CampaignsManage, command.UnitId, VietnamTime.Day(clock.GetUtcNow()), ct);
        if (!await db.Set<Programme>().ReachingTo(current.Actor).AnyAsync(p => p.Id == command.ProgrammeId, ct)) throw new Absent();
        var standard = command.Fields.Select(f => f.StandardFieldId).OfType<Guid>().Distinct().ToArray();
        if (await db.Set<StandardField>().ReachingTo(current.Actor).CountAsync(f => standard.Contains(f.Id), ct) < standard.Length) throw new Absent();

        var last = await db.Set<FieldList>().Where(l => l.ProgrammeId == command.ProgrammeId && l.UnitId == unit.Id).MaxAsync(l => (int?)l.Version, ct) ?? 0;
        var list = FieldList.Publish(unit.Id, unit.Path, command.ProgrammeId, last, command.ValidFrom, command.Fields);
        db.Add(list);
        await db.SaveChangesAsync(ct);
        return await db.Set<FieldList>().Where(l => l.Id == list.Id).To<FieldListView>(db).SingleAsync(ct);
    }
}
