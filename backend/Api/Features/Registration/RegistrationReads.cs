using Kheo.Api.Database;
using Kheo.Domain;
using Kheo.Domain.Access;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Organisation;
using Kheo.Domain.Registrations;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Registration;

/// <summary>
/// The reads that everybody waits for, compiled once: they cost 1.3 times the raw command, while composing the same query anew costs 2.3.
/// A compiled query has a fixed shape, so each covers the usual caller with one subtree; the rare one with several is served by the composed twin.
/// </summary>
internal static class RegistrationReads
{
    private static readonly Func<KheoDbContext, Guid, string, string, CancellationToken, Task<RegistrationView?>> OneWithin =
        EF.CompileAsyncQuery((KheoDbContext db, Guid id, string lower, string upper, CancellationToken ct) => (
            from r in db.Set<Entry>()
            join u in db.Set<UnitName>() on r.UnitId equals u.Id
            join c in db.Set<Campaign>() on r.CampaignId equals c.Id
            join p in db.Set<Programme>() on c.ProgrammeId equals p.Id
            join f in db.Set<Field>() on r.FieldId equals f.Id
            join m in db.Set<Model>() on r.ModelId equals m.Id
            join x in db.Set<ResultReport>() on r.Id equals x.RegistrationId into reports        // a join: a first row of a subquery would number them all
            from x in reports.DefaultIfEmpty()
            where r.Id == id && string.Compare(r.UnitPath, lower) >= 0 && string.Compare(r.UnitPath, upper) < 0
            select new RegistrationView
            {
                Id = r.Id, RowVersion = r.RowVersion, Code = r.Code, Name = r.Name, Holder = r.Holder, UnitId = r.UnitId, UnitPath = r.UnitPath, UnitName = u.PartyName, TierId = u.TierId,
                Campaign = new CampaignFacts
                {
                    Id = c.Id, Code = c.Code, Name = c.Name, ProgrammeName = p.Name, Status = c.Status, Version = c.Version, Form = c.Form, Rules = c.Rules, Indicators = c.Indicators,
                    Registration = db.Set<TierPlan>().Where(t => t.CampaignId == c.Id && (t.PilotUnitId == r.UnitId || t.PilotUnitId == null && t.TierId == u.TierId))
                        .OrderBy(t => t.PilotUnitId == null).Select(t => new PlannedDay(t.Registration.On, t.Registration.Text)).FirstOrDefault(),
                    Result = db.Set<TierPlan>().Where(t => t.CampaignId == c.Id && (t.PilotUnitId == r.UnitId || t.PilotUnitId == null && t.TierId == u.TierId))
                        .OrderBy(t => t.PilotUnitId == null).Select(t => new PlannedDay(t.Result.On, t.Result.Text)).FirstOrDefault(),
                },
                CampaignVersion = r.CampaignVersion, Model = new ModelFacts(m.Id, m.Lineage, m.OriginId, m.StartedYear), FieldId = r.FieldId, FieldName = f.Name, Kind = r.Kind,
                Subject = r.Subject, Status = r.Status, Late = r.Late, Pilot = r.Pilot, Parts = r.Parts, Answers = r.Answers, Filled = r.Filled, Aims = r.Aims, Remarks = r.Remarks, Reason = r.Reason, ReadBefore = r.SubmittedParts,
                Rounds = r.Rounds, MergedInto = r.MergedInto, Joined = r.Joined,
                Turn = r.Status == RegistrationStatus.Submitted ? new Turn(Side.Committee, KheoDbContext.CommitteeAbove(r.UnitPath), r.TurnSince, r.TurnDue)
                    : r.Status == RegistrationStatus.Returned || r.Status == RegistrationStatus.Draft ? new Turn(Side.Unit, u.PartyName, r.TurnSince, r.TurnDue) : null,
                AuthorName = db.Set<Account>().Where(a => a.Id == r.AuthorId).Select(a => a.DisplayName).FirstOrDefault() ?? "",
                SubmittedAt = r.SubmittedAt, AcceptedAt = r.AcceptedAt, UpdatedAt = r.LastSignOfLife, CreatedAt = r.CreatedAt,
                Result = x == null ? null : new ResultFacts(x.Id, x.RowVersion, x.Status, x.HandedInAt, x.ConfirmedAt),
                Files = db.Set<StoredFile>().Where(s => s.RegistrationId == r.Id).OrderBy(s => s.UploadedAt).ThenBy(s => s.Id)
                    .Select(s => new FileFacts(s.Id, s.RowVersion, s.Purpose, s.Name, s.ContentType, s.Size, s.UploadedAt, s.ContentType.StartsWith("image/"), s.Paper,
                        db.Set<PublicCopy>().Where(c => c.FileId == s.Id).Select(c => (Guid?)c.Id).FirstOrDefault(), db.Set<PublicCopy>().Where(c => c.FileId == s.Id).Select(c => (long?)c.RowVersion).FirstOrDefault())).ToList(),
            }).SingleOrDefault());

