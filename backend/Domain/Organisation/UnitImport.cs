namespace Kheo.Domain.Organisation;

public enum UnitImportStatus { Checked, Importing, Done, Failed, Cancelled }

/// <summary>What stands against a sheet, where its reader finds it: the row's number, the heading as he wrote it, the cell, and what the cell says. Row 0 is the file as a whole.</summary>
public sealed record ImportFault(int Row, string Column, string? Cell, string Code, string? Value);

/// <summary>How many units of one kind an import opens.</summary>
public sealed record KindCount(string Kind, int Count);

/// <summary>What a look at the sheet and at the tree comes to; nothing of it is done yet.</summary>
public sealed record ImportForecast(int Rows, int Unchanged, int Faults, IReadOnlyList<KindCount> NewUnits)
{
    public int ToCreate { get; } = NewUnits.Sum(k => k.Count);
}

/// <summary>A sheet of units, first looked at, then imported all or nothing. It belongs to the unit that takes the rows.</summary>
public sealed class UnitImport : UnitOwned
{
    public const int MostRows = 20_000;

    /// <summary>The whole lifecycle: verb, from which statuses, to which.</summary>
    public static readonly IReadOnlyList<Step<UnitImportStatus>> Lifecycle =
    [
        new("Apply", [UnitImportStatus.Checked], UnitImportStatus.Importing, Rules.ImportNotChecked),
        new("Cancel", [UnitImportStatus.Checked], UnitImportStatus.Cancelled, Rules.ImportNotChecked),
        new("Finish", [UnitImportStatus.Importing], UnitImportStatus.Done, Rules.ImportNotImporting),
        new("Fail", [UnitImportStatus.Importing], UnitImportStatus.Failed, Rules.ImportNotImporting),
    ];

    public string FileName { get; private set; } = "";

    /// <summary>The first day of the new units.</summary>
    public DateOnly OpenedOn { get; private set; }
    public int RowCount { get; private set; }
    public int ToCreate { get; private set; }
    public int Unchanged { get; private set; }
    public int FaultCount { get; private set; }
    public IReadOnlyList<KindCount> NewUnits { get; private set; } = [];
    public UnitImportStatus Status { get; private set; }
    public Guid CheckedBy { get; private set; }
    public DateTimeOffset CheckedAt { get; private set; }
    public Guid? AppliedBy { get; private set; }
    public DateTimeOffset? AppliedAt { get; private set; }

    /// <summary>When it was done, failed or was cancelled.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    private UnitImport() { }

    public static bool Allows(string verb, UnitImportStatus status) => Lifecycle.Allows(verb, status);

    public static UnitImport Check(Unit into, string fileName, DateOnly openedOn, ImportForecast forecast, Guid by, DateTimeOffset now)
    {
        DemandDay(into, openedOn, VietnamTime.Day(now));
        DemandSize(forecast.Rows);
        var import = new UnitImport { UnitId = into.Id, UnitPath = into.Path, FileName = fileName, OpenedOn = openedOn, CheckedBy = by, CheckedAt = now };
        import.Foresee(forecast);
        return import;
    }

    /// <summary>The day on which units may begin below the one that takes them.</summary>
    public static void DemandDay(Unit into, DateOnly openedOn, DateOnly today)
    {
        RuleBroken.When(!into.IsOpenOn(openedOn) || into.ClosedOn is not null, Rules.UnitParentNotOpen);
        RuleBroken.When(openedOn > today, Rules.UnitDateInFuture);
    }

    public static void DemandSize(int rows)
    {
        RuleBroken.When(rows == 0, Rules.ImportFileEmpty);
        RuleBroken.When(rows > MostRows, Rules.ImportTooManyRows);
    }

    /// <summary>Decided; the rows follow at once, by themselves.</summary>
    public void Apply(Unit into, Guid by, DateTimeOffset now)
    {
        var next = Lifecycle.Next("Apply", Status);
        RuleBroken.When(FaultCount > 0, Rules.ImportHasFaults);
        RuleBroken.When(ToCreate == 0, Rules.ImportNothingNew);
        RuleBroken.When(into.Id != UnitId || into.Path != UnitPath, Rules.ImportUnitMoved);
        DemandDay(into, OpenedOn, VietnamTime.Day(now));
        (Status, AppliedBy, AppliedAt) = (next, by, now);
    }

    public void Cancel(DateTimeOffset now) => (Status, EndedAt) = (Lifecycle.Next("Cancel", Status), now);

    /// <summary>What was opened in the end: the tree may have changed after it was looked at.</summary>
    public void Finish(ImportForecast done, DateTimeOffset now)
    {
        (Status, EndedAt) = (Lifecycle.Next("Finish", Status), now);
        RuleBroken.When(done.Faults > 0, Rules.ImportHasFaults);
        Foresee(done);
    }

    public void Fail(int faults, DateTimeOffset now) => (Status, EndedAt, FaultCount) = (Lifecycle.Next("Fail", Status), now, faults);

    private void Foresee(ImportForecast forecast) =>
        (RowCount, ToCreate, Unchanged, FaultCount, NewUnits) = (forecast.Rows, forecast.ToCreate, forecast.Unchanged, forecast.Faults, forecast.NewUnits);
}
