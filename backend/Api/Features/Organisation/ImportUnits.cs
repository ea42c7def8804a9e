using System.Text.Json.Serialization;
using FluentValidation;
using FluentValidation.Results;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Organisation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Unit = Kheo.Domain.Organisation.Unit;

namespace Kheo.Api.Features.Organisation;

/// <summary>Opens many units below one, all or none. A unit that is already there under the same parent with the same code and names is left as it is.</summary>
public sealed record ImportUnits : Act<ImportView>, IExample<ImportUnits>
{
    internal const long BodyLimit = 16_000_000;
    internal const int MostRows = UnitImport.MostRows;

    /// <summary>The unit that takes the rows without a `parentCode`.</summary>
    public required Guid UnderUnitId { get; init; }

    /// <summary>The first day of the new units; today when unsaid.</summary>
    public DateOnly? OpenedOn { get; init; }

    /// <summary>The units, in any order; at most 20 000. Give `rows` or `csv`.</summary>
    public IReadOnlyList<ImportRow>? Rows { get; init; }

    /// <summary>
    /// The same as text: one line of column names, then the units. Columns: `code`; `full_name` or `name`; `state_name`; `parent_code`; `external_code`; `territorial`;
    /// and `tier_code` with `kind`, or `level` (`province`, `commune`) for the national list of administrative units.
    /// </summary>
    public string? Csv { get; init; }

    public static ImportUnits Example => new()
    {
        UnderUnitId = Guid.Parse("0193a000-0000-7000-8000-000000000001"), OpenedOn = new DateOnly(2025, 7, 1),
        Rows =
        [
            new ImportRow { Code = "X012", Name = "Đảng ủy xã Bình Minh", StateName = "Xã Bình Minh", TierCode = "XA", Kind = UnitKinds.CommuneCommittee, Territorial = true, ExternalCode = "99012" },
            new ImportRow { Code = "CB1", Name = "Chi bộ ấp Đông An", ParentCode = "X012", TierCode = "CHI-BO", Kind = UnitKinds.Cell },
        ],
    };
}

/// <summary>One unit to open.</summary>
public sealed record ImportRow
{
    /// <summary>A-Z, 0-9, '_', '.' and '-', at most 32; once in an import.</summary>
    public required string Code { get; init; }

    /// <summary>The Party face, at most 300 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The State face, if there is one.</summary>
    public string? StateName { get; init; }

    /// <summary>Another row, or a unit already below `underUnitId`; when left out, `underUnitId` itself.</summary>
    public string? ParentCode { get; init; }

    /// <summary>A tier in force on the day of opening.</summary>
    public required string TierCode { get; init; }

    /// <summary>One of the code list, e.g. `commune-committee`.</summary>
    public required string Kind { get; init; }

    /// <summary>True when the unit is a piece of the map.</summary>
    public bool Territorial { get; init; }

    /// <summary>The code of Decision 20/2020 or of the statistics office.</summary>
    public string? ExternalCode { get; init; }

    /// <summary>Where the row stands in what was sent: `rows[0]`, or `csv[2]` for the line of that number.</summary>
    [JsonIgnore]
    internal string? Place { get; init; }

    /// <summary>Where a sheet that was exported says that the unit stands; then the parent is not looked for by its code.</summary>
    [JsonIgnore]
    internal string? Path { get; init; }

    /// <summary>The line of the sheet that it was read from.</summary>
    [JsonIgnore]
    internal SheetLine? Line { get; init; }
}

/// <summary>What an import did.</summary>
/// <param name="Created">Units opened.</param>
/// <param name="Unchanged">Units that were already there.</param>
public sealed record ImportView(Guid UnderUnitId, int Created, int Unchanged) : IExample<ImportView>
{
    public static ImportView Example => new(Guid.Parse("0193a000-0000-7000-8000-000000000001"), 2, 0);
}

public sealed class ImportUnitsValidator : AbstractValidator<ImportUnits>
{
    public ImportUnitsValidator()
    {
        RuleFor(c => c.Rows).Must((command, rows) => rows is null != command.Csv is null).WithErrorCode("rows-or-csv");
        RuleFor(c => c.Rows).Must(rows => rows is null or { Count: > 0 and <= ImportUnits.MostRows }).WithErrorCode("out-of-range");
    }
}

public sealed class ImportUnitsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ImportUnits, ImportView>
{
    private const int MostErrors = 200;

    public async Task<ImportView> Handle(ImportUnits command, CancellationToken ct)
    {
        var today = VietnamTime.Day(clock.GetUtcNow());
        var day = command.OpenedOn ?? today;
        await Locks.AgainstClosing(db, command.UnderUnitId, ct);
        var under = await db.Set<Unit>().VisibleTo(current.Actor, u => u.Path).SingleOrDefaultAsync(u => u.Id == command.UnderUnitId, ct) ?? throw new Absent();
        UnitPolicy.Table.Demand(current.Actor, nameof(ImportUnits), new UnitFacts(under.Path, true, false));
        RuleBroken.When(!under.IsOpenOn(day), Rules.UnitParentNotOpen);
        RuleBroken.When(day > today, Rules.UnitDateInFuture);

        var tiers = await ImportTiers.Of(db, current.Actor, under, ct);
        var rows = command.Csv is { } csv ? ImportCsv.Read(csv, tiers.Choosable, day) : [.. command.Rows!.Select((row, n) => row with { Place = $"rows[{n}]" })];
        var (opened, unchanged, flaws) = (await ImportPlan.Of(db, current.Actor, under, tiers, rows, day, today, ct)).Open(rows);
        if (flaws.Count > 0) throw new ValidationException(flaws.Take(MostErrors).Select(f => new ValidationFailure($"{f.Row.Place}.{f.Column}", f.Code) { ErrorCode = f.Code }));

        await db.Insert(opened, _ => Task.CompletedTask, ct);
        return new ImportView(under.Id, opened.Count, unchanged);
    }
}
