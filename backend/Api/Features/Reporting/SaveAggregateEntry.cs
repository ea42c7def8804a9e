using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Reporting;

/// <summary>Corrects a count without a list. Unit and programme stay; the audit keeps what stood before.</summary>
public sealed record SaveAggregateEntry : Change<AggregateEntryView>, IAggregateFields, IExample<SaveAggregateEntry>
{
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

    public static SaveAggregateEntry Example => new()
    {
        PeriodFrom = new DateOnly(2021, 1, 1), PeriodTo = new DateOnly(2023, 12, 31), Measure = Counted.Recognised, TierId = AggregateEntryView.Example.TierId, Count = 510, Source = "Báo cáo tổng kết 2021–2023 (đính chính)",
    };
}

public sealed class SaveAggregateEntryValidator : AbstractValidator<SaveAggregateEntry>
{
    public SaveAggregateEntryValidator() => Include(new AggregateFields<SaveAggregateEntry>());
}

public sealed class SaveAggregateEntryHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<SaveAggregateEntry, AggregateEntryView>
{
    public async Task<AggregateEntryView> Handle(SaveAggregateEntry command, CancellationToken ct)
    {
        var actor = current.Actor;
        var entry = await db.ForChange(db.Set<AggregateEntry>().VisibleTo(actor), command.Id, ct);
        AggregateEntryPolicy.Table.Demand(actor, nameof(SaveAggregateEntry), entry.UnitPath);
        var (content, container) = await Aggregates.Read(db, actor, command, ct);
        var parts = await db.Set<AggregateEntry>().VisibleTo(actor).Where(e => e.ContainedIn == entry.Id).ToListAsync(ct);
        entry.Save(content, container, parts);
        await db.SaveChangesAsync(ct);
        return await AggregateEntryView.Of(db, actor, entry.Id, ct);
    }
}
