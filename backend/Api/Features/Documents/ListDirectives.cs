using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Documents;

/// <summary>Documents that the caller's units issue, drafts among them, the newest first.</summary>
public sealed record ListDirectives : PagedQuery<DirectiveRow>
{
    public Guid? ProgrammeId { get; init; }
    public Guid? CampaignId { get; init; }
    public DirectiveStatus? Status { get; init; }

    /// <summary>Its number, or words of excerpt and body, where a word begins; marks and case do not matter.</summary>
    public string? Q { get; init; }
}

public sealed class ListDirectivesHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ListDirectives, Page<DirectiveRow>>
{
    public async Task<Page<DirectiveRow>> Handle(ListDirectives query, CancellationToken ct)
    {
        var directives = Filtered(db, current.Actor, query);
        if (Cursor.Decode(query.After) is var (_, id)) directives = directives.Where(d => d.Id.CompareTo(id) < 0);
        var rows = await Answered(db, await Rows(db, directives).Take(query.Size + 1).ToListAsync(ct), ct);
        return Pages.Of([.. rows.Select(r => r with { Actions = DirectivePolicy.Table.Actions(current.Actor, r) })], query.Size, r => Cursor.Encode("", r.Id));
    }

    internal static IQueryable<Directive> Filtered(KheoDbContext db, Actor actor, ListDirectives query)
    {
        var directives = db.Set<Directive>().VisibleTo(actor);
        if (query.ProgrammeId is { } programme) directives = directives.Where(d => d.ProgrammeId == programme);
        if (query.CampaignId is { } campaign) directives = directives.Where(d => d.CampaignId == campaign);
        if (query.Status is { } status) directives = directives.Where(d => d.Status == status);
        if (new Sought(query.Q) is { Nothing: false } sought)
        {
            var ids = db.Found(Kindred.Directive, sought.Keys(), null);
            directives = directives.Where(d => ids.Contains(d.Id));
        }
        return directives;
    }

    internal static IQueryable<DirectiveRow> Rows(KheoDbContext db, IQueryable<Directive> directives) =>
        from d in directives
        join p in db.Set<Programme>() on d.ProgrammeId equals p.Id
        join u in db.Set<UnitName>() on d.UnitId equals u.Id
        orderby d.Id descending
        select new DirectiveRow
        {
            Id = d.Id, RowVersion = d.RowVersion, UnitId = d.UnitId, UnitPath = d.UnitPath, UnitName = u.PartyName, ProgrammeId = p.Id, ProgrammeName = p.Name, CampaignId = d.CampaignId,
            CampaignName = db.Set<Campaign>().Where(c => c.Id == d.CampaignId).Select(c => c.Name).FirstOrDefault(), Number = d.Number, DatedOn = d.DatedOn, Excerpt = d.Excerpt,
            PlanBy = d.PlanBy, Status = d.Status, IssuedOn = d.IssuedOn, SentTo = d.SentTo,
        };

    private sealed record Answers(Guid DirectiveId, long Acknowledged, long Planned);

    /// <summary>The counts of a whole page in one question.</summary>
    internal static async Task<List<DirectiveRow>> Answered(KheoDbContext db, List<DirectiveRow> rows, CancellationToken ct)
    {
        var answers = (await db.Database.SqlQuery<Answers>(
            $"""select directive_id as "DirectiveId", acknowledged as "Acknowledged", planned as "Planned" from directive_answers({rows.Select(r => r.Id).ToArray()})""").ToListAsync(ct)).ToDictionary(a => a.DirectiveId);
        return [.. rows.Select(r => answers.TryGetValue(r.Id, out var a) ? r with { Acknowledged = a.Acknowledged, Planned = a.Planned } : r)];
    }
}
