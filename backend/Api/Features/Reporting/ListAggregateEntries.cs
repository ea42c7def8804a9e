using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Reporting;

/// <summary>Counts without a list, the newest period first.</summary>
public sealed record ListAggregateEntries : PagedQuery<AggregateEntryView>
{
    public Guid? ProgrammeId { get; init; }

    /// <summary>Only those of this very unit.</summary>
    public Guid? UnitId { get; init; }

    public Counted? Measure { get; init; }

    /// <summary>Periods that touch this year.</summary>
    public int? Year { get; init; }
}

public sealed class ListAggregateEntriesHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ListAggregateEntries, Page<AggregateEntryView>>
{
    public async Task<Page<AggregateEntryView>> Handle(ListAggregateEntries query, CancellationToken ct)
    {
        var entries = Filtered(db, current.Actor, query);
        if (Cursor.DecodeTime(query.After) is var (at, id))
        {
            var day = DateOnly.FromDateTime(at.UtcDateTime);
            entries = entries.Where(e => e.PeriodTo < day || e.PeriodTo == day && e.Id.CompareTo(id) < 0);
        }
        var rows = await AggregateEntryView.From(db, entries).Take(query.Size + 1).ToListAsync(ct);
        return Pages.Of([.. rows.Select(r => r.For(current.Actor))], query.Size, r => Cursor.Encode(new DateTimeOffset(r.PeriodTo.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), r.Id));
    }

    internal static IQueryable<AggregateEntry> Filtered(KheoDbContext db, Actor actor, ListAggregateEntries query)
    {
        var entries = db.Set<AggregateEntry>().VisibleTo(actor);
        if (query.ProgrammeId is { } programme) entries = entries.Where(e => e.ProgrammeId == programme);
        if (query.UnitId is { } unit) entries = entries.Where(e => e.UnitId == unit);
        if (query.Measure is { } measure) entries = entries.Where(e => e.Measure == measure);
        if (query.Year is >= 1 and <= 9999 and { } year) entries = entries.Where(e => e.PeriodFrom <= new DateOnly(year, 12, 31) && e.PeriodTo >= new DateOnly(year, 1, 1));
        return entries;
    }
}
