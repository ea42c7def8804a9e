using System.Text.Json;
using Kheo.Api.Database;
using Kheo.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Organisation;

/// <summary>The sheet of an import: read once, kept while it may still be imported or mended.</summary>
internal static class UnitImportSheets
{
    public static Task Keep(this KheoDbContext db, Guid import, ImportSheet sheet, IReadOnlyList<ImportFault> faults, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"insert into unit_import_sheets (import_id, rows, faults) values ({import}, {Text(sheet)}::jsonb, {Text(faults)}::jsonb)", ct);

    public static async Task<(ImportSheet Sheet, IReadOnlyList<ImportFault> Faults)?> Sheet(this KheoDbContext db, Guid import, CancellationToken ct)
    {
        var kept = (await db.Database.SqlQuery<Kept>($"""select rows::text as "Rows", faults::text as "Faults" from unit_import_sheets where import_id = {import}""").ToListAsync(ct)).SingleOrDefault();
        return kept is null ? null : (Of<ImportSheet>(kept.Rows), Of<List<ImportFault>>(kept.Faults));
    }

    public static Task Find(this KheoDbContext db, Guid import, IReadOnlyList<ImportFault> faults, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"update unit_import_sheets set faults = {Text(faults)}::jsonb where import_id = {import}", ct);

    /// <summary>It begins, perhaps anew; says for which time.</summary>
    public static async Task<int> Begin(this KheoDbContext db, Guid import, CancellationToken ct) => (await db.Database.SqlQuery<int>(
        $"""update unit_import_sheets set done = 0, tries = tries + 1 where import_id = {import} returning tries as "Value" """).ToListAsync(ct)).Single();

    public static Task Tell(this KheoDbContext db, Guid import, int done, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"update unit_import_sheets set done = {done} where import_id = {import}", ct);

    public static Task Forget(this KheoDbContext db, Guid import, CancellationToken ct) => db.Database.ExecuteSqlAsync($"delete from unit_import_sheets where import_id = {import}", ct);

    private sealed record Kept(string Rows, string Faults);

    private static string Text<T>(T value) => JsonSerializer.Serialize(value, Conventions.StoredJson);

    private static T Of<T>(string text) => JsonSerializer.Deserialize<T>(text, Conventions.StoredJson)!;
}

/// <summary>A sheet against the tree as it is: what would come of it, and what stands against it.</summary>
internal sealed record ImportReading(ImportForecast Forecast, IReadOnlyList<Unit> Opened, IReadOnlyList<ImportFault> Faults)
{
    public static async Task<ImportReading> Of(KheoDbContext db, Domain.Actor actor, Unit under, ImportSheet sheet, DateOnly day, DateOnly today, CancellationToken ct)
    {
        var tiers = await ImportTiers.Of(db, actor, under, ct);
        var columns = new ImportColumns(sheet, tiers, day);
        var rows = columns.Rows();
        var (opened, unchanged, flaws) = (await ImportPlan.Of(db, actor, under, tiers, rows, day, today, ct)).Open(rows);
        IReadOnlyList<ImportFault> faults = [.. columns.Faults.Concat(flaws.Select(columns.Of)).DistinctBy(f => (f.Row, f.Column)).OrderBy(f => f.Row)];
        var kinds = opened.GroupBy(u => u.Kind).Select(g => new KindCount(g.Key, g.Count())).OrderByDescending(k => k.Count).ThenBy(k => k.Kind, StringComparer.Ordinal);
        return new(new ImportForecast(sheet.Lines.Count, unchanged, faults.Count, [.. kinds]), opened, faults);
    }
}
