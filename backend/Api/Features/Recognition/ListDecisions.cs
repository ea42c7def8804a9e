using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Recognitions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Recognition;

/// <summary>A decision in a list.</summary>
public sealed record DecisionRow(Guid Id, long RowVersion, Guid UnitId, string UnitPath, string UnitName, Guid CampaignId, string CampaignName, Purpose Purpose,
    Family Family, string? Number, DateOnly? DecidedOn, string Title, string Authority, DecisionStatus Status, int Items, string[] Actions) : IView, IExample<DecisionRow>
{
    public static DecisionRow Example => new(DecisionView.Example.Id, 3, DecisionView.Example.UnitId, "/VN/AB/X012/", "Đảng ủy xã Bình Minh", DecisionView.Example.CampaignId,
        DecisionView.Example.CampaignName, Purpose.Both, Family.Party, "12-QĐ/ĐU", new DateOnly(2026, 11, 2), DecisionView.Example.Title, "Ban Thường vụ Đảng ủy xã",
        DecisionStatus.Issued, 24, [nameof(RevokeDecision)]);
}

/// <summary>The decisions of the caller's units, drafted last first.</summary>
public sealed record ListDecisions : PagedQuery<DecisionRow>
{
    public Guid? CampaignId { get; init; }
    public DecisionStatus? Status { get; init; }
    public Family? Family { get; init; }
    /// <summary>Part of a number, whatever its case and marks.</summary>
    public string? Q { get; init; }
}

public sealed class ListDecisionsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ListDecisions, Page<DecisionRow>>
{
    public async Task<Page<DecisionRow>> Handle(ListDecisions query, CancellationToken ct)
    {
        var decisions = Filtered(db, current.Actor, query);
        if (Cursor.Decode(query.After) is var (_, id)) decisions = decisions.Where(d => d.Id.CompareTo(id) < 0);
        var rows = await Rows(db, decisions).Take(query.Size + 1).ToListAsync(ct);
        return Pages.Of([.. rows.Select(r => r with { Actions = DecisionPolicy.Table.Actions(current.Actor, new DecisionFacts(r.UnitPath, r.Status)) })],
            query.Size, r => Cursor.Encode("", r.Id));
    }

    internal static IQueryable<Decision> Filtered(KheoDbContext db, Actor actor, ListDecisions query)
    {
        var decisions = db.Set<Decision>().VisibleTo(actor);
        if (query.CampaignId is { } campaign) decisions = decisions.Where(d => d.CampaignId == campaign);
        if (query.Status is { } status) decisions = decisions.Where(d => d.Status == status);
        if (query.Family is { } family) decisions = decisions.Where(d => d.Family == family);
        if (query.Q is { Length: > 0 } q)
        {
            var key = Text.Fold(q);
            decisions = decisions.Where(d => d.NumberKey != null && d.NumberKey.Contains(key));
        }
        return decisions;
    }

    internal static IQueryable<DecisionRow> Rows(KheoDbContext db, IQueryable<Decision> decisions) =>
        from d in decisions
        join u in db.Set<Domain.Organisation.Unit>() on d.UnitId equals u.Id
        join c in db.Set<Campaign>() on d.CampaignId equals c.Id
        orderby d.Id descending
        select new DecisionRow(d.Id, d.RowVersion, d.UnitId, d.UnitPath, u.PartyName, d.CampaignId, c.Name, d.Purpose, d.Family, d.Number, d.DecidedOn, d.Title,
            d.Authority, d.Status, d.Items.Count, Array.Empty<string>());
}
