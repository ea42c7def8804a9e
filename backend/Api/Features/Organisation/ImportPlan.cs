using System.Text.RegularExpressions;
using FluentValidation;
using FluentValidation.Results;
using Kheo.Domain;
using Kheo.Domain.Organisation;

namespace Kheo.Api.Features.Organisation;

/// <summary>Puts rows under their parents and opens a unit for each, or says by row and column what stands against it.</summary>
internal sealed partial class ImportPlan(Unit under, IReadOnlyList<Tier> tiers, IReadOnlyList<Unit> there, DateOnly day, DateOnly today)
{
    private const int MostErrors = 200;
    private readonly List<ValidationFailure> _errors = [];
    private readonly HashSet<ImportRow> _faulty = [];
    private readonly Dictionary<Guid, Tier> _tiers = tiers.ToDictionary(t => t.Id);
    private readonly ILookup<string, Unit> _there = there.ToLookup(u => u.Code);

    public IReadOnlyList<Unit> Open(IReadOnlyList<ImportRow> rows)
    {
        var children = Arrange(rows);
        var opened = new List<Unit>();
        var reached = 0;
        var next = new Queue<(ImportRow Row, Unit Parent)>();
        void Follow(string? code, Unit parent)
        {
            foreach (var row in children[code ?? ""]) next.Enqueue((row, parent));
        }

        Follow(null, under);
        foreach (var parent in there) if (rows.All(r => r.Code != parent.Code)) Follow(parent.Code, parent);
        while (next.TryDequeue(out var step))
        {
            reached++;
            var (row, parent) = step;
            if (_faulty.Contains(row)) continue;
            var unit = _there[row.Code].FirstOrDefault(u => u.ParentId == parent.Id);
            if (unit is null)
            {
                unit = Try(row, parent);
                if (unit is null) continue;
                opened.Add(unit);
            }
            else if (unit.PartyName != row.Name || unit.StateName != row.StateName)
            {
                Refuse(row, nameof(row.Name), "differs");
            }
            Follow(row.Code, unit);
        }
        if (_errors.Count == 0 && reached < rows.Count) Refuse(rows.First(r => r.ParentCode is not null), nameof(ImportRow.ParentCode), "cycle");
        return _errors.Count == 0 ? opened : throw new ValidationException(_errors);
    }

    private ILookup<string, ImportRow> Arrange(IReadOnlyList<ImportRow> rows)
    {
        var known = new HashSet<string>();
        foreach (var row in rows)
        {
            if (!Code().IsMatch(row.Code)) Refuse(row, nameof(row.Code), "malformed");
            else if (!known.Add(row.Code)) Refuse(row, nameof(row.Code), "repeated");
            if (row.Name.Length == 0) Refuse(row, nameof(row.Name), "required");
            if (row.Name.Length > 300) Refuse(row, nameof(row.Name), "too-long");
            if (row.StateName is "") Refuse(row, nameof(row.StateName), "empty");
            if (row.StateName?.Length > 300) Refuse(row, nameof(row.StateName), "too-long");
            if (row.ExternalCode?.Length > 32) Refuse(row, nameof(row.ExternalCode), "too-long");
        }
        foreach (var row in rows)
            if (row.ParentCode is { } parent && !known.Contains(parent) && _there[parent].Count() != 1)
                Refuse(row, nameof(row.ParentCode), _there[parent].Any() ? "ambiguous" : "unknown");
        return rows.ToLookup(r => r.ParentCode ?? "");
    }

    private Unit? Try(ImportRow row, Unit parent)
    {
        var tier = tiers.FirstOrDefault(t => t.Code == row.TierCode);
        if (tier is null)
        {
            Refuse(row, nameof(row.TierCode), "unknown");
            return null;
        }
        try
        {
            return Unit.Open(parent, _tiers[parent.TierId], row.Code, row.Kind, tier, row.Name, row.StateName, row.Territorial, row.ExternalCode, null, day, today);
        }
        catch (RuleBroken broken)
        {
            Refuse(row, Column(broken.Rule), broken.Rule.Code);
            return null;
        }
    }

    private static string Column(Rule rule) => rule switch
    {
        _ when rule == Rules.UnitKindUnknown => nameof(ImportRow.Kind),
        _ when rule == Rules.TierNotInForce || rule == Rules.UnitTierAboveParent => nameof(ImportRow.TierCode),
        _ when rule == Rules.UnitParentNotOpen => nameof(ImportRow.ParentCode),
        _ => nameof(ImportRow.Code),
    };

    private void Refuse(ImportRow row, string column, string code)
    {
        _faulty.Add(row);
        _errors.Add(new ValidationFailure($"{row.Place}.{column}", code) { ErrorCode = code });
        if (_errors.Count >= MostErrors) throw new ValidationException(_errors);
    }

    [GeneratedRegex(UnitShape.Code)]
    private static partial Regex Code();
}
