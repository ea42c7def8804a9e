using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Organisation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Organisation;

/// <summary>The same sheet back as XLSX, with what stands against each row beside it in a column "Lỗi". Mended, it is sent again as it is.</summary>
public sealed record DownloadUnitImportFaults(Guid Id) : Query<Sheet>;

internal sealed class DownloadUnitImportFaultsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<DownloadUnitImportFaults, Sheet>
{
    public const string Column = "Lỗi";

    public async Task<Sheet> Handle(DownloadUnitImportFaults query, CancellationToken ct)
    {
        var import = await db.Set<UnitImport>().VisibleTo(current.Actor).SingleOrDefaultAsync(i => i.Id == query.Id, ct) ?? throw new Absent();
        UnitImportPolicy.Demand(current.Actor, nameof(DownloadUnitImportFaults), import);
        if (await db.Sheet(import.Id, ct) is not ({ } sheet, { Count: > 0 } faults)) throw new RuleBroken(Rules.ImportWithoutFaults);

        var words = faults.ToLookup(f => f.Row, ImportWords.Of);
        // What is wrong with the headings, or with the file, stands beside the first row: a heading of its own it would no longer be.
        var first = words.Where(w => w.Key <= sheet.Heading.Number).SelectMany(w => w).ToList();
        var width = sheet.Lines.Max(l => l.Cells.Count);
        var kept = Enumerable.Range(0, Math.Max(width, sheet.Heading.Cells.Count)).Where(c => Text.Fold(sheet.Heading.At(c)) != Text.Fold(Column)).ToList();
        var rows = sheet.Lines.Select((line, n) => (object?[])[.. kept.Select(line.At), string.Join(' ', (n == 0 ? first : []).Concat(words[line.Number]))]);
        return new Sheet("Đơn vị cần sửa", [.. kept.Select(c => new SheetColumn(sheet.Heading.At(c), 24)), new SheetColumn(Column, 60)], rows.ToAsyncEnumerable());
    }
}
