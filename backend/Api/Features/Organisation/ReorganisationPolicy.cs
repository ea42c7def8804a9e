using Kheo.Api.Web;
using Kheo.Domain.Organisation;

namespace Kheo.Api.Features.Organisation;

/// <summary>What the policy must know of an act. All it touches lies below the unit that decides it, so a right over that one is a right over everything.</summary>
public sealed record ReorganisationFacts(string UnitPath, ReorganisationStatus Status);

internal static class ReorganisationPolicy
{
    public static readonly Policy<ReorganisationFacts> Table = new(
        (nameof(DraftReorganisation), (a, r) => a.May(Permission.UnitsManage, r.UnitPath), _ => false),
        (nameof(ReadSuccessorList), (a, r) => a.May(Permission.UnitsManage, r.UnitPath), _ => false),
        (nameof(GetImpact), (a, r) => a.May(Permission.UnitsManage, r.UnitPath), r => Reorganisation.Allows("Apply", r.Status)),
        (nameof(SaveReorganisation), (a, r) => a.May(Permission.UnitsManage, r.UnitPath), r => Reorganisation.Allows("Save", r.Status)),
        (nameof(ScheduleReorganisation), (a, r) => a.May(Permission.UnitsManage, r.UnitPath), r => Reorganisation.Allows("Schedule", r.Status)),
        (nameof(ApplyReorganisation), (a, r) => a.May(Permission.UnitsManage, r.UnitPath), r => Reorganisation.Allows("Apply", r.Status)),
        (nameof(WithdrawReorganisation), (a, r) => a.May(Permission.UnitsManage, r.UnitPath), r => Reorganisation.Allows("Withdraw", r.Status)),
        (nameof(ReverseReorganisation), (a, r) => a.May(Permission.UnitsManage, r.UnitPath), r => Reorganisation.Allows("Reverse", r.Status)));

    public static void Demand(Domain.Actor actor, string operation, Reorganisation act) => Table.Demand(actor, operation, new ReorganisationFacts(act.UnitPath, act.Status));
}
