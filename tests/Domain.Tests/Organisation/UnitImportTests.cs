using Kheo.Domain.Organisation;
using static Kheo.Domain.ImportStatus;

namespace Kheo.Domain.Tests.Organisation;

public class UnitImportTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 3, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = VietnamTime.Day(Now);
    private static readonly DateOnly Founded = new(2020, 1, 1);
    private static readonly Unit Top = Unit.Root("VN", UnitKinds.CentralCommittee, "Trung ương", null, Founded, Today, u => Tier.Create(u, "TW", "Trung ương", 1, Founded));
    private static readonly ImportForecast Two = new(3, 1, 0, [new(UnitKinds.Cell, 2)]);

    private static readonly Dictionary<(ImportStatus, string), ImportStatus> Lawful = new()
    {
        [(Checked, "Apply")] = Importing, [(Checked, "Cancel")] = Cancelled, [(Importing, "Finish")] = Done, [(Importing, "Fail")] = Failed,
    };

    private static readonly Dictionary<string, Action<UnitImport>> Verbs = new()
    {
        ["Apply"] = i => i.Apply(Top, Guid.NewGuid(), Now),
        ["Cancel"] = i => i.Cancel(Now),
        ["Finish"] = i => i.Finish(Two, Now),
        ["Fail"] = i => i.Fail(4, Now),
    };

    private static UnitImport Of(ImportForecast forecast, DateOnly? on = null) => UnitImport.Check(Top, "don-vi.xlsx", on ?? Today, forecast, Guid.NewGuid(), Now);

    private static UnitImport At(ImportStatus status)
    {
        var import = Of(Two);
        if (status is Cancelled) Verbs["Cancel"](import);
        if (status is Importing or Done or Failed) Verbs["Apply"](import);
        if (status is Done) Verbs["Finish"](import);
        if (status is Failed) Verbs["Fail"](import);
        return import;
    }

    [Fact]
    public void The_table_names_every_verb() => Assert.Equal(Verbs.Keys.Order(), UnitImport.Lifecycle.Select(s => s.Verb).Distinct().Order());

    [Fact]
    public void Every_status_and_verb_is_either_a_step_or_a_named_refusal()
    {
        foreach (var status in Enum.GetValues<ImportStatus>().Where(s => s != Undone))
        foreach (var (verb, act) in Verbs)
        {
            var import = At(status);
            Assert.Equal(status, import.Status);
            var lawful = Lawful.TryGetValue((status, verb), out var next);
            Assert.Equal(lawful, UnitImport.Allows(verb, status));
            if (lawful) act(import);
            else Law.Refuses(UnitImport.Lifecycle.First(s => s.Verb == verb).Refusal, () => act(import));
            Assert.Equal(lawful ? next : status, import.Status);
        }
    }

    [Fact]
    public void A_sheet_with_faults_and_one_with_nothing_new_are_not_imported()
    {
        Law.Refuses(Rules.ImportHasFaults, () => Of(Two with { Faults = 1 }).Apply(Top, Guid.NewGuid(), Now));
        Law.Refuses(Rules.ImportNothingNew, () => Of(new ImportForecast(3, 3, 0, [])).Apply(Top, Guid.NewGuid(), Now));
        Law.Refuses(Rules.ImportHasFaults, () => At(Importing).Finish(Two with { Faults = 1 }, Now));
    }

    [Theory]
    [InlineData(0, "import.file-empty")]
    [InlineData(1, null)]
    [InlineData(20_000, null)]
    [InlineData(20_001, "import.too-many-rows")]
    public void An_import_has_one_to_twenty_thousand_rows(int rows, string? refusal) =>
        Assert.Equal(refusal, (Record.Exception(() => Of(Two with { Rows = rows })) as RuleBroken)?.Rule.Code);

    [Fact]
    public void Units_begin_while_the_one_that_takes_them_is_open_and_not_in_the_future()
    {
        Law.Refuses(Rules.UnitDateInFuture, () => Of(Two, Today.AddDays(1)));
        Law.Refuses(Rules.UnitParentNotOpen, () => Of(Two, Founded.AddDays(-1)));
        Assert.Equal(Founded, Of(Two, Founded).OpenedOn);
    }

    [Fact]
    public void A_unit_that_moved_takes_no_rows_that_were_looked_at_before()
    {
        var moved = Unit.Root("VN2", UnitKinds.CentralCommittee, "Trung ương", null, Founded, Today, u => Tier.Create(u, "TW", "Trung ương", 1, Founded));
        Law.Refuses(Rules.ImportUnitMoved, () => Of(Two).Apply(moved, Guid.NewGuid(), Now));
    }

    [Fact]
    public void What_was_done_in_the_end_stands_in_place_of_what_was_foreseen()
    {
        var import = At(Importing);
        import.Finish(new ImportForecast(3, 2, 0, [new(UnitKinds.Cell, 1)]), Now);
        Assert.Equal((3, 1, 2, Now), (import.RowCount, import.ToCreate, import.Unchanged, import.EndedAt!.Value));
    }
}
