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
    /// <summary>Only pilot models, or only others, as of now.</summary>
    public bool? Pilot { get; init; }
    /// <summary>True: only what waits for the caller to accept or confirm, because nobody nearer to the unit may; with `progress=handed-in`, what waits for him to read.</summary>
    public bool? Waiting { get; init; }
    /// <summary>Those with a progress report that stands so.</summary>
    public ReportStatus? Progress { get; init; }
    /// <summary>True: accepted, and without a sign of life for more days than their campaign allows, as of now.</summary>
    public bool? Dormant { get; init; }
    /// <summary>True: handed in, and without all the papers that its dossier needs.</summary>
    public bool? PapersMissing { get; init; }
    /// <summary>True: accepted, and nobody is in charge of the model today.</summary>
    public bool? Unattended { get; init; }
    /// <summary>Words anywhere in the form, with or without marks: `hien dat` finds "hiến đất". Each word matches where a word begins.</summary>
    public string? Q { get; init; }
    /// <summary>Those that were so at the end of this past day, in Hà Nội: unit, field, status and the rest are judged as they were then. The rows are shown as they stand today.</summary>
    public DateOnly? AsOf { get; init; }
    /// <summary>`recorded` (when unsaid): registrations that the unit held. `restated`: those whose place is at or below the unit today.</summary>
    public Geography? Geography { get; init; }
    /// <summary>Only what was recorded at or below this path: the rows behind a line of the bridge.</summary>
    public string? Path { get; init; }
}

public sealed class ListRegistrationsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ListRegistrations, Page<RegistrationRow>>
{
    public async Task<Page<RegistrationRow>> Handle(ListRegistrations query, CancellationToken ct)
    {
        var rows = await RegistrationReads.Marked(db, await Read(query, Cursor.DecodeTime(query.After), ct), VietnamTime.Day(clock.GetUtcNow()), ct);
        rows = await RegistrationReads.Counted(db, rows, ct);
        return Pages.Of([.. rows.Select(r => r with { Actions = RegistrationPolicy.Table.Actions(current.Actor, r) })], query.Size, r => Cursor.Encode(r.CreatedAt, r.Id));
    }

    private async Task<List<RegistrationRow>> Read(ListRegistrations query, (DateTimeOffset, Guid)? after, CancellationToken ct)
    {
        if (query is { CampaignId: { } campaign, UnitId: null, FieldId: null, Status: null, Reached: null, Kind: null, Subject: null, Late: null, Pilot: null, Waiting: not true, Progress: null, Dormant: not true, PapersMissing: not true, Unattended: not true, Q: null, AsOf: null, Path: null }
            && RegistrationReads.Subtrees(current.Actor) is [var scope])
            return await RegistrationReads.Page(db, campaign, scope, after, query.Size + 1, ct);

        var found = await RegistrationSearch.Filtered(db, current.Actor, query, clock.GetUtcNow(), ct);
        if (after is var (at, id)) found = found.Where(r => r.CreatedAt <= at && (r.CreatedAt < at || r.Id < id));
        return await RegistrationSearch.Page(db, found, query, await RegistrationSearch.Keys(db, current.Actor, query, ct), after, query.Size + 1, ct);
    }
}

internal static class RegistrationSearch
{
    /// <summary>So many of the newest that hold the words are narrowed by what the search does not keep, before all of them are.</summary>
    private const int Newest = 1_000;

