using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using MediatR;

namespace Kheo.Api.Features.Registration;

/// <summary>A cell as it shall read: the row's number and the heading as the sheet shows them.</summary>
public sealed record MendedCell(int Row, string Column, string Value);

/// <summary>Writes cells of a sheet anew that was looked at, and looks at it again.</summary>
public sealed record MendRegistrationImport : Change<RegistrationImportView>, IExample<MendRegistrationImport>
{
    public required IReadOnlyList<MendedCell> Cells { get; init; }

    public static MendRegistrationImport Example => new() { Cells = [new(17, "Lĩnh vực", "Xây dựng nông thôn mới")] };
}

public sealed class MendRegistrationImportValidator : AbstractValidator<MendRegistrationImport>
{
    public MendRegistrationImportValidator()
    {
        RuleFor(c => c.Cells.Count).InclusiveBetween(1, 500).WithErrorCode("out-of-range").OverridePropertyName("cells");
        RuleForEach(c => c.Cells).ChildRules(cell => cell.RuleFor(c => c.Value).MaximumLength(EntryColumns.LongestCell).WithErrorCode("too-long"));
    }
}

internal sealed class MendRegistrationImportHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<MendRegistrationImport, RegistrationImportView>
{
    public Task<RegistrationImportView> Handle(MendRegistrationImport command, CancellationToken ct) =>
        db.LookAgain(current.Actor, command.Id, (nameof(MendRegistrationImport), "Mend"),
            (import, campaign, sheet) => (Mended(sheet, new EntryColumns(sheet, campaign.Form, import.Columns), command.Cells), import.Columns),
            (import, forecast) => import.Mend(forecast), clock.GetUtcNow(), ct);

    // A column that the sheet has not yet is put at its end.
    private static ImportSheet Mended(ImportSheet sheet, EntryColumns read, IReadOnlyList<MendedCell> cells)
    {
        var (headings, written) = (sheet.Heading.Cells.ToList(), new Dictionary<int, Dictionary<int, string>>());
        foreach (var cell in cells)
        {
            var column = read.ColumnOf(cell.Column) is var known and >= 0 ? known : headings.LastIndexOf(cell.Column);
            if (column < 0 && EntryColumns.All.Contains(cell.Column))
            {
                column = headings.Count;
                headings.Add(cell.Column);
            }
            RuleBroken.When(column < 0, Rules.ImportCellUnknown);
            if (!written.TryGetValue(cell.Row, out var line)) line = written[cell.Row] = [];
            line[column] = ImportSheet.Cleaned(cell.Value, EntryColumns.LongestCell);
        }
        var lines = SheetLines.Of(sheet.Lines.Select(l => written.Remove(l.Number, out var line) ? Mended(l, line) : l));
        RuleBroken.When(written.Count > 0, Rules.ImportCellUnknown);
        return new(sheet.Heading with { Cells = headings }, lines);
    }

    private static SheetLine Mended(SheetLine line, Dictionary<int, string> cells) =>
        line with { Cells = [.. Enumerable.Range(0, Math.Max(line.Cells.Count, cells.Keys.Max() + 1)).Select(c => cells.TryGetValue(c, out var written) ? written : line.At(c))] };
}
