namespace Kheo.Domain;

public enum ImportStatus { Checked, Importing, Done, Failed, Cancelled, Undone }

/// <summary>What stands against a sheet, where its reader finds it: the row's number, the heading as he wrote it, the cell, and what the cell says. Row 0 is the file as a whole.</summary>
public sealed record ImportFault(int Row, string Column, string? Cell, string Code, string? Value);

/// <summary>A sheet of rows, first looked at, then imported. It belongs to the unit that takes the rows.</summary>
public abstract class SheetImport : UnitOwned
{
    public const int MostRows = 20_000;

    /// <summary>What every sheet goes through: verb, from which statuses, to which.</summary>
    protected static readonly IReadOnlyList<Step<ImportStatus>> Steps =
    [
        new("Apply", [ImportStatus.Checked], ImportStatus.Importing, Rules.ImportNotChecked),
        new("Cancel", [ImportStatus.Checked], ImportStatus.Cancelled, Rules.ImportNotChecked),
        new("Finish", [ImportStatus.Importing], ImportStatus.Done, Rules.ImportNotImporting),
        new("Fail", [ImportStatus.Importing], ImportStatus.Failed, Rules.ImportNotImporting),
    ];

    public string FileName { get; private set; } = "";
    public int RowCount { get; private set; }
    public int ToCreate { get; private set; }
    public int Unchanged { get; private set; }
    public int FaultCount { get; private set; }
    public ImportStatus Status { get; private set; }
    public Guid CheckedBy { get; private set; }
    public DateTimeOffset CheckedAt { get; private set; }
    public Guid? AppliedBy { get; private set; }
    public DateTimeOffset? AppliedAt { get; private set; }

    /// <summary>When it was done, failed, was cancelled or undone.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    protected abstract IReadOnlyList<Step<ImportStatus>> Table { get; }

    public static void DemandSize(int rows)
    {
        RuleBroken.When(rows == 0, Rules.ImportFileEmpty);
        RuleBroken.When(rows > MostRows, Rules.ImportTooManyRows);
    }

    public void Cancel(DateTimeOffset now) => End("Cancel", now);

    public void Fail(int faults, DateTimeOffset now)
    {
        End("Fail", now);
        FaultCount = faults;
    }

    protected void Received(Guid unitId, string unitPath, string fileName, Guid by, DateTimeOffset now) =>
        (UnitId, UnitPath, FileName, CheckedBy, CheckedAt) = (unitId, unitPath, fileName, by, now);

    /// <summary>Decided; the rows follow at once, by themselves. <paramref name="inPart"/>: rows against which something stands are left out.</summary>
    protected void Begin(Guid unitId, string unitPath, bool inPart, Guid by, DateTimeOffset now)
    {
        var next = Table.Next("Apply", Status);
        RuleBroken.When(FaultCount > 0 && !inPart, Rules.ImportHasFaults);
        RuleBroken.When(ToCreate == 0, Rules.ImportNothingNew);
        RuleBroken.When(unitId != UnitId || unitPath != UnitPath, Rules.ImportUnitMoved);
        (Status, AppliedBy, AppliedAt) = (next, by, now);
    }

    protected void End(string verb, DateTimeOffset now) => (Status, EndedAt) = (Table.Next(verb, Status), now);

    protected void Foresee(int rows, int toCreate, int unchanged, int faults) => (RowCount, ToCreate, Unchanged, FaultCount) = (rows, toCreate, unchanged, faults);
}
