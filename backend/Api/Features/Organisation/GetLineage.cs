using System.Globalization;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Organisation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Unit = Kheo.Domain.Organisation.Unit;

namespace Kheo.Api.Features.Organisation;

/// <summary>Where a unit comes from and what became of it, both ways through every act, as a graph and in words.</summary>
public sealed record GetLineage(Guid Id) : Query<LineageView>;

/// <summary>A unit of the graph. `place` counts steps: below nought for predecessors, above for successors.</summary>
public sealed record LineageNode(Guid Id, string Name, string Path, int Place);

/// <summary>One predecessor and one successor by one operation.</summary>
/// <param name="Heir">The successor took the records and the open work.</param>
/// <param name="Text">The step as a sentence, in Vietnamese.</param>
public sealed record LineageStep(
    Guid ReorganisationId, string LegalNumber, DateOnly EffectiveOn, OperationKind Kind, Guid? FromUnitId, string? FromName, string? FromPath, Guid? ToUnitId, string? ToName, string? ToPath,
    bool Heir, SplitBasis? Basis, string Text) : IExample<LineageStep>
{
    public static LineageStep Example => Of(new Succession(0, OperationKind.Merge, Guid.Parse("0193a000-0000-7000-8000-000000000012"), "/AB/X012/", "Đảng ủy xã Bình Minh",
        Guid.Parse("0193a000-0000-7000-8000-000000000014"), "/AB/P014/", "Đảng ủy phường Bình Minh", true), ReorganisationExampleId, "1654/NQ-UBTVQH15", new DateOnly(2025, 7, 1));

    private static Guid ReorganisationExampleId => Guid.Parse("019a7000-0000-7000-8000-000000000001");

    public static LineageStep Of(Reorganisation act, Succession s) => Of(s, act.Id, act.LegalNumber, act.EffectiveOn);

    public static LineageStep Of(Succession s, Guid act, string number, DateOnly on) =>
        new(act, number, on, s.Kind, s.FromUnitId, s.FromName, s.FromPath, s.ToUnitId, s.ToName, s.ToPath, s.Heir, s.Basis, Words(s, number, on));

    private static string Words(Succession s, string number, DateOnly on)
    {
        var what = s.Kind switch
        {
            OperationKind.Rename => $"{s.FromName} đổi tên thành {s.ToName}",
            OperationKind.Retier => $"{s.FromName} chuyển cấp",
            OperationKind.Move => $"{s.FromName} chuyển về trực thuộc tổ chức đảng cấp trên khác",
            OperationKind.Merge => $"{s.FromName} sáp nhập, thành lập {s.ToName}",
            OperationKind.Absorb => $"{s.FromName} nhập vào {s.ToName}",
            OperationKind.Split when s.FromUnitId == s.ToUnitId => $"{s.FromName} tách một phần, phần còn lại giữ nguyên",
            OperationKind.Split => $"{s.FromName} chia tách, một phần về {s.ToName}" + (s.Heir ? " (kế thừa hồ sơ)" : ""),
            OperationKind.Transfer => $"{s.FromName} chuyển giao nhiệm vụ cho {s.ToName}",
            OperationKind.Dissolve => $"{s.FromName} giải thể, hồ sơ chuyển cho {s.ToName}",
            OperationKind.Create => $"Thành lập {s.ToName}",
            _ => $"{s.ToName} hoạt động trở lại",
        };
        return string.Create(CultureInfo.InvariantCulture, $"Từ ngày {on:dd/MM/yyyy}, {what}, theo {number}.");
    }
}

/// <summary>A unit's lineage.</summary>
/// <param name="Before">The steps that led to the unit, the latest first.</param>
/// <param name="After">The steps that led on from it, the earliest first.</param>
public sealed record LineageView(Guid UnitId, string Name, DateOnly OpenedOn, DateOnly? ClosedOn, IReadOnlyList<LineageNode> Nodes, IReadOnlyList<LineageStep> Before, IReadOnlyList<LineageStep> After)
    : IExample<LineageView>
{
    public static LineageView Example => new(Guid.Parse("0193a000-0000-7000-8000-000000000014"), "Đảng ủy phường Bình Minh", new DateOnly(2025, 7, 1), null,
        [new(Guid.Parse("0193a000-0000-7000-8000-000000000014"), "Đảng ủy phường Bình Minh", "/AB/P014/", 0), new(Guid.Parse("0193a000-0000-7000-8000-000000000012"), "Đảng ủy xã Bình Minh", "/AB/X012/", -1)],
        [LineageStep.Example], []);
}

