using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using Kheo.Domain.Reports;

namespace Kheo.Api.Features.Registration;

/// <summary>What the policy must know of an activity, a contribution or a progress report: where it is, and how its registration stands.</summary>
public interface ICarriedRow
{
    string UnitPath { get; }
    RegistrationStatus Carried { get; }
}

/// <summary>The same of a progress report, and how the report itself stands.</summary>
public interface IProgressRow : ICarriedRow
{
    ReportStatus Status { get; }
}

/// <summary>Who may do what to what is recorded while carrying out. Nobody accepts or returns his own unit's report.</summary>
public static class CarryingPolicy
{
    public static readonly Policy<ICarriedRow> Activities = new(
        (nameof(SaveActivity), Writes, UnderWay),
        (nameof(RemoveActivity), Writes, UnderWay));

    public static readonly Policy<ICarriedRow> Contributions = new(
        (nameof(SaveContribution), Writes, UnderWay),
        (nameof(RemoveContribution), Writes, UnderWay));

    public static readonly Policy<IProgressRow> Progress = new(
        (nameof(SaveProgress), Writes, r => UnderWay(r) && ProgressReport.Allows("Save", r.Status)),
        (nameof(HandInProgress), Writes, r => UnderWay(r) && ProgressReport.Allows("HandIn", r.Status)),
        (nameof(ReturnProgress), Answers, r => UnderWay(r) && ProgressReport.Allows("Return", r.Status)),
        (nameof(AcceptProgress), Answers, r => ProgressReport.Allows("Accept", r.Status)));

    public static void Demand(Actor actor, string operation, Activity activity) => Activities.Demand(actor, operation, new Carried(activity.UnitPath));

    public static void Demand(Actor actor, string operation, Contribution contribution) => Contributions.Demand(actor, operation, new Carried(contribution.UnitPath));

    public static void Demand(Actor actor, string operation, ProgressReport report) => Progress.Demand(actor, operation, new CarriedReport(report.UnitPath));

    private static bool Writes(Actor actor, ICarriedRow row) => actor.May(Permission.RegistrationsWrite, row.UnitPath);

    private static bool Answers(Actor actor, ICarriedRow row) => actor.MayFromAbove(Permission.RegistrationsAccept, row.UnitPath);

    private static bool UnderWay(ICarriedRow row) => Domain.Registrations.Registration.Allows("CarryOut", row.Carried);

    // Who may is asked of the place alone; whether it goes now is the law's to say.
    private sealed record Carried(string UnitPath) : ICarriedRow
    {
        RegistrationStatus ICarriedRow.Carried => default;
    }

    private sealed record CarriedReport(string UnitPath) : IProgressRow
    {
        public RegistrationStatus Carried => default;
        public ReportStatus Status => default;
    }
}
