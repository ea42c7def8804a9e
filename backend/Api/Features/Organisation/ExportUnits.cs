using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Organisation;

/// <summary>The list of units as XLSX, every parent before its children; the same filters as the list.</summary>
public sealed record ExportUnits : Query<Sheet>, IUnitFilter
{
    /// <summary>A unit's path or id: only this unit and those below it.</summary>
    public string? Under { get; init; }

    /// <summary>Only the units directly below this one.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>One kind of the code list, e.g. `commune-committee`.</summary>
    public string? Kind { get; init; }

    public Guid? TierId { get; init; }

    /// <summary>Only pieces of the map, or only the others.</summary>
    public bool? Territorial { get; init; }

    /// <summary>Words of either of its names, today's or past, marks and case do not matter.</summary>
    public string? Q { get; init; }

    /// <summary>Names, parents and tiers as they were on this day.</summary>
    public DateOnly? AsOf { get; init; }
}

public sealed class ExportUnitsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ExportUnits, Sheet>
{
    private static readonly SheetColumn[] Columns =
    [
        new("Mã", Width: 14), new("Đường dẫn", Width: 28), new("Tên tổ chức đảng", Width: 44), new("Tên chính quyền, cơ quan", Width: 36), new("Loại", Width: 20),
        new("Cấp", Width: 28), new("Mã địa giới", Width: 14), new("Địa bàn", Width: 10), new("Thành lập", SheetKind.Date, 12), new("Kết thúc", SheetKind.Date, 12),
        new("Số đơn vị trực thuộc", SheetKind.Number, 12),
    ];

    public async Task<Sheet> Handle(ExportUnits query, CancellationToken ct)
    {
        var units = await Standings.Of(db, current.Actor, query, VietnamTime.Day(clock.GetUtcNow()), ct);
        return new Sheet("Đơn vị", Columns, Rows(units.OrderBy(s => s.Unit.Path).ToRows(db, query.AsOf)));
    }

    private static async IAsyncEnumerable<object?[]> Rows(IQueryable<UnitRow> units)
    {
        await foreach (var unit in units.AsAsyncEnumerable())
            yield return [unit.Code, unit.Path, unit.PartyName, unit.StateName, unit.Kind, unit.TierName, unit.ExternalCode, unit.Territorial, unit.OpenedOn, unit.ClosedOn, unit.Children];
    }
}