public sealed class GetLineageHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<GetLineage, LineageView>
{
    private const int Furthest = 12;

    private sealed record Step(UnitSuccession Row, string Number);

    public async Task<LineageView> Handle(GetLineage query, CancellationToken ct)
    {
        var unit = await db.Set<Unit>().VisibleTo(current.Actor, u => u.Path).SingleOrDefaultAsync(u => u.Id == query.Id, ct) ?? throw new Absent();
        var nodes = new Dictionary<Guid, LineageNode> { [unit.Id] = new(unit.Id, unit.PartyName, unit.Path, 0) };
        var before = await Walk(unit.Id, -1, nodes, ct);
        var after = await Walk(unit.Id, 1, nodes, ct);
        return new LineageView(unit.Id, unit.PartyName, unit.OpenedOn, unit.ClosedOn, [.. nodes.Values.OrderBy(n => n.Place).ThenBy(n => n.Name, StringComparer.Ordinal)],
            [.. before.OrderByDescending(s => s.Row.EffectiveOn).ThenBy(s => s.Row.Id).Select(InWords)], [.. after.OrderBy(s => s.Row.EffectiveOn).ThenBy(s => s.Row.Id).Select(InWords)]);
    }

    // What a unit itself went through without another is told once, as its past.
    private async Task<List<Step>> Walk(Guid start, int direction, Dictionary<Guid, LineageNode> nodes, CancellationToken ct)
    {
        var steps = new Dictionary<Guid, Step>();
        var seen = new HashSet<Guid> { start };
        Guid[] edge = [start];
        for (var place = direction; edge.Length > 0 && Math.Abs(place) <= Furthest; place += direction)
        {
            var here = edge;
            var rows = direction < 0
                ? Readable().Where(s => s.ToUnitId != null && here.Contains(s.ToUnitId.Value))
                : Readable().Where(s => s.FromUnitId != null && here.Contains(s.FromUnitId.Value) && s.ToUnitId != s.FromUnitId);
            var found = await (from s in rows
                               join r in db.Set<Reorganisation>() on s.ReorganisationId equals r.Id into acts
                               from r in acts.DefaultIfEmpty()
                               select new Step(s, r == null ? "" : r.LegalNumber)).Take(1_000).ToListAsync(ct);
            foreach (var step in found) steps.TryAdd(step.Row.Id, step);
            var next = found.Select(s => direction < 0 ? (Id: s.Row.FromUnitId, Name: s.Row.FromName, Path: s.Row.FromPath) : (Id: s.Row.ToUnitId, Name: s.Row.ToName, Path: s.Row.ToPath))
                .Where(n => n.Id is { } id && seen.Add(id)).ToList();
            foreach (var (id, name, path) in next) nodes.TryAdd(id!.Value, new LineageNode(id.Value, name ?? "", path ?? "", place));
            edge = [.. next.Select(n => n.Id!.Value)];
        }
        return [.. steps.Values];
    }

    // A step is told to whoever sees either of its ends.
    private IQueryable<UnitSuccession> Readable()
    {
        var rows = db.Set<UnitSuccession>();
        var (from, to) = (rows.VisibleTo(current.Actor, s => s.FromPath!).Select(s => s.Id), rows.VisibleTo(current.Actor, s => s.ToPath!).Select(s => s.Id));
        return rows.Where(s => from.Contains(s.Id) || to.Contains(s.Id));
    }

    private static LineageStep InWords(Step step) => LineageStep.Of(
        new Succession(0, step.Row.Kind, step.Row.FromUnitId, step.Row.FromPath, step.Row.FromName, step.Row.ToUnitId, step.Row.ToPath, step.Row.ToName, step.Row.Heir, step.Row.Basis, step.Row.Note),
        step.Row.ReorganisationId, step.Number, step.Row.EffectiveOn);
}
