using Kheo.Domain.Organisation;
using Kheo.Domain.Registrations;
using static Kheo.Domain.ImportStatus;

namespace Kheo.Domain.Tests.Registrations;

public class RegistrationImportTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 3, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = VietnamTime.Day(Now);
    private static readonly DateOnly Founded = new(2020, 1, 1);
    private static readonly Unit Top = Unit.Root("VN", UnitKinds.CentralCommittee, "Trung ương", null, Founded, Today, u => Tier.Create(u, "TW", "Trung ương", 1, Founded));
    private static readonly EntryForecast Two = new(3, 2, 1, 0, 0);

    private static readonly Dictionary<(ImportStatus, string), ImportStatus> Lawful = new()
    {
        [(Checked, "Apply")] = Importing, [(Checked, "Cancel")] = Cancelled, [(Checked, "Mend")] = Checked, [(Checked, "Match")] = Checked, [(Importing, "Finish")] = Done, [(Importing, "Fail")] = Failed, [(Done, "Undo")] = Undone,
    };

    private static readonly Dictionary<string, Action<RegistrationImport>> Verbs = new()
    {
        ["Apply"] = i => i.Apply(Top, false, Guid.NewGuid(), Now),
        ["Cancel"] = i => i.Cancel(Now),
        ["Mend"] = i => i.Mend(Two),
        ["Match"] = i => i.Match([new("C", null)], Two),
        ["Finish"] = i => i.Finish(Two, Now),
        ["Fail"] = i => i.Fail(4, Now),
        ["Undo"] = i => i.Undo([], Now),
    };

    private static RegistrationImport Of(EntryForecast forecast) => RegistrationImport.Check(Top, Guid.NewGuid(), ImportedAs.Drafts, "dang-ky.xlsx", forecast, Guid.NewGuid(), Now);

    private static RegistrationImport At(ImportStatus status)
    {
        var import = Of(Two);
        if (status is Cancelled) Verbs["Cancel"](import);
        if (status is Importing or Done or Failed or Undone) Verbs["Apply"](import);
        if (status is Done or Undone) Verbs["Finish"](import);
        if (status is Failed) Verbs["Fail"](import);
        if (status is Undone) Verbs["Undo"](import);
        return import;
    }

    [Fact]
    public void The_table_names_every_verb() => Assert.Equal(Verbs.Keys.Order(), RegistrationImport.Lifecycle.Select(s => s.Verb).Distinct().Order());

    [Fact]
    public void Every_status_and_verb_is_either_a_step_or_a_named_refusal()
    {
        foreach (var status in Enum.GetValues<ImportStatus>())
        foreach (var (verb, act) in Verbs)
        {
            var import = At(status);
            Assert.Equal(status, import.Status);
            var lawful = Lawful.TryGetValue((status, verb), out var next);
            Assert.Equal(lawful, RegistrationImport.Allows(verb, status));
            if (lawful) act(import);
            else Law.Refuses(RegistrationImport.Lifecycle.First(s => s.Verb == verb).Refusal, () => act(import));
            Assert.Equal(lawful ? next : status, import.Status);
        }
    }

    [Fact]
    public void A_sheet_with_faults_is_imported_only_without_the_rows_at_fault()
    {
        var faulty = Two with { Faults = 2, FaultyRows = 1 };
        Law.Refuses(Rules.ImportHasFaults, () => Of(faulty).Apply(Top, false, Guid.NewGuid(), Now));
        var import = Of(faulty);
        import.Apply(Top, true, Guid.NewGuid(), Now);
        import.Finish(faulty, Now);
        Assert.Equal((Done, 2, 1), (import.Status, import.ToCreate, import.FaultyRows));
        Law.Refuses(Rules.ImportNothingNew, () => Of(faulty with { ToCreate = 0 }).Apply(Top, true, Guid.NewGuid(), Now));
        Law.Refuses(Rules.ImportHasFaults, () => At(Importing).Finish(faulty, Now));
    }

    [Fact]
    public void Mending_tells_the_sheet_anew()
    {
        var import = Of(Two with { Faults = 2, FaultyRows = 1, ToCreate = 1 });
        import.Mend(Two);
        Assert.Equal((2, 0, 0), (import.ToCreate, import.FaultCount, import.FaultyRows));
    }

    [Fact]
    public void It_is_undone_within_a_day_and_not_a_moment_later()
    {
        var import = At(Done);
        Assert.True(import.MayUndo(Now.AddHours(24).AddTicks(-1)));
        Assert.False(import.MayUndo(Now.AddHours(24)));
        Law.Refuses(Rules.ImportUndoOver, () => import.Undo([], Now.AddHours(24)));
        import.Undo([], Now.AddHours(24).AddTicks(-1));
        Assert.False(import.MayUndo(Now));
    }
}