    /// <summary>The caller's rows, narrowed; a unit he does not see narrows to nothing he may know of: it is absent.</summary>
    public static async Task<IQueryable<Entry>> Filtered(KheoDbContext db, Actor actor, ListRegistrations query, DateTimeOffset now, CancellationToken ct)
    {
        var places = query.UnitId is { } unit ? await db.PlacesOf(actor, unit, query.Geography, ct) : null;
        PathRange[]? path = query.Path is { } given ? [new PathRange(RecordedPath.Checked(given), true)] : null;
        var rows = (query.Waiting == true ? Waiting.For(db, actor, query.Progress == ReportStatus.HandedIn, VietnamTime.Day(now)) : db.Set<Entry>()).VisibleTo(actor);
        if (query.Progress is { } progress) rows = rows.Where(r => db.Set<ProgressReport>().Any(p => p.RegistrationId == r.Id && p.Status == progress));
        if (query.Pilot is { } pilot) rows = rows.Where(r => r.Pilot == pilot);
        if (query.Dormant == true)
        {
            var dormant = Dormancy.Of(db, VietnamTime.Day(now));
            rows = rows.Where(r => dormant.Any(d => d.Id == r.Id));
        }
        if (query.PapersMissing == true)
            rows = rows.Where(r => r.Status != RegistrationStatus.Draft && r.Status != RegistrationStatus.Returned && r.Status != RegistrationStatus.Refused && r.Status != RegistrationStatus.Withdrawn
                && Papers.Missing(r.Id, false) > 0);
        if (query.Unattended == true)
        {
            var today = VietnamTime.Day(now);
            rows = rows.Where(r => r.AcceptedAt != null && !db.Set<PersonInCharge>().Any(p => p.ModelId == r.ModelId && p.ValidFrom <= today && (p.ValidTo == null || today < p.ValidTo)));
        }
        if (PastDay.Of(query.AsOf, now) is { } day)
        {
            var then = States(db, query, day);
            if (places is not null) then = then.At(places, s => s.UnitPath);
            if (path is not null) then = then.At(path, s => s.UnitPath);
            return rows.Where(r => then.Select(s => s.Id).Contains(r.Id));
        }
        if (places is not null) rows = rows.At(places);
        if (path is not null) rows = rows.At(path);
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

    private sealed record State(Guid Id, string UnitPath);

    private static IQueryable<State> States(KheoDbContext db, ListRegistrations query, DateOnly day)
    {
        var at = VietnamTime.EndOf(day);
        var statuses = query.Reached is { } reached ? reached.Statuses().Select(s => Name(s)).ToArray() : query.Status is { } status ? [Name(status)] : null;
        var (kind, subject) = (query.Kind is { } k ? Name(k) : null, query.Subject is { } s ? Name(s) : null);
        return db.Database.SqlQuery<State>(
            $"""
            select s.registration_id as "Id", s.unit_path as "UnitPath" from registration_states s
            where s.valid_from < {at} and (s.valid_to is null or s.valid_to >= {at}) and ({query.CampaignId}::uuid is null or s.campaign_id = {query.CampaignId}::uuid)
              and ({query.FieldId}::uuid is null or s.field_id = {query.FieldId}::uuid) and ({statuses}::text[] is null or s.status = any({statuses}::text[]))
              and ({kind}::text is null or s.kind = {kind}::text) and ({subject}::text is null or s.subject = {subject}::text) and ({query.Late}::boolean is null or s.late = {query.Late}::boolean)
            """);
    }

    private static string Name<T>(T value) where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>What the words are asked by; null when they are none. The campaign and the unit are asked with them.</summary>
    public static async Task<string?> Keys(KheoDbContext db, Actor actor, ListRegistrations query, CancellationToken ct) =>
        new Sought(query.Q) is { Nothing: false } sought
            ? sought.Keys(query.AsOf is null ? query.CampaignId : null, query is { UnitId: { } unit, AsOf: null } && await db.PlacesOf(actor, unit, query.Geography, ct) is [{ Belongs: true, Path: var path }] ? path : null)
            : null;

    public static async Task<List<RegistrationRow>> Page(KheoDbContext db, IQueryable<Entry> rows, ListRegistrations query, string? keys, (DateTimeOffset, Guid)? after, int take, CancellationToken ct)
    {
        if (keys is null) return await RegistrationReads.Rows(db, rows).Take(take).ToListAsync(ct);
        var plain = query with { Q = null, CampaignId = null, After = null, Limit = null } == new ListRegistrations();
        var newest = plain ? take : Newest;
        var page = await RegistrationReads.Rows(db, Among(rows, db.Found(Kindred.Registration, keys, newest, after))).Take(take).ToListAsync(ct);
        return plain || page.Count == take ? page : await RegistrationReads.Rows(db, Found(db, rows, keys)).Take(take).ToListAsync(ct);
    }

    /// <summary>All that hold the words: for exports, which read everything.</summary>
    public static IQueryable<Entry> Found(KheoDbContext db, IQueryable<Entry> rows, string? keys) => keys is null ? rows : Among(rows, db.Found(Kindred.Registration, keys, null));

    private static IQueryable<Entry> Among(IQueryable<Entry> rows, IQueryable<Guid> ids) => rows.Where(r => ids.Contains(r.Id));
}
