using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Organisation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Unit = Kheo.Domain.Organisation.Unit;

namespace Kheo.Api.Features.Organisation;

/// <summary>The units as XLSX, by the filters and in the order of the list. An import takes the sheet as it is, and then changes nothing.</summary>
public sealed record ExportUnits(ListUnits List) : Export<ListUnits>(List);

public sealed class ExportUnitsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ExportUnits, Sheet>
{
    public Task<Sheet> Handle(ExportUnits query, CancellationToken ct) => UnitSheet.Of(db, current.Actor, query.List, VietnamTime.Day(clock.GetUtcNow()), ct);
}

internal static class UnitSheet
{
    private sealed record Line(
        string Code, string Path, string PartyName, string? StateName, string? ParentCode, string Kind, string TierCode, string TierName, string? ExternalCode, bool Territorial,
        DateOnly OpenedOn, DateOnly? ClosedOn, int Children);

    public static async Task<Sheet> Of(KheoDbContext db, Actor actor, ListUnits list, DateOnly today, CancellationToken ct)
    {
        var units = ListUnitsHandler.Sorted(await Standings.Of(db, actor, list, today, ct), list);
        var asOf = list.AsOf;
        var lines = units.Select(s => new Line(
            s.Unit.Code, s.Unit.Path, s.PartyName, s.StateName, db.Set<UnitName>().Where(p => p.Id == s.ParentId).Select(p => p.Code).FirstOrDefault(), s.Unit.Kind,
            db.Set<Tier>().Where(t => t.Id == s.TierId).Select(t => t.Code).First(), db.Set<Tier>().Where(t => t.Id == s.TierId).Select(t => t.Name).First(), s.Unit.ExternalCode, s.Unit.Territorial,
            s.Unit.OpenedOn, s.Unit.ClosedOn, asOf == null
                ? db.Set<Unit>().Count(c => c.ParentId == s.Unit.Id && c.ClosedOn == null)
                : db.Set<UnitVersion>().Count(c => c.ParentId == s.Unit.Id && c.ValidFrom <= asOf && (c.ValidTo == null || c.ValidTo > asOf))));
        return Sheet.Of("Đơn vị", lines.AsAsyncEnumerable(),
            new(ImportWords.Column(nameof(ImportRow.Code)), u => u.Code, 14), new(ImportWords.Column(nameof(ImportRow.Path)), u => u.Path, 28),
            new(ImportWords.Column(nameof(ImportRow.Name)), u => u.PartyName, 44), new(ImportWords.Column(nameof(ImportRow.StateName)), u => u.StateName, 36),
            new(ImportWords.Column(nameof(ImportRow.ParentCode)), u => u.ParentCode, 14), new(ImportWords.Column(nameof(ImportRow.Kind)), u => ImportWords.Kinds.GetValueOrDefault(u.Kind, u.Kind), 26),
            new(ImportWords.Column(nameof(ImportRow.TierCode)), u => u.TierCode, 12), new("Cấp", u => u.TierName, 28),
            new(ImportWords.Column(nameof(ImportRow.ExternalCode)), u => u.ExternalCode, 14), new(ImportWords.Column(nameof(ImportRow.Territorial)), u => u.Territorial, 10),
            new("Thành lập", u => u.OpenedOn, 12), new("Kết thúc", u => u.ClosedOn, 12), new("Số đơn vị trực thuộc", u => u.Children, 12));
    }
}
