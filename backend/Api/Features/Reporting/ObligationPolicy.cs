using Kheo.Api.Web;
using Kheo.Domain.Campaigns;

namespace Kheo.Api.Features.Reporting;

/// <summary>What the policy must know of an obligation.</summary>
public interface IObligationRow
{
    string UnitPath { get; }
    bool Missing { get; }
    int Reminded { get; }
}

internal sealed record ObligationFacts(string UnitPath, bool Missing, int Reminded) : IObligationRow
{
    public static ObligationFacts Of(Obligation o) => new(o.UnitPath, o.Missing, o.Reminded);
}

/// <summary>What the policy must know of a request for more time.</summary>
public interface IExtensionRow
{
    string UnitPath { get; }
    ExtensionStatus Status { get; }
}

internal sealed record ExtensionFacts(string UnitPath, ExtensionStatus Status) : IExtensionRow;

internal static class ObligationPolicy
{
    public static readonly Policy<IObligationRow> Table = new(
        // Nobody reminds or excuses his own unit, nor gives it more time.
        (nameof(RemindUnits), (actor, row) => actor.MayFromAbove(Permission.RemindersSend, row.UnitPath), row => row.Missing),
        (nameof(ExemptUnit), (actor, row) => actor.MayFromAbove(Permission.RemindersSend, row.UnitPath), row => row.Missing),
        (nameof(ExtendUnits), (actor, row) => actor.MayFromAbove(Permission.RemindersSend, row.UnitPath), row => row.Missing),
        (nameof(AnswerReminder), (actor, row) => actor.May(Permission.RegistrationsWrite, row.UnitPath), row => row is { Missing: true, Reminded: > 0 }),
        (nameof(RequestExtension), (actor, row) => actor.May(Permission.RegistrationsWrite, row.UnitPath), row => row.Missing));

    public static readonly Policy<IExtensionRow> Extensions = new(
        (nameof(GrantExtension), (actor, row) => actor.MayFromAbove(Permission.RemindersSend, row.UnitPath), row => Extension.Allows("Grant", row.Status)),
        (nameof(RefuseExtension), (actor, row) => actor.MayFromAbove(Permission.RemindersSend, row.UnitPath), row => Extension.Allows("Refuse", row.Status)));
}
