using Kheo.Domain.Organisation;

namespace Kheo.Domain.Registrations;

/// <summary>How the rows of a sheet of registrations come in: as drafts to be written on, or handed in to the committee above.</summary>
public enum ImportedAs { Drafts, HandedIn }

/// <summary>What a look at the sheet comes to: how many rows would be registered, how many are there already, and how many stand in the way of an import of the whole.</summary>
/// <param name="Misread">Headings that keep every row from being read.</param>
public sealed record EntryForecast(int Rows, int ToCreate, int Unchanged, int Faults, int FaultyRows, int Misread = 0);

/// <summary>What a column of a sheet was said to be on the screen.</summary>
/// <param name="Column">Its letter: `C`.</param>
/// <param name="Means">The heading of the template that it stands for; null: the column is passed over.</param>
public sealed record ColumnMeaning(string Column, string? Means);

/// <summary>A sheet of registrations for one campaign: looked at, imported whole or without the rows at fault, and for a day to be undone.</summary>
public sealed class RegistrationImport : SheetImport
{
    /// <summary>How long an import can be undone.</summary>
    public static readonly TimeSpan UndoWithin = TimeSpan.FromHours(24);

    public static readonly IReadOnlyList<Step<ImportStatus>> Lifecycle =
    [
        .. Steps,
        new("Mend", [ImportStatus.Checked], null, Rules.ImportNotChecked),
        new("Match", [ImportStatus.Checked], null, Rules.ImportNotChecked),
        new("Undo", [ImportStatus.Done], ImportStatus.Undone, Rules.ImportNotDone),
    ];

    public Guid CampaignId { get; private set; }
    public ImportedAs As { get; private set; }
    /// <summary>Rows against which something stands.</summary>
    public int FaultyRows { get; private set; }
    /// <summary>What columns were said to be; the others are read by their headings.</summary>
    public IReadOnlyList<ColumnMeaning> Columns { get; private set; } = [];
    /// <summary>Headings against which something stands: no row is read while there is any.</summary>
    public int Misread { get; private set; }
    /// <summary>Rows at fault are left out instead of keeping the others back.</summary>
    public bool InPart { get; private set; }

    protected override IReadOnlyList<Step<ImportStatus>> Table => Lifecycle;

    private RegistrationImport() { }

    public static bool Allows(string verb, ImportStatus status) => Lifecycle.Allows(verb, status);

    public bool MayUndo(DateTimeOffset now) => Allows("Undo", Status) && now < EndedAt + UndoWithin;

    public static RegistrationImport Check(Unit into, Guid campaignId, ImportedAs arriving, string fileName, EntryForecast forecast, Guid by, DateTimeOffset now)
    {
        DemandSize(forecast.Rows);
        var import = new RegistrationImport { CampaignId = campaignId, As = arriving };
        import.Received(into.Id, into.Path, fileName, by, now);
        import.Foresee(forecast);
        return import;
    }

    /// <summary>Cells were written anew on the screen, and the sheet was looked at again.</summary>
    public void Mend(EntryForecast forecast)
    {
        Lifecycle.Next("Mend", Status);
        Foresee(forecast);
    }

    /// <summary>What the columns are was said on the screen, and the sheet was looked at again.</summary>
    public void Match(IReadOnlyList<ColumnMeaning> columns, EntryForecast forecast)
    {
        Lifecycle.Next("Match", Status);
        Columns = columns;
        Foresee(forecast);
    }

    public void Apply(Unit into, bool inPart, Guid by, DateTimeOffset now)
    {
        Begin(into.Id, into.Path, inPart, by, now);
        InPart = inPart;
    }

    /// <summary>What was registered in the end: rows may have been registered otherwise after the sheet was looked at.</summary>
    public void Finish(EntryForecast done, DateTimeOffset now)
    {
        End("Finish", now);
        RuleBroken.When(done.Faults > 0 && !InPart, Rules.ImportHasFaults);
        Foresee(done);
    }

    /// <summary>All its registrations are withdrawn, if none has gone on.</summary>
    public void Undo(IReadOnlyCollection<Registration> registered, DateTimeOffset now)
    {
        RuleBroken.When(Allows("Undo", Status) && !MayUndo(now), Rules.ImportUndoOver);
        RuleBroken.When(Allows("Undo", Status) && registered.Any(r => !Untouched(r)), Rules.ImportMovedOn);
        End("Undo", now);
        foreach (var one in registered) one.Withdraw(now);
    }

    private bool Untouched(Registration registration) =>
        registration.RowVersion == 1 && registration.Status == (As == ImportedAs.HandedIn ? RegistrationStatus.Submitted : RegistrationStatus.Draft);

    private void Foresee(EntryForecast forecast)
    {
        Foresee(forecast.Rows, forecast.ToCreate, forecast.Unchanged, forecast.Faults);
        (FaultyRows, Misread) = (forecast.FaultyRows, forecast.Misread);
    }
}
