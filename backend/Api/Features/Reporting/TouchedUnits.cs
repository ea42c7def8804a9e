using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Reporting;

/// <summary>What an act on several obligations did, or would do.</summary>
/// <param name="Preview">True when nothing was changed.</param>
/// <param name="Touched">How many it does or would change.</param>
public sealed record TouchedUnitsView(bool Preview, int Touched, IReadOnlyList<TouchedUnit> Units) : IExample<TouchedUnitsView>
{
    public static TouchedUnitsView Example => new(false, 1, [new TouchedUnit(ObligationView.Example.Id, 4, ObligationView.Example.UnitId, ObligationView.Example.UnitName, "registration", new DateOnly(2026, 7, 10), ObligationState.Owed, null)]);
}

/// <summary>One of them, with the version to act on next.</summary>
/// <param name="Refused">The rule that stands against it; only in a preview, for an act with one of them does nothing.</param>
public sealed record TouchedUnit(Guid ObligationId, long RowVersion, Guid UnitId, string UnitName, string Form, DateOnly DueOn, ObligationState State, string? Refused);

/// <summary>Obligations named in a body: all or none, and a preview of who is meant.</summary>
internal static class TouchedUnits
{
    public static void Named<T>(this AbstractValidator<T> validator, System.Linq.Expressions.Expression<Func<T, IReadOnlyList<Guid>>> ids) => validator.RuleFor(ids)
        .NotEmpty().WithErrorCode("required").Must(i => i.Count <= 500).WithErrorCode("too-many").Must(i => i.Distinct().Count() == i.Count).WithErrorCode("repeated");

    public static async Task<TouchedUnitsView> Touch(KheoDbContext db, Actor actor, string operation, IReadOnlyList<Guid> ids, bool preview, DateTimeOffset now, Action<Obligation> act, CancellationToken ct)
    {
        var obligations = await db.Set<Obligation>().VisibleTo(actor).AsTracking().Where(o => ids.Contains(o.Id)).OrderBy(o => o.UnitPath).ThenBy(o => o.Id).ToListAsync(ct);
        if (obligations.Count < ids.Count) throw new Absent();
        foreach (var o in obligations) ObligationPolicy.Table.Demand(actor, operation, ObligationFacts.Of(o));
        var unitIds = obligations.Select(o => o.UnitId).Distinct().ToArray();
        var names = await db.Set<Unit>().Where(u => unitIds.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.PartyName, ct);
        var refused = new Dictionary<Guid, string>();
        foreach (var o in obligations)
        {
            try { act(o); }
            catch (RuleBroken broken) when (preview) { refused[o.Id] = broken.Rule.Code; }
        }
        if (!preview) await db.SaveChangesAsync(ct);
        var view = new TouchedUnitsView(preview, obligations.Count - refused.Count,
            [.. obligations.Select(o => new TouchedUnit(o.Id, o.RowVersion, o.UnitId, names[o.UnitId], o.Form, o.DueOn, o.StateOn(VietnamTime.Day(now)), refused.GetValueOrDefault(o.Id)))]);
        if (preview) db.ChangeTracker.Clear();
        return view;
    }
}
