using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Recognitions;
using Kheo.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Recognised = Kheo.Domain.Recognitions.Recognition;

namespace Kheo.Api.Features.Recognition;

/// <summary>The recognitions of models in the caller's units, the latest first; the revoked among them.</summary>
public sealed record ListRecognitions : PagedQuery<RecognitionRow>
{
    public Guid? CampaignId { get; init; }
    public Guid? TierId { get; init; }
    public bool? Typical { get; init; }
    public HonourStatus? Status { get; init; }
    /// <summary>Only models of this unit and those below it.</summary>
    public Guid? UnitId { get; init; }
    /// <summary>Words of the name, marks and case do not matter.</summary>
    public string? Q { get; init; }
    /// <summary>What had been recognised by the end of this past day; `status` is judged as it was then. The rows are shown as they stand today.</summary>
    public DateOnly? AsOf { get; init; }
    /// <summary>`recorded` (when unsaid) or `restated`: those whose place is at or below the unit today.</summary>
    public Geography? Geography { get; init; }
    /// <summary>Only what was recorded at or below this path: the rows behind a line of the bridge.</summary>
    public string? Path { get; init; }
}

public sealed class ListRecognitionsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ListRecognitions, Page<RecognitionRow>>
{
    public async Task<Page<RecognitionRow>> Handle(ListRecognitions query, CancellationToken ct)
    {
        var recognitions = await Filtered(db, current.Actor, query, clock.GetUtcNow(), ct);
        if (Days.Decode(query.After) is var (day, id)) recognitions = recognitions.Where(r => r.RecognisedOn < day || r.RecognisedOn == day && r.Id.CompareTo(id) < 0);
        var rows = await recognitions.OrderByDescending(r => r.RecognisedOn).ThenByDescending(r => r.Id).Take(query.Size + 1).To<RecognitionRow>(db).ToListAsync(ct);
        return Pages.Of([.. rows.Select(r => r.For(current.Actor))], query.Size, r => Days.Encode(r.RecognisedOn, r.Id));
    }

    internal static async Task<IQueryable<Recognised>> Filtered(KheoDbContext db, Actor actor, ListRecognitions query, DateTimeOffset now, CancellationToken ct)
    {
        var recognitions = db.Set<Recognised>().VisibleTo(actor);
        if (query.CampaignId is { } campaign) recognitions = recognitions.Where(r => r.CampaignId == campaign);
        if (query.TierId is { } tier) recognitions = recognitions.Where(r => r.TierId == tier);
        if (query.Typical is { } typical) recognitions = recognitions.Where(r => r.Typical == typical);
        if (PastDay.Of(query.AsOf, now) is { } day)
        {
            recognitions = recognitions.Where(r => r.RecognisedOn <= day);
            if (query.Status is { } then) recognitions = recognitions.Where(r => (then == HonourStatus.Issued) == (r.RevokedOn == null || r.RevokedOn > day));
        }
        else if (query.Status is { } status)
        {
            recognitions = recognitions.Where(r => r.Status == status);
        }
        if (query.UnitId is { } unit) recognitions = recognitions.At(await db.PlacesOf(actor, unit, query.Geography, ct));
        if (query.Path is { } path) recognitions = recognitions.At([new PathRange(RecordedPath.Checked(path), true)]);
        foreach (var word in Text.Fold(query.Q ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8))
        {
            var start = " " + word;
            recognitions = recognitions.Where(r => db.Set<Domain.Registrations.Registration>().Any(x => x.Id == r.RegistrationId && (" " + x.NameFold).Contains(start)));
        }
        return recognitions;
    }
}
