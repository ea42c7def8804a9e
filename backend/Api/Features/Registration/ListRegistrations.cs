using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using Kheo.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Registration;

/// <summary>The registrations of the caller's units, newest first.</summary>
public sealed record ListRegistrations : PagedQuery<RegistrationRow>
{
    public Guid? CampaignId { get; init; }
    /// <summary>This unit and all below it.</summary>
    public Guid? UnitId { get; init; }
    public Guid? FieldId { get; init; }
    public RegistrationStatus? Status { get; init; }
    /// <summary>Those that have come at least this far; the rows behind a stage of the overview.</summary>
    public Reached? Reached { get; init; }
    public Kind? Kind { get; init; }
    public Subject? Subject { get; init; }
    public bool? Late { get; init; }
    /// <summary>True: only what waits for the caller to accept or confirm, because nobody nearer to the unit may.</summary>
    public bool? Waiting { get; init; }
    /// <summary>Words anywhere in the form, with or without marks: `hien dat` finds "hiến đất". Each word matches where a word begins.</summary>
    public string? Q { get; init; }
}

public sealed class ListRegistrationsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ListRegistrations, Page<RegistrationRow>>
{
    public async Task<Page<RegistrationRow>> Handle(ListRegistrations query, CancellationToken ct)
    {
        var rows = await Read(query, Cursor.DecodeTime(query.After), ct);
        return Pages.Of([.. rows.Select(r => r with { Actions = RegistrationPolicy.Table.Actions(current.Actor, r) })], query.Size, r => Cursor.Encode(r.CreatedAt, r.Id));
    }

    private async Task<List<RegistrationRow>> Read(ListRegistrations query, (DateTimeOffset, Guid)? after, CancellationToken ct)
    {
        if (query is { CampaignId: { } campaign, UnitId: null, FieldId: null, Status: null, Reached: null, Kind: null, Subject: null, Late: null, Waiting: not true, Q: null }
            && RegistrationReads.Subtrees(current.Actor) is [var scope])
            return await RegistrationReads.Page(db, campaign, scope, after, query.Size + 1, ct);

        var found = await RegistrationSearch.Filtered(db, current.Actor, query, VietnamTime.Day(clock.GetUtcNow()), ct);
        if (after is var (at, id)) found = found.Where(r => r.CreatedAt <= at && (r.CreatedAt < at || r.Id < id));
        return await RegistrationSearch.Page(db, found, RegistrationSearch.Words(query.Q), query.Size + 1, ct);
    }
}

internal static class RegistrationSearch
{
    private const int Walk = 5_000;

    /// <summary>The caller's rows, narrowed; a unit he does not see narrows to nothing he may know of: it is absent.</summary>
    public static async Task<IQueryable<Entry>> Filtered(KheoDbContext db, Actor actor, ListRegistrations query, DateOnly today, CancellationToken ct)
    {
        var rows = (query.Waiting == true ? Waiting.For(db, actor, today) : db.Set<Entry>()).VisibleTo(actor);
        if (query.UnitId is { } unit) rows = rows.Under(await db.PathOf(actor, unit, ct));
        if (query.CampaignId is { } campaign) rows = rows.Where(r => r.CampaignId == campaign);
        if (query.FieldId is { } field) rows = rows.Where(r => r.FieldId == field);
        if (query.Status is { } status) rows = rows.Where(r => r.Status == status);
        if (query.Reached is { } reached)
        {
            var statuses = reached.Statuses();
            rows = rows.Where(r => statuses.Contains(r.Status));
        }
        if (query.Kind is { } kind) rows = rows.Where(r => r.Kind == kind);
        if (query.Subject is { } subject) rows = rows.Where(r => r.Subject == subject);
        if (query.Late is { } late) rows = rows.Where(r => r.Late == late);
        return rows;
    }

    public static string[] Words(string? q) => string.IsNullOrWhiteSpace(q) ? [] : [.. Text.Fold(q).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Take(12)];

    /// <summary>
    /// A common word fills the page from the newest few thousand rows in a millisecond, where the index would collect them all first. Only when
    /// that walk does not fill the page is the index asked.
    /// </summary>
    public static async Task<List<RegistrationRow>> Page(KheoDbContext db, IQueryable<Entry> rows, string[] words, int take, CancellationToken ct)
    {
        if (words.Length == 0) return await RegistrationReads.Rows(db, rows).Take(take).ToListAsync(ct);
        var newest = Containing(rows.OrderByDescending(r => r.CreatedAt).ThenByDescending(r => r.Id).Take(Walk), words);
        var page = await RegistrationReads.Rows(db, newest).Take(take).ToListAsync(ct);
        return page.Count == take ? page : await RegistrationReads.Rows(db, Indexed(rows, words)).Take(take).ToListAsync(ct);
    }

    /// <summary>By the index alone: for exports, which read everything.</summary>
    public static IQueryable<Entry> Indexed(IQueryable<Entry> rows, string[] words)
    {
        if (words.Length == 0) return rows;
        var wanted = string.Join(" & ", words.Select(w => w + ":*"));
        return rows.Where(r => EF.Functions.ToTsVector("simple", r.SearchFold).Matches(EF.Functions.ToTsQuery("simple", wanted)));
    }

    // Folded words hold letters and digits only, so nothing in them can be a wildcard.
    private static IQueryable<Entry> Containing(IQueryable<Entry> rows, string[] words)
    {
        foreach (var word in words)
        {
            var pattern = $"% {word}%";
            rows = rows.Where(r => EF.Functions.Like(" " + r.SearchFold, pattern));
        }
        return rows;
    }
}
