using Kheo.Api.Web;

namespace Kheo.Api.Features.Reporting;

/// <summary>What the policy must know of an obligation.</summary>
public interface IObligationRow
{
    string UnitPath { get; }
    bool Missing { get; }
    int Reminded { get; }
}

internal sealed record ObligationFacts(string UnitPath, bool Missing, int Reminded) : IObligationRow;

internal static class ObligationPolicy
{
    public static readonly Policy<IObligationRow> Table = new(
        // Nobody reminds or excuses his own unit.
        (nameof(RemindUnits), (actor, row) => actor.MayFromAbove(Permission.RemindersSend, row.UnitPath), row => row.Missing),
        (nameof(ExemptUnit), (actor, row) => actor.MayFromAbove(Permission.RemindersSend, row.UnitPath), row => row.Missing),
        (nameof(AnswerReminder), (actor, row) => actor.May(Permission.RegistrationsWrite, row.UnitPath), row => row is { Missing: true, Reminded: > 0 }));
}