    private static readonly Func<KheoDbContext, Guid, string, string, int, IAsyncEnumerable<RegistrationRow>> NewestWithin =
        EF.CompileAsyncQuery((KheoDbContext db, Guid campaign, string lower, string upper, int take) => (
            from r in db.Set<Entry>()
            join u in db.Set<UnitName>() on r.UnitId equals u.Id
            join f in db.Set<Field>() on r.FieldId equals f.Id
            where r.CampaignId == campaign && string.Compare(r.UnitPath, lower) >= 0 && string.Compare(r.UnitPath, upper) < 0
            orderby r.CreatedAt descending, r.Id descending
            select new RegistrationRow
            {
                Id = r.Id, RowVersion = r.RowVersion, Code = r.Code, Name = r.Name, Holder = r.Holder, CampaignId = r.CampaignId, UnitId = r.UnitId, UnitPath = r.UnitPath,
                UnitName = u.PartyName, FieldId = r.FieldId, FieldName = f.Name, Kind = r.Kind, Subject = r.Subject, Status = r.Status, Late = r.Late, Pilot = r.Pilot, UpdatedAt = r.LastSignOfLife,
                CreatedAt = r.CreatedAt, Filled = r.Filled, TurnSince = r.TurnSince, TurnDue = r.TurnDue, HasResult = db.Set<ResultReport>().Any(x => x.RegistrationId == r.Id),
            }).Take(take));

    private static readonly Func<KheoDbContext, Guid, string, string, DateTimeOffset, Guid, int, IAsyncEnumerable<RegistrationRow>> NextWithin =
        EF.CompileAsyncQuery((KheoDbContext db, Guid campaign, string lower, string upper, DateTimeOffset at, Guid last, int take) => (
            from r in db.Set<Entry>()
            join u in db.Set<UnitName>() on r.UnitId equals u.Id
            join f in db.Set<Field>() on r.FieldId equals f.Id
            where r.CampaignId == campaign && string.Compare(r.UnitPath, lower) >= 0 && string.Compare(r.UnitPath, upper) < 0
                && r.CreatedAt <= at && (r.CreatedAt < at || r.Id < last)
            orderby r.CreatedAt descending, r.Id descending
            select new RegistrationRow
            {
                Id = r.Id, RowVersion = r.RowVersion, Code = r.Code, Name = r.Name, Holder = r.Holder, CampaignId = r.CampaignId, UnitId = r.UnitId, UnitPath = r.UnitPath,
                UnitName = u.PartyName, FieldId = r.FieldId, FieldName = f.Name, Kind = r.Kind, Subject = r.Subject, Status = r.Status, Late = r.Late, Pilot = r.Pilot, UpdatedAt = r.LastSignOfLife,
                CreatedAt = r.CreatedAt, Filled = r.Filled, TurnSince = r.TurnSince, TurnDue = r.TurnDue, HasResult = db.Set<ResultReport>().Any(x => x.RegistrationId == r.Id),
            }).Take(take));

    private static readonly Func<KheoDbContext, Guid, Guid, Guid, CancellationToken, Task<Beginning?>> BeginningOf =
        EF.CompileAsyncQuery((KheoDbContext db, Guid unit, Guid campaign, Guid field, CancellationToken ct) => (
            from u in db.Set<Unit>()
            where u.Id == unit
            join c in db.Set<Campaign>() on campaign equals c.Id into campaigns
            from c in campaigns.DefaultIfEmpty()
            select new Beginning(u, c, db.Set<Field>().Any(f => f.FieldListId == c.FieldListId && f.Id == field))).SingleOrDefault());

    /// <summary>What a registration begins from, in one round trip. Two rows by their keys: what the actor does not see of them is absent.</summary>
    public static async Task<(Unit Unit, Campaign Campaign, bool FieldListed)> Begin(KheoDbContext db, Actor actor, Guid unit, Guid campaign, Guid field, CancellationToken ct)
    {
        var found = await BeginningOf(db, unit, campaign, field, ct);
        return found is { Unit: var u, Campaign: { } c } && actor.Scopes.Any(s => UnitPaths.Contains(s, u.Path))
                && actor.Scopes.Any(s => UnitPaths.Contains(s, c.UnitPath) || UnitPaths.Contains(c.UnitPath, s))
            ? (u, c, found.FieldListed)
            : throw new Absent();
    }

