namespace Kheo.Domain.Organisation;

/// <summary>How many units of one kind an import opens.</summary>
public sealed record KindCount(string Kind, int Count);

/// <summary>What a look at the sheet and at the tree comes to; nothing of it is done yet.</summary>
public sealed record ImportForecast(int Rows, int Unchanged, int Faults, IReadOnlyList<KindCount> NewUnits)
{
    public int ToCreate { get; } = NewUnits.Sum(k => k.Count);
}

/// <summary>A sheet of units, first looked at, then imported all or nothing.</summary>
public sealed class UnitImport : SheetImport
{
    public static readonly IReadOnlyList<Step<ImportStatus>> Lifecycle = Steps;

    /// <summary>The first day of the new units.</summary>
    public DateOnly OpenedOn { get; private set; }
    public IReadOnlyList<KindCount> NewUnits { get; private set; } = [];

    protected override IReadOnlyList<Step<ImportStatus>> Table => Lifecycle;

    private UnitImport() { }

    public static bool Allows(string verb, ImportStatus status) => Lifecycle.Allows(verb, status);

    public static UnitImport Check(Unit into, string fileName, DateOnly openedOn, ImportForecast forecast, Guid by, DateTimeOffset now)
    {
        DemandDay(into, openedOn, VietnamTime.Day(now));
        DemandSize(forecast.Rows);
        var import = new UnitImport { OpenedOn = openedOn };
        import.Received(into.Id, into.Path, fileName, by, now);
        import.Foresee(forecast);
        return import;
    }

    /// <summary>The day on which units may begin below the one that takes them.</summary>
    public static void DemandDay(Unit into, DateOnly openedOn, DateOnly today)
    {
        RuleBroken.When(!into.IsOpenOn(openedOn) || into.ClosedOn is not null, Rules.UnitParentNotOpen);
        RuleBroken.When(openedOn > today, Rules.UnitDateInFuture);
    }

    public void Apply(Unit into, Guid by, DateTimeOffset now)
    {
        Begin(into.Id, into.Path, false, by, now);
        DemandDay(into, OpenedOn, VietnamTime.Day(now));
    }

    /// <summary>What was opened in the end: the tree may have changed after it was looked at.</summary>
    public void Finish(ImportForecast done, DateTimeOffset now)
    {
        End("Finish", now);
        RuleBroken.When(done.Faults > 0, Rules.ImportHasFaults);
        Foresee(done);
    }

    private void Foresee(ImportForecast forecast)
    {
        Foresee(forecast.Rows, forecast.ToCreate, forecast.Unchanged, forecast.Faults);
        NewUnits = forecast.NewUnits;
    }
}
