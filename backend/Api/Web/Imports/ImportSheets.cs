using System.Text.Json;
using Kheo.Api.Database;
using Kheo.Domain;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Web;

/// <summary>The sheet of an import: read once, kept while it may still be imported or mended.</summary>
internal static class ImportSheets
{
    private sealed record Kept(string Rows, string Faults);

    private sealed record Beside(int Done, string Faults);

    public static Task Keep(this KheoDbContext db, SheetImport import, ImportSheet sheet, IReadOnlyList<ImportFault> faults, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        insert into import_sheets (import_id, unit_path, rows, faults) values ({import.Id}, {import.UnitPath}, {Text(sheet)}::jsonb, {Text(faults)}::jsonb)
        on conflict (import_id) do update set rows = excluded.rows, faults = excluded.faults
        """, ct);

    public static async Task<(ImportSheet Sheet, IReadOnlyList<ImportFault> Faults)?> Sheet(this KheoDbContext db, Guid import, CancellationToken ct)
    {
        var kept = (await db.Database.SqlQuery<Kept>($"""select rows::text as "Rows", faults::text as "Faults" from import_sheets where import_id = {import}""").ToListAsync(ct)).SingleOrDefault();
        return kept is null ? null : (Of<ImportSheet>(kept.Rows), Of<List<ImportFault>>(kept.Faults));
    }

    /// <summary>Its heading and its first lines.</summary>
    public static async Task<ImportSheet?> Top(this KheoDbContext db, Guid import, int lines, CancellationToken ct)
    {
        var top = (await db.Database.SqlQuery<string>(
            $"""
            select jsonb_build_object('heading', rows -> 'heading', 'lines', jsonb_path_query_array(rows, '$.lines[0 to $last]', jsonb_build_object('last', {lines - 1})))::text as "Value"
            from import_sheets where import_id = {import}
            """).ToListAsync(ct)).SingleOrDefault();
        return top is null ? null : Of<ImportSheet>(top);
    }

    /// <summary>How far the worker has come, and the first of what stands against the sheet.</summary>
    public static async Task<(int Done, IReadOnlyList<ImportFault> Faults)> Standing(this KheoDbContext db, Guid import, CancellationToken ct)
    {
        var beside = (await db.Database.SqlQuery<Beside>(
            $"""select done as "Done", jsonb_path_query_array(faults, '$[0 to 499]')::text as "Faults" from import_sheets where import_id = {import}""").ToListAsync(ct)).SingleOrDefault();
        return beside is null ? (0, []) : (beside.Done, Of<List<ImportFault>>(beside.Faults));
    }

    public static Task Find(this KheoDbContext db, Guid import, IReadOnlyList<ImportFault> faults, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"update import_sheets set faults = {Text(faults)}::jsonb where import_id = {import}", ct);

    /// <summary>It begins, perhaps anew; says for which time.</summary>
    public static async Task<int> Begin(this KheoDbContext db, Guid import, CancellationToken ct) => (await db.Database.SqlQuery<int>(
        $"""update import_sheets set done = 0, tries = tries + 1 where import_id = {import} returning tries as "Value" """).ToListAsync(ct)).Single();

    public static Task Tell(this KheoDbContext db, Guid import, int done, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"update import_sheets set done = {done} where import_id = {import}", ct);

    public static Task Forget(this KheoDbContext db, Guid import, CancellationToken ct) => db.Database.ExecuteSqlAsync($"delete from import_sheets where import_id = {import}", ct);

    private static string Text<T>(T value) => JsonSerializer.Serialize(value, Conventions.StoredJson);

    private static T Of<T>(string text) => JsonSerializer.Deserialize<T>(text, Conventions.StoredJson)!;
}
