using System.Globalization;
using CsvHelper;
using FluentValidation;
using FluentValidation.Results;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Unit = Kheo.Domain.Organisation.Unit;

namespace Kheo.Api.Features.Reporting;

/// <summary>Counts of members of many units from CSV, all or none. A count of the same unit and day is replaced; the same text twice changes nothing.</summary>
public sealed record ImportPeopleCounts : Act<PeopleImportView>, IExample<ImportPeopleCounts>
{
    internal const int MostRows = 20_000;

    /// <summary>The unit below which the rows lie.</summary>
    public required Guid UnderUnitId { get; init; }

    /// <summary>The campaign in which they take part; left out for those who may take part at all.</summary>
    public Guid? CampaignId { get; init; }

    /// <summary>The day of the rows that name none; today when unsaid.</summary>
    public DateOnly? CountedOn { get; init; }

    /// <summary>One line of column names, then the units: `unit_path` as units are exported, `count`, and if wanted `counted_on` (2026-01-31) and `source`. At most 20 000 lines.</summary>
    public required string Csv { get; init; }

    public static ImportPeopleCounts Example => new() { UnderUnitId = Guid.Parse("0193a000-0000-7000-8000-000000000012"), CountedOn = new DateOnly(2026, 1, 1), Csv = "unit_path,count,source\n/AB/X012/B01/C04/,24,Báo cáo quý IV/2025\n" };
}

/// <summary>What an import did.</summary>
public sealed record PeopleImportView(int Added, int Changed, int Unchanged) : IExample<PeopleImportView>
{
    public static PeopleImportView Example => new(1, 0, 0);
}

public sealed class ImportPeopleCountsValidator : AbstractValidator<ImportPeopleCounts>
{
    public ImportPeopleCountsValidator()
    {
        RuleFor(c => c.CountedOn).InclusiveBetween(new DateOnly(1945, 9, 2), new DateOnly(2099, 12, 31)).WithErrorCode("out-of-range");
        RuleFor(c => c.Csv).NotEmpty().WithErrorCode("required");
    }
}

public sealed class ImportPeopleCountsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ImportPeopleCounts, PeopleImportView>
{
    private static readonly HashSet<string> Columns = ["unit_path", "count", "counted_on", "source"];
    private static readonly CsvReaderOptions Options = new()
    {
        TrackLineNumbers = true, TrimWhitespace = true, MalformedData = CsvMalformedDataHandling.Throw, FieldCountMismatch = CsvFieldCountHandling.Throw, MaxRecordSize = 2_000,
    };

    private sealed record Line(long Number, string UnitPath, int Count, DateOnly Day, string? Source);

    public async Task<PeopleImportView> Handle(ImportPeopleCounts command, CancellationToken ct)
    {
        var today = VietnamTime.Day(clock.GetUtcNow());
        var (under, _) = await GetAwardsByProgrammeHandler.UnitOf(db, current.Actor, command.UnderUnitId, Geography.Recorded, ct, Permission.ReportsWrite);
        if (command.CampaignId is { } campaign && !await db.Set<Campaign>().ReachingTo(current.Actor).AnyAsync(c => c.Id == campaign, ct)) throw new Absent();
        var lines = Read(command.Csv, command.CountedOn ?? today);

        var (paths, end) = (lines.Select(l => l.UnitPath).ToArray(), UnitPaths.End(under.Path));
        var units = await db.Set<Unit>().VisibleTo(current.Actor, u => u.Path)
            .Where(u => string.Compare(u.Path, under.Path) >= 0 && string.Compare(u.Path, end) < 0 && paths.Contains(u.Path)).Select(u => new { u.Id, u.Path }).ToDictionaryAsync(u => u.Path, u => u.Id, ct);
        var faults = lines.Where(l => !units.ContainsKey(l.UnitPath)).Select(l => Fault(l.Number, "unit_path", "unknown"))
            .Concat(lines.GroupBy(l => (l.UnitPath, l.Day)).Where(g => g.Count() > 1).Select(g => Fault(g.Last().Number, "unit_path", "repeated")))
            .Concat(lines.Where(l => l.Day > today).Select(l => Fault(l.Number, "counted_on", "in-future"))).ToList();
        if (faults.Count > 0) throw new ValidationException(faults.Take(200));

        var (ids, days) = (units.Values.ToArray(), lines.Select(l => l.Day).Distinct().ToArray());
        var there = await db.Set<PeopleCount>().AsTracking().Where(c => ids.Contains(c.UnitId) && c.CampaignId == command.CampaignId && days.Contains(c.CountedOn)).ToDictionaryAsync(c => (c.UnitId, c.CountedOn), ct);
        var (added, changed) = (new List<PeopleCount>(), 0);
        foreach (var line in lines)
        {
            var unit = units[line.UnitPath];
            if (!there.TryGetValue((unit, line.Day), out var count)) added.Add(PeopleCount.Of(unit, line.UnitPath, command.CampaignId, line.Day, line.Count, line.Source, today));
            else if (count.Count != line.Count || count.Source != line.Source)
            {
                count.Set(line.Count, line.Source);
                changed++;
            }
        }
        await db.SaveChangesAsync(ct);
        await db.InsertSet(added, ct);
        return new PeopleImportView(added.Count, changed, lines.Count - added.Count - changed);
    }

    private static List<Line> Read(string text, DateOnly usual)
    {
        var (lines, faults) = (new List<Line>(), new List<ValidationFailure>());
        using var csv = CsvReader.FromText(text, Options);
        try
        {
            foreach (var column in csv.Headers) if (!Columns.Contains(column)) faults.Add(Fault(1, column, "unknown"));
            while (faults.Count < 200 && csv.Read())
            {
                var line = csv.LineNumber;
                string? Field(string column) => csv.TryGetFieldIndex(column, out var index) && csv.GetString(index) is { Length: > 0 } value ? value : null;
                if (lines.Count == ImportPeopleCounts.MostRows) throw new ValidationException([Fault(line, "line", "out-of-range")]);
                var day = usual;
                if (Field("unit_path") is not { } path) faults.Add(Fault(line, "unit_path", "required"));
                else if (!int.TryParse(Field("count"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > 10_000_000) faults.Add(Fault(line, "count", "malformed"));
                else if (Field("counted_on") is { } on && !DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)) faults.Add(Fault(line, "counted_on", "malformed"));
                else if (Field("source") is { Length: > 300 }) faults.Add(Fault(line, "source", "too-long"));
                else lines.Add(new Line(line, path, count, day, Field("source")));
            }
        }
        catch (CsvFormatException malformed)
        {
            faults.Add(Fault(malformed.LineNumber, "line", "malformed"));
        }
        if (faults.Count == 0 && lines.Count == 0) faults.Add(Fault(1, "line", "required"));
        return faults.Count == 0 ? lines : throw new ValidationException(faults);
    }

    private static ValidationFailure Fault(long line, string column, string code) => new($"csv[{line}].{column}", code) { ErrorCode = code };
}
