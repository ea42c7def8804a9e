using System.Text.Json;
using Kheo.Api.Database;
using Kheo.Domain;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Web;

/// <summary>The sheet of an import: read once, kept while it may still be imported or mended.</summary>
internal static class ImportSheets
{
    private sealed record Kept(string Heading, byte[] Lines);

    private sealed record BeforePacking(SheetLine Heading, List<SheetLine> Lines);

    private sealed record Beside(int Done, string Faults);

    public static Task Keep(this KheoDbContext db, SheetImport import, ImportSheet sheet, IReadOnlyList<ImportFault> faults, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        insert into import_sheets (import_id, unit_path, heading, lines, faults) values ({import.Id}, {import.UnitPath}, {Text(sheet.Heading)}::jsonb, {sheet.Lines.Packed()}, {Text(faults)}::jsonb)
        on conflict (import_id) do update set heading = excluded.heading, lines = excluded.lines, rows = null, faults = excluded.faults
        """, ct);

    public static async Task<ImportSheet?> Sheet(this KheoDbContext db, Guid import, CancellationToken ct)
    {
        var kept = (await db.Database.SqlQuery<Kept>($"""select heading::text as "Heading", lines as "Lines" from import_sheets where import_id = {import} and lines is not null""").ToListAsync(ct)).SingleOrDefault();
        if (kept is not null) return new(Of<SheetLine>(kept.Heading), SheetLines.Unpacked(kept.Lines));
        var before = (await db.Database.SqlQuery<string>($"""select rows::text as "Value" from import_sheets where import_id = {import} and rows is not null""").ToListAsync(ct)).SingleOrDefault();
        return before is not null && Of<BeforePacking>(before) is var sheet ? new(sheet.Heading, SheetLines.Of(sheet.Lines)) : null;
    }

    /// <summary>What stands against it.</summary>
    public static async Task<IReadOnlyList<ImportFault>> Faults(this KheoDbContext db, Guid import, CancellationToken ct) =>
        Of<List<ImportFault>>((await db.Database.SqlQuery<string>($"""select faults::text as "Value" from import_sheets where import_id = {import}""").ToListAsync(ct)).Single());

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
