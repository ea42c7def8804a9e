using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Recognitions;
using Kheo.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Recognition;

public enum NominationBox { Sent, Received }

/// <summary>The nominations that the caller's units sent or received, the latest first.</summary>
public sealed record ListNominations : PagedQuery<NominationRow>
{
    /// <summary>Sent by units in scope, or received by them; both when unsaid.</summary>
    public NominationBox? Box { get; init; }
    public Guid? CampaignId { get; init; }
    public NominationStatus? Status { get; init; }
    /// <summary>Only those sent by this unit and those below it.</summary>
    public Guid? UnitId { get; init; }
    /// <summary>True: only those that were not returned.</summary>
    public bool? Standing { get; init; }
    /// <summary>What had been sent by the end of this past day; `standing` is judged as it was then. The rows are shown as they stand today.</summary>
    public DateOnly? AsOf { get; init; }
    /// <summary>`recorded` (when unsaid) or `restated`: those whose sender's place is at or below the unit today.</summary>
    public Geography? Geography { get; init; }
    /// <summary>Only what was recorded at or below this path: the rows behind a line of the bridge.</summary>
    public string? Path { get; init; }
}

public sealed class ListNominationsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ListNominations, Page<NominationRow>>
{
    public async Task<Page<NominationRow>> Handle(ListNominations query, CancellationToken ct)
    {
        var nominations = await Filtered(db, current.Actor, query, clock.GetUtcNow(), ct);
        if (Cursor.Decode(query.After) is var (_, id)) nominations = nominations.Where(n => n.Id.CompareTo(id) < 0);
        var rows = await NominationRow.Of(db, nominations.OrderByDescending(n => n.Id).Take(query.Size + 1)).ToListAsync(ct);
        return Pages.Of([.. rows.OrderByDescending(r => r.Id).Select(r => r.For(current.Actor))], query.Size, r => Cursor.Encode("", r.Id));
    }

    internal static async Task<IQueryable<Nomination>> Filtered(KheoDbContext db, Actor actor, ListNominations query, DateTimeOffset now, CancellationToken ct)
    {
        var nominations = query.Box switch
        {
            NominationBox.Sent => db.Set<Nomination>().VisibleTo(actor),
            NominationBox.Received => db.Set<Nomination>().VisibleTo(actor, n => n.ToPath),
            _ => db.Set<Nomination>().OfEitherEnd(actor),
        };
        if (query.CampaignId is { } campaign) nominations = nominations.Where(n => n.CampaignId == campaign);
        if (query.Status is { } status) nominations = nominations.Where(n => n.Status == status);
        if (query.UnitId is { } unit) nominations = nominations.At(await db.PlacesOf(actor, unit, query.Geography, ct));
        if (query.Path is { } path) nominations = nominations.At([new PathRange(RecordedPath.Checked(path), true)]);
        if (PastDay.Of(query.AsOf, now) is { } day)
        {
            var end = VietnamTime.EndOf(day);
            nominations = nominations.Where(n => n.SentAt < end);
            if (query.Standing is { } then) nominations = nominations.Where(n => then == !(n.Status == NominationStatus.Returned && n.AnsweredAt < end));
        }
        else if (query.Standing is { } standing)
        {
            nominations = nominations.Where(n => standing == (n.Status != NominationStatus.Returned));
        }
        return nominations;
    }
}
