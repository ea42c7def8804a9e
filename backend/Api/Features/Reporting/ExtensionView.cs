using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Access;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Organisation;

namespace Kheo.Api.Features.Reporting;

/// <summary>More time for one obligation: asked for, given or refused.</summary>
/// <param name="RequestedBy">Null when it was given from above without being asked for.</param>
/// <param name="OldDueOn">The day before it was given.</param>
/// <param name="Answer">What was said with the decision.</param>
public sealed record ExtensionView(
    Guid Id, long RowVersion, Guid ObligationId, Guid CampaignId, Guid UnitId, string UnitName, string UnitPath, string Form, DateOnly DueOn, ExtensionStatus Status, DateOnly? WantedOn, string Reason,
    string? RequestedBy, DateTimeOffset? RequestedAt, DateOnly? OldDueOn, DateOnly? NewDueOn, string? DecidedBy, DateTimeOffset? DecidedAt, string? Answer, string[] Actions)
    : IView, IExtensionRow, IExample<ExtensionView>
{
    public static ExtensionView Example => new(
        Guid.Parse("0193a000-0000-7000-8000-0000000000d7"), 1, ObligationView.Example.Id, ReportBasis.Example.CampaignId, ObligationView.Example.UnitId, ObligationView.Example.UnitName,
        ObligationView.Example.UnitPath, "registration", new DateOnly(2026, 6, 30), ExtensionStatus.Requested, new DateOnly(2026, 7, 10), "Chi bộ đang kiện toàn bí thư.", "Trần Văn Minh",
        new DateTimeOffset(2026, 6, 22, 1, 0, 0, TimeSpan.Zero), null, null, null, null, null, ["GrantExtension", "RefuseExtension"]);

    internal static IQueryable<ExtensionView> Of(KheoDbContext db, Actor actor, IQueryable<Extension> extensions) =>
        from e in extensions.VisibleTo(actor)
        join o in db.Set<Obligation>() on e.ObligationId equals o.Id
        join u in db.Set<UnitName>() on e.UnitId equals u.Id
        select new ExtensionView(e.Id, e.RowVersion, e.ObligationId, e.CampaignId, e.UnitId, u.PartyName, e.UnitPath, o.Form, o.DueOn, e.Status, e.WantedOn, e.Reason,
            db.Set<Account>().Where(a => a.Id == e.RequestedBy).Select(a => a.DisplayName).FirstOrDefault(), e.RequestedAt, e.OldDueOn, e.NewDueOn,
            db.Set<Account>().Where(a => a.Id == e.DecidedBy).Select(a => a.DisplayName).FirstOrDefault(), e.DecidedAt, e.Answer, Array.Empty<string>());

    internal ExtensionView For(Actor actor) => this with { Actions = ObligationPolicy.Extensions.Actions(actor, this) };
}
