using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Organisation;
using Kheo.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Reporting;

/// <summary>What a count without a list says; shared by entering and correcting it.</summary>
public interface IAggregateFields
{
    DateOnly PeriodFrom { get; }
    DateOnly PeriodTo { get; }
    Counted Measure { get; }
    Guid? TierId { get; }
    Subject? Subject { get; }
    int Count { get; }
    bool Approximate { get; }
    Guid? ContainedIn { get; }
    string Source { get; }
}

/// <summary>Enters a count that came without a list, such as "322 được cấp ủy cơ sở khen thưởng". It is marked as such and never added to listed counts.</summary>
public sealed record CreateAggregateEntry : Create<AggregateEntryView>, IAggregateFields, IExample<CreateAggregateEntry>
{
    /// <summary>The unit whose number it is.</summary>
    public required Guid UnitId { get; init; }
    public required Guid ProgrammeId { get; init; }
    public required DateOnly PeriodFrom { get; init; }
    /// <summary>The period's last day.</summary>
    public required DateOnly PeriodTo { get; init; }
    public required Counted Measure { get; init; }
    public Guid? TierId { get; init; }
    public Subject? Subject { get; init; }
    public required int Count { get; init; }
    /// <summary>True for "trên 500".</summary>
    public bool Approximate { get; init; }
    /// <summary>The entry that this one is a part of, when the source says so.</summary>
    public Guid? ContainedIn { get; init; }
    /// <summary>Where the number comes from, at most 300 characters.</summary>
    public required string Source { get; init; }

    public static CreateAggregateEntry Example => new()
    {
        UnitId = AggregateEntryView.Example.UnitId, ProgrammeId = AggregateEntryView.Example.ProgrammeId, PeriodFrom = new DateOnly(2021, 1, 1), PeriodTo = new DateOnly(2023, 12, 31),
        Measure = Counted.Recognised, TierId = AggregateEntryView.Example.TierId, Count = 500, Approximate = true, Source = "Báo cáo tổng kết 2021–2023",
    };
}

internal sealed class AggregateFields<T> : AbstractValidator<T> where T : IAggregateFields
{
    public AggregateFields()
    {
        RuleFor(c => c.Count).InclusiveBetween(0, 100_000_000).WithErrorCode("out-of-range");
        RuleFor(c => c.Source).NotEmpty().WithErrorCode("required").MaximumLength(300).WithErrorCode("too-long");
        RuleFor(c => c.PeriodFrom).InclusiveBetween(new DateOnly(1990, 1, 1), new DateOnly(2100, 12, 31)).WithErrorCode("out-of-range");
        RuleFor(c => c.PeriodTo).InclusiveBetween(new DateOnly(1990, 1, 1), new DateOnly(2100, 12, 31)).WithErrorCode("out-of-range");
    }
}

public sealed class CreateAggregateEntryValidator : AbstractValidator<CreateAggregateEntry>
{
    public CreateAggregateEntryValidator() => Include(new AggregateFields<CreateAggregateEntry>());
}

public sealed class CreateAggregateEntryHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<CreateAggregateEntry, AggregateEntryView>
{
    public async Task<AggregateEntryView> Handle(CreateAggregateEntry command, CancellationToken ct)
    {
        var actor = current.Actor;
        var (unit, _) = await GetAwardsByProgrammeHandler.UnitOf(db, actor, command.UnitId, Geography.Recorded, ct, Permission.ReportsWrite);
        if (!await db.Set<Programme>().ReachingTo(actor).AnyAsync(p => p.Id == command.ProgrammeId, ct)) throw new Absent();
        var (content, container) = await Aggregates.Read(db, actor, command, ct);
        var entry = AggregateEntry.Enter(unit.Id, unit.Path, command.ProgrammeId, content, container);
        db.Add(entry);
        await db.SaveChangesAsync(ct);
        return await AggregateEntryView.Of(db, actor, entry.Id, ct);
    }
}

internal static class Aggregates
{
    /// <summary>The content, and the container when one is named; both inside what the caller sees.</summary>
    public static async Task<(AggregateContent Content, AggregateEntry? Container)> Read(KheoDbContext db, Actor actor, IAggregateFields fields, CancellationToken ct)
    {
        if (fields.TierId is { } tier && !await db.Set<Tier>().ReachingTo(actor).AnyAsync(t => t.Id == tier, ct)) throw new Absent();
        var container = fields.ContainedIn is { } id ? await db.Set<AggregateEntry>().VisibleTo(actor).SingleOrDefaultAsync(e => e.Id == id, ct) ?? throw new Absent() : null;
        return (new AggregateContent(fields.PeriodFrom, fields.PeriodTo, fields.Measure, fields.TierId, fields.Subject, fields.Count, fields.Approximate, fields.Source), container);
    }
}
