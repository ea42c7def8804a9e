using Kheo.Api.Web;
using Kheo.Domain.Reports;

namespace Kheo.Api.Features.Reporting;

/// <summary>What the policy must know of a report.</summary>
public interface IReportRow
{
    string UnitPath { get; }
    ReportStatus Status { get; }
}

internal sealed record ReportFacts(string UnitPath, ReportStatus Status) : IReportRow;

internal static class PeriodicReportPolicy
{
    public static readonly Policy<IReportRow> Table = new(
        (nameof(SavePeriodicReport), (actor, r) => actor.May(Permission.ReportsWrite, r.UnitPath), r => PeriodicReport.Allows("Save", r.Status)),
        (nameof(HandInPeriodicReport), (actor, r) => actor.May(Permission.ReportsWrite, r.UnitPath), r => PeriodicReport.Allows("HandIn", r.Status)),
        // Nobody accepts the report of his own unit.
        (nameof(ReturnPeriodicReport), (actor, r) => actor.MayFromAbove(Permission.ReportsAnswer, r.UnitPath), r => PeriodicReport.Allows("Return", r.Status)),
        (nameof(AcceptPeriodicReport), (actor, r) => actor.MayFromAbove(Permission.ReportsAnswer, r.UnitPath), r => PeriodicReport.Allows("Accept", r.Status)));
}
