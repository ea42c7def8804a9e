namespace Kheo.Domain.Registrations;

/// <summary>One side of a twinning: the unit, where it stands, and as it was called then.</summary>
public sealed record TwinParty(Guid UnitId, string Path, string Name);

/// <summary>From which day until which, both included, and what the help is; without a last day it goes on.</summary>
public sealed record TwinningText(DateOnly From, DateOnly? To, string Content);

/// <summary>
/// Kết nghĩa, giúp đỡ: a committee assigns one unit below it (an agency, a union, the Front, a unit of the army) to help another for a time. Both know, and so do those
/// whom the help is for. Visits and contributions may say that they came of it.
/// </summary>
public sealed class Twinning : UnitOwned
{
    private Twinning() { }

    public Guid HelperId { get; private set; }
    public string HelperPath { get; private set; } = "";
    public string HelperName { get; private set; } = "";
    public Guid HelpedId { get; private set; }
    public string HelpedPath { get; private set; } = "";
    public string HelpedName { get; private set; } = "";
    public DateOnly ValidFrom { get; private set; }
    public DateOnly? ValidTo { get; private set; }
    public string Content { get; private set; } = "";
    /// <summary>The day on which it was ended before its time, or without one.</summary>
    public DateOnly? EndedOn { get; private set; }
    public string? EndReason { get; private set; }
    public Guid AssignedBy { get; private set; }
    public DateTimeOffset AssignedAt { get; private set; }

    /// <summary>The unit that assigns stands above both.</summary>
    public static Twinning Assign(Guid unitId, string unitPath, TwinParty helper, TwinParty helped, TwinningText text, Guid by, DateTimeOffset now)
    {
        RuleBroken.When(helper.UnitId == helped.UnitId, Rules.TwinningOfItself);
        RuleBroken.When(!Below(unitPath, helper.Path) || !Below(unitPath, helped.Path), Rules.TwinningNotBelow);
        var twinning = new Twinning
        {
            UnitId = unitId, UnitPath = unitPath, HelperId = helper.UnitId, HelperPath = helper.Path, HelperName = helper.Name, HelpedId = helped.UnitId, HelpedPath = helped.Path, HelpedName = helped.Name,
            AssignedBy = by, AssignedAt = now,
        };
        twinning.Take(text);
        return twinning;
    }

    public void Change(TwinningText text)
    {
        RuleBroken.When(EndedOn is not null, Rules.TwinningEnded);
        Take(text);
    }

    public void End(DateOnly on, string reason)
    {
        RuleBroken.When(EndedOn is not null, Rules.TwinningEnded);
        RuleBroken.When(on < ValidFrom, Rules.TwinningPeriodReversed);
        (EndedOn, EndReason) = (on, reason);
    }

    /// <summary>Whether what is done for a model of this place may be said to have come of it.</summary>
    public bool Helps(string unitPath) => UnitPaths.Contains(HelpedPath, unitPath);

    private static bool Below(string above, string path) => path != above && UnitPaths.Contains(above, path);

    private void Take(TwinningText text)
    {
        RuleBroken.When(text.To < text.From, Rules.TwinningPeriodReversed);
        (ValidFrom, ValidTo, Content) = (text.From, text.To, text.Content);
    }
}
