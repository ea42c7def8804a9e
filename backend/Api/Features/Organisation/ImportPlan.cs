using System.Text.RegularExpressions;
using Kheo.Api.Database;
using Kheo.Domain;
using Kheo.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Organisation;

/// <summary>What stands against one row, and in which of its fields.</summary>
internal sealed record ImportFlaw(ImportRow Row, string Column, string Code);

/// <summary>The units to open, parents before children, or what stands against the rows.</summary>
internal sealed record ImportOutcome(IReadOnlyList<Unit> Opened, int Unchanged, IReadOnlyList<ImportFlaw> Flaws);

/// <summary>The tiers that a row may name, the nearest unit's first, and all that units here stand on.</summary>
internal sealed record ImportTiers(IReadOnlyList<Tier> Choosable, Dictionary<Guid, Tier> All)
{
    public static async Task<ImportTiers> Of(KheoDbContext db, Actor actor, Unit under, CancellationToken ct)
    {
        var all = await db.Set<Tier>().ReachingTo(actor).ToListAsync(ct);
        return new([.. all.Where(t => UnitPaths.Contains(t.UnitPath, under.Path)).OrderByDescending(t => t.UnitPath.Length)], all.ToDictionary(t => t.Id));
    }
}

/// <summary>Puts rows under their parents and opens a unit for each, or says by row and column what stands against it.</summary>
internal sealed partial class ImportPlan(Unit under, ImportTiers tiers, IReadOnlyList<Unit> there, DateOnly day, DateOnly today)
{
    private const int MostFlaws = 20_000;
    private readonly List<ImportFlaw> _flaws = [];
    private readonly HashSet<ImportRow> _faulty = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<ImportRow> _reached = new(ReferenceEqualityComparer.Instance);
    private readonly ILookup<string, Unit> _there = there.ToLookup(u => u.Code);
    private readonly HashSet<string> _tierCodes = [.. tiers.All.Values.Select(t => t.Code)];
    private readonly List<Unit> _opened = [];
    private int _unchanged;

    /// <summary>A plan on the tree as it is now.</summary>
    public static async Task<ImportPlan> Of(KheoDbContext db, Actor actor, Unit under, ImportTiers tiers, IReadOnlyList<ImportRow> rows, DateOnly day, DateOnly today, CancellationToken ct)
    {
        var codes = rows.SelectMany(r => new[] { r.Code, r.ParentCode, r.Path is { } path ? LastCode(ParentPath(path)) : null }).OfType<string>().Distinct().ToArray();
        var end = UnitPaths.End(under.Path);
        var there = await db.Set<Unit>().VisibleTo(actor, u => u.Path)
            .Where(u => string.Compare(u.Path, under.Path) > 0 && string.Compare(u.Path, end) < 0 && codes.Contains(u.Code)).ToListAsync(ct);
        return new ImportPlan(under, tiers, there, day, today);
    }

    public ImportOutcome Open(IReadOnlyList<ImportRow> rows)
    {
        var children = Arrange(rows);
        var next = new Queue<(ImportRow Row, Unit Parent)>();
        void Follow(object node, Unit parent)
        {
            foreach (var row in children[node]) next.Enqueue((row, parent));
        }

        Follow(under, under);
        foreach (var parent in there) Follow(parent, parent);
        while (next.TryDequeue(out var step))
        {
            _reached.Add(step.Row);
            if (!_faulty.Contains(step.Row) && Settle(step.Row, step.Parent) is { } unit) Follow(step.Row, unit);
        }
        if (_flaws.Count == 0)
            foreach (var row in rows.Where(r => !_reached.Contains(r))) Refuse(row, nameof(ImportRow.ParentCode), "cycle");
        return new ImportOutcome(_opened, _unchanged, _flaws);
    }

    /// <summary>The unit that the row stands for: there already, or opened; none when something stands against it.</summary>
    private Unit? Settle(ImportRow row, Unit parent)
    {
        var unit = row.Path == under.Path ? under : _there[row.Code].FirstOrDefault(u => u.ParentId == parent.Id);
        if (unit is null)
        {
            unit = Try(row, parent);
            if (unit is not null) _opened.Add(unit);
            return unit;
        }
        if (unit.ClosedOn is not null) Refuse(row, nameof(row.Code), Rules.UnitClosed.Code);
        if (unit.PartyName != row.Name || unit.StateName != row.StateName) Refuse(row, nameof(row.Name), "differs");
        if (unit.Kind != row.Kind) Refuse(row, nameof(row.Kind), "differs");
        if (tiers.All.GetValueOrDefault(unit.TierId) is { } tier && tier.Code != row.TierCode) Refuse(row, nameof(row.TierCode), "differs");
        if (row.ExternalCode is { } external && unit.ExternalCode != external) Refuse(row, nameof(row.ExternalCode), "differs");
        if (row.Territorial && !unit.Territorial) Refuse(row, nameof(row.Territorial), "differs");
        if (_faulty.Contains(row)) return null;
        _unchanged++;
        return unit;
    }