    private sealed record Beginning(Unit Unit, Campaign? Campaign, bool FieldListed);

    /// <summary>The dossier in one round trip; null when it is absent or outside the actor's subtrees.</summary>
    public static async Task<RegistrationView?> One(KheoDbContext db, Actor actor, Guid id, CancellationToken ct)
    {
        foreach (var scope in Subtrees(actor))
            if (await OneWithin(db, id, scope, UnitPaths.End(scope), ct) is { } view) return view;
        return null;
    }

    /// <summary>A page of one campaign, newest first, for a caller with one subtree.</summary>
    public static async Task<List<RegistrationRow>> Page(KheoDbContext db, Guid campaign, string scope, (DateTimeOffset At, Guid Id)? after, int take, CancellationToken ct)
    {
        var rows = after is var (at, id)
            ? NextWithin(db, campaign, scope, UnitPaths.End(scope), at, id, take)
            : NewestWithin(db, campaign, scope, UnitPaths.End(scope), take);
        var page = new List<RegistrationRow>(take);
        await foreach (var row in rows.WithCancellation(ct)) page.Add(row);
        return page;
    }

    /// <summary>The page with its dormant models marked. Campaigns are asked only where something accepted has been quiet since yesterday.</summary>
    public static async Task<List<RegistrationRow>> Marked(KheoDbContext db, List<RegistrationRow> rows, DateOnly today, CancellationToken ct)
    {
        Guid[] campaigns = [.. rows.Where(r => Entry.Dormant(r.Status, r.UpdatedAt, 0, today)).Select(r => r.CampaignId).Distinct()];
        if (campaigns.Length == 0) return rows;
        var after = await Dormancy.After(db, campaigns, ct);
        return [.. rows.Select(r => Entry.Dormant(r.Status, r.UpdatedAt, after.GetValueOrDefault(r.CampaignId), today) ? r with { Dormant = true } : r)];
    }

    /// <summary>The page with how complete each dossier is: none of the drafts is asked for papers.</summary>
    public static async Task<List<RegistrationRow>> Counted(KheoDbContext db, List<RegistrationRow> rows, CancellationToken ct)
    {
        var papers = await Papers.Of(db, [.. rows.Where(r => r.Status != RegistrationStatus.Draft).Select(r => r.Id)], ct);
        return papers.Count == 0 ? rows : [.. rows.Select(r => papers.TryGetValue(r.Id, out var of) ? r with { Papers = new PaperCount(of.There, of.Needed) } : r)];
    }

    /// <summary>Any list, composed: the caller's filters over the caller's rows.</summary>
    public static IQueryable<RegistrationRow> Rows(KheoDbContext db, IQueryable<Entry> registrations, bool answers = false) =>
        from r in registrations
        join u in db.Set<UnitName>() on r.UnitId equals u.Id
        join f in db.Set<Field>() on r.FieldId equals f.Id
        orderby r.CreatedAt descending, r.Id descending
        select new RegistrationRow
        {
            Id = r.Id, RowVersion = r.RowVersion, Code = r.Code, Name = r.Name, Holder = r.Holder, CampaignId = r.CampaignId, UnitId = r.UnitId, UnitPath = r.UnitPath,
            UnitName = u.PartyName, FieldId = r.FieldId, FieldName = f.Name, Kind = r.Kind, Subject = r.Subject, Status = r.Status, Late = r.Late, Pilot = r.Pilot, UpdatedAt = r.LastSignOfLife,
            CreatedAt = r.CreatedAt, Filled = r.Filled, TurnSince = r.TurnSince, TurnDue = r.TurnDue, HasResult = db.Set<ResultReport>().Any(x => x.RegistrationId == r.Id),
            Answers = answers ? r.Answers : null,
        };

    /// <summary>The actor's subtrees without those that lie in another of them.</summary>
    public static IReadOnlyList<string> Subtrees(Actor actor) => Outermost(actor.Scopes);

    public static IReadOnlyList<string> Outermost(IReadOnlyCollection<string> paths) =>
        [.. paths.Where(path => !paths.Any(other => other != path && UnitPaths.Contains(other, path)))];
}