    /// <summary>Looks at each row by itself, and finds its parent: another row, or a unit that is there.</summary>
    private ILookup<object, ImportRow> Arrange(IReadOnlyList<ImportRow> rows)
    {
        var known = new HashSet<string>();
        foreach (var row in rows)
        {
            if (!Code().IsMatch(row.Code)) Refuse(row, nameof(row.Code), row.Code.Length == 0 ? "required" : "malformed");
            else if (!known.Add(row.Path ?? row.Code)) Refuse(row, nameof(row.Code), "repeated");
            if (row.Path is { } path && (!UnitPaths.Contains(under.Path, path) || LastCode(path) != row.Code)) Refuse(row, nameof(row.Path), UnitPaths.Contains(under.Path, path) ? "malformed" : "outside");
            if (row.Name.Length == 0) Refuse(row, nameof(row.Name), "required");
            if (row.Name.Length > 300) Refuse(row, nameof(row.Name), "too-long");
            if (row.StateName is "") Refuse(row, nameof(row.StateName), "empty");
            if (row.StateName?.Length > 300) Refuse(row, nameof(row.StateName), "too-long");
            if (row.ExternalCode?.Length > 32) Refuse(row, nameof(row.ExternalCode), "too-long");
            if (!UnitKinds.All.Contains(row.Kind)) Refuse(row, nameof(row.Kind), row.Kind.Length == 0 ? "required" : Rules.UnitKindUnknown.Code);
            if (!_tierCodes.Contains(row.TierCode)) Refuse(row, nameof(row.TierCode), row.TierCode.Length == 0 ? "required" : "unknown");
        }
        var (byCode, byPath) = (rows.ToLookup(r => r.Code), rows.Where(r => r.Path is not null).GroupBy(r => r.Path!).ToDictionary(g => g.Key, g => g.First()));
        var units = there.ToDictionary(u => u.Path);
        object? Parent(ImportRow row)
        {
            if (row.Path == under.Path) return under;
            if (row.Path is { } path)
            {
                if (!UnitPaths.Contains(under.Path, path)) return null;
                var above = ParentPath(path);
                return byPath.GetValueOrDefault(above) ?? (above == under.Path ? under : units.GetValueOrDefault(above)) ?? Refused(row, nameof(row.Path), "unknown");
            }
            if (row.ParentCode is not { } code) return under;
            // Two rows of one code without paths are at fault themselves; their children wait for the first.
            var named = byCode[code].ToList();
            if (named.Count > 0) return named.Count(r => r.Path is not null) > 1 ? Refused(row, nameof(row.ParentCode), "ambiguous") : named[0];
            return _there[code].Count() == 1 ? _there[code].Single() : Refused(row, nameof(row.ParentCode), _there[code].Any() ? "ambiguous" : "unknown");
        }
        return rows.Select(row => (Row: row, Parent: Parent(row))).Where(p => p.Parent is not null).ToLookup(p => p.Parent!, p => p.Row, ReferenceEqualityComparer.Instance);
    }

    private Unit? Try(ImportRow row, Unit parent)
    {
        if (tiers.Choosable.FirstOrDefault(t => t.Code == row.TierCode) is not { } tier) return (Unit?)Refused(row, nameof(row.TierCode), "unknown");
        if (!tiers.All.TryGetValue(parent.TierId, out var above)) return (Unit?)Refused(row, nameof(row.ParentCode), "unknown");
        try
        {
            return Unit.Open(parent, above, row.Code, row.Kind, tier, row.Name, row.StateName, row.Territorial, row.ExternalCode, null, day, today);
        }
        catch (RuleBroken broken)
        {
            return (Unit?)Refused(row, Column(broken.Rule), broken.Rule.Code);
        }
    }

    private static string Column(Rule rule) => rule switch
    {
        _ when rule == Rules.TierNotInForce || rule == Rules.UnitTierAboveParent => nameof(ImportRow.TierCode),
        _ when rule == Rules.UnitParentNotOpen => nameof(ImportRow.ParentCode),
        _ => nameof(ImportRow.Code),
    };

    private object? Refused(ImportRow row, string column, string code)
    {
        Refuse(row, column, code);
        return null;
    }

    private void Refuse(ImportRow row, string column, string code)
    {
        _faulty.Add(row);
        if (_flaws.Count < MostFlaws) _flaws.Add(new ImportFlaw(row, column, code));
    }

    private static string ParentPath(string path) => path[..(path.AsSpan(0, Math.Max(0, path.Length - 1)).LastIndexOf('/') + 1)];

    private static string LastCode(string path) => path.Trim('/').Split('/')[^1];

    [GeneratedRegex(UnitShape.Code)]
    private static partial Regex Code();
}
